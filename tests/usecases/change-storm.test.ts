import type { Hono } from "hono";
import { expect, it } from "vitest";
import { createWebApp } from "../../functions/web/app.ts";
import { createFeedWorld } from "../support/feed-world.ts";

const FEEDS = 40;
const READERS = 1_000;
const ROUNDS = 4;
const FORMATS = ["rss", "atom", "json"];

interface Reader {
  readonly path: string;
  etag: string;
}

/** One poll as a reader makes it: what it holds afterwards is what the server has. @returns the body of a new document */
async function poll(app: Hono, reader: Reader): Promise<string | undefined> {
  const headers: Record<string, string> =
    reader.etag === "" ? {} : { "If-None-Match": reader.etag };
  const response = await app.request(reader.path, { headers });
  const etag = response.headers.get("etag") ?? "";
  expect(response.status).toBe(etag === reader.etag ? 304 : 200);
  reader.etag = etag;
  return response.status === 304 ? undefined : response.text();
}

it("answers 1,000 readers through a storm of changes: nothing wrong, nothing old, one rendering a version", async () => {
  const world = createFeedWorld();
  const sources = await Promise.all(
    Array.from({ length: FEEDS }, (_, index) => world.addSource(`s-${index}`)),
  );
  let kept = 0;
  const putBlob: typeof world.blobs.putBlob = async (key, bytes, type) => {
    kept += key.startsWith("renderings/") ? 1 : 0;
    await world.blobs.putBlob(key, bytes, type);
  };
  const app = createWebApp({
    ...world,
    blobs: { ...world.blobs, putBlob },
    settings: { publicStatus: true },
  });
  const readers = Array.from({ length: READERS }, (_, index) => ({
    path: `/feeds/s-${index % FEEDS}.${FORMATS[index % 3]}`,
    etag: "",
  }));

  for (let round = 0; round < ROUNDS; round += 1) {
    const changed = round === 0 ? sources : sources.filter((_, index) => index % 2 === 0);
    for (const source of changed) await world.addEntry(source, `round-${round}-${source.key}`);
    const bodies = await Promise.all(readers.map((reader) => poll(app, reader)));
    const fresh = bodies.filter((body) => body !== undefined);
    expect(fresh).toHaveLength((READERS * changed.length) / FEEDS);
    expect(fresh.every((body) => body.includes(`round-${round}-`))).toBe(true);
    world.time.now = new Date(world.time.now.getTime() + 1_000);
  }
  const paths = new Set(readers.map(({ path }) => path)).size;
  const encodings = 3;
  expect(kept).toBe(paths * (1 + (ROUNDS - 1) / 2) * encodings);
});
