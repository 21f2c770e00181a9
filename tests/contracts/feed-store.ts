import { expect, it } from "vitest";
import type { FeedStore } from "../../functions/usecases/ports.ts";
import { aFeed, next } from "../support/stored-records.ts";

/** `create` gives an empty store. */
export function itKeepsTheFeedStoreContract(create: () => Promise<FeedStore>): void {
  it("gives back feeds as they were saved, and only those that there are", async () => {
    const store = await create();
    const range = (page: number) => ({
      page,
      from: { enteredAt: "2026-10-01T08:00:00.000Z", id: `a${page}` },
      to: { enteredAt: "2026-10-02T08:00:00.000Z", id: `b${page}` },
      count: 50,
    });
    const all = aFeed("all", {
      sealed: [range(1), range(2)],
      renderings: { rss: { version: 1, etag: "e", lastModified: "l", key: "renderings/all/1" } },
    });
    const group = aFeed("group:城市");
    expect(await store.saveFeed(all)).toBe(true);
    expect(await store.saveFeed(group)).toBe(true);
    const found = await store.getFeeds(["all", "group:城市", "source:unknown", "all"]);
    expect(found.toSorted((a, b) => (a.feed < b.feed ? -1 : 1))).toEqual([all, group]);
    expect(await store.getFeeds([])).toEqual([]);
  });

  it("saves a feed only over the revision before it", async () => {
    const store = await create();
    const first = aFeed("all");
    expect(await store.saveFeed(next(first))).toBe(false);
    expect(await store.saveFeed(first)).toBe(true);
    expect(await store.saveFeed(first)).toBe(true);
    expect(await store.saveFeed({ ...first, version: 7 })).toBe(false);
    expect(await store.saveFeed(next(first, { version: 7 }))).toBe(true);
    expect(await store.getFeeds(["all"])).toEqual([{ ...first, version: 7, revision: 2 }]);
  });

  it("makes a feed when it is first touched", async () => {
    const store = await create();
    await store.touchFeed("source:a", "2026-11-22T08:00:00.000Z");
    expect(await store.getFeeds(["source:a"])).toEqual([aFeed("source:a")]);
  });

  it("counts every touch, at once or one after the other, and leaves the rest as it is", async () => {
    const store = await create();
    const rss = { version: 1, etag: "e", lastModified: "l", key: "renderings/all/1" };
    const first = aFeed("all", { version: 4, renderings: { rss } });
    await store.saveFeed(first);
    const changedAt = "2026-11-22T09:00:00.000Z";
    await Promise.all(Array.from({ length: 9 }, () => store.touchFeed("all", changedAt)));
    expect(await store.getFeeds(["all"])).toEqual([
      { ...first, version: 13, revision: 10, changedAt },
    ]);
  });

  it("lets no save undo a touch that came between", async () => {
    const store = await create();
    const first = aFeed("all");
    await store.saveFeed(first);
    await store.touchFeed("all", "2026-11-22T09:00:00.000Z");
    expect(await store.saveFeed(next(first))).toBe(false);
    expect((await store.getFeeds(["all"]))[0]).toMatchObject({ version: 2, revision: 2 });
  });
}
