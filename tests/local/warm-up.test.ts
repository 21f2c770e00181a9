import { expect, it } from "vitest";
import { createWebApp } from "../../functions/web/app.ts";
import { warmUp } from "../../local/start/warm-up.ts";
import { createFeedWorld } from "../support/feed-world.ts";

it("writes every format before anybody asks, and keeps nothing of it", async () => {
  const world = createFeedWorld();
  const source = await world.addSource("yaowen");
  await world.addEntry(source, "要闻 News");
  const before = await world.feeds.getFeeds(["all"]);
  const types: (string | null)[] = [];
  const kept: string[] = [];
  const putBlob = async (key: string) => void kept.push(key);
  const blobs = { ...world.blobs, putBlob };
  const app = createWebApp({ ...world, blobs, settings: { publicStatus: true } });
  await warmUp({
    async fetch(request) {
      const response = await app.fetch(request);
      expect(response.status).toBe(200);
      types.push(response.headers.get("content-type"));
      return response;
    },
  });
  expect(new Set(types).size).toBe(3);
  expect(kept).toEqual([]);
  expect(await world.feeds.getFeeds(["all"])).toEqual(before);
});
