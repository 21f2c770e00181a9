import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { findBroken, findUnhealed } from "../support/fault-invariants.ts";
import { openWorld } from "../support/fault-lives.ts";
import { HOUR } from "../support/fault-world.ts";

const VICTIM = fileURLToPath(new URL("../support/fault-victim.ts", import.meta.url));
const START = Math.floor(Date.now() / HOUR) * HOUR;

const STEPS = [
  "blobs.putBlob before",
  "blobs.putBlob after",
  "articles.saveArticle before",
  "articles.saveArticle after",
  "feeds.touchFeed before",
  "feeds.touchFeed after",
  "queue.send before",
  "queue.send after",
  "sources.saveSource after",
];

it.concurrent.each(STEPS)(
  "takes all articles, each once, after SIGKILL at %s",
  async (step) => {
    const path = mkdtempSync(join(tmpdir(), "tidings-killed-"));
    try {
      expect(await live(path, step)).toBe("SIGKILL");
      await goOn(path);
    } finally {
      rmSync(path, { recursive: true, force: true });
    }
  },
  60_000,
);

/** Answers the signal that ended it. */
async function live(path: string, step: string): Promise<unknown> {
  const args = [VICTIM, path, String(START), ...step.split(" ")];
  const victim = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  const [, signal] = await once(victim, "exit");
  return signal;
}

async function goOn(path: string): Promise<void> {
  const world = openWorld(path, START + HOUR);
  try {
    await world.apply();
    await world.run(2 * HOUR);
    expect(await findUnhealed(world)).toEqual([]);
    const entries = await world.ports.articles.listEntries({
      scope: "all",
      order: "newest",
      limit: 9,
    });
    expect(entries).toHaveLength(4);
    expect(await findBroken(world, [])).toEqual([]);
  } finally {
    world.close();
  }
}
