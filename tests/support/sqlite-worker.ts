import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

export interface Worker {
  /** Resolves when the worker has written its first line. */
  readonly started: Promise<unknown>;
  /** What it wrote; throws with its complaint if it failed. */
  readonly finished: Promise<string>;
  kill(): Promise<void>;
}

/** Runs `source` (TypeScript, ESM, with the file at `path` as `path`) in a process of its own. */
export function startWorker(path: string, source: string): Worker {
  const root = new URL("../../functions/", import.meta.url).href;
  const code = `
    const path = ${JSON.stringify(path)};
    const { openDatabase } = await import("${root}adapters/sqlite-database.ts");
    const { createSqliteQueue } = await import("${root}adapters/sqlite-queue.ts");
    const { createSqliteFeedStore } = await import("${root}adapters/sqlite-feed-store.ts");
    const { createSqliteHostStore } = await import("${root}adapters/sqlite-host-store.ts");
    const { createSqliteSourceStore } = await import("${root}adapters/sqlite-source-store.ts");
    ${source}`;
  const flags = ["--input-type=module-typescript", "--no-warnings", "--eval", code];
  const child = spawn(process.execPath, flags, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  const output = Promise.all([text(child.stdout), text(child.stderr), ended]);
  const finished = output.then(([written, complaint, [status]]) => {
    if (status !== 0) throw new Error(`worker ended with ${status}: ${complaint}`);
    return written;
  });
  finished.catch(() => {});
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) await kill();
  });
  return { started: once(child.stdout, "data"), finished, kill };
}
