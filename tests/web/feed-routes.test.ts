import { parseFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { addEntries, createFeedWorld, PUBLIC_URL } from "../support/feed-world.ts";

const FORMATS = [
  ["rss", "application/rss+xml; charset=utf-8"],
  ["atom", "application/atom+xml; charset=utf-8"],
  ["json", "application/feed+json; charset=utf-8"],
] as const;

describe.each(FORMATS)("a source's feed as %s", (format, type) => {
  it("has the newest 50 entries, newest first", async () => {
    const world = createFeedWorld();
    const source = await world.addSource("xinwen");
    await addEntries(world, source, 60);

    const response = await world.get(`/feeds/xinwen.${format}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    const titles = titlesOf(await response.text());
    expect(titles).toHaveLength(50);
    expect(titles[0]).toMatch(/-59\)$/);
    expect(titles[49]).toMatch(/-10\)$/);
  });

  it("answers an unchanged poll with 304 and the headers of the 200", async () => {
    const world = createFeedWorld();
    await addEntries(world, await world.addSource("xinwen"), 3);

    const first = await world.get(`/feeds/xinwen.${format}`);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[^"]+"$/);
    const second = await world.get(`/feeds/xinwen.${format}`, { "If-None-Match": etag });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe("");
    for (const name of ["etag", "last-modified", "cache-control", "vary", "link"]) {
      expect(second.headers.get(name), name).toBe(first.headers.get(name));
    }
  });

  it("is the same bytes in another process, and others once an entry is new", async () => {
    const world = createFeedWorld();
    const source = await world.addSource("xinwen");
    await addEntries(world, source, 3);
    const before = await (await world.get(`/feeds/xinwen.${format}`)).text();
    const again = await (await world.get(`/feeds/xinwen.${format}?limit=50`)).text();
    expect(again).toBe(before);

    await world.addEntry(source, "newest", { title: "最新 Newest" });
    const after = await (await world.get(`/feeds/xinwen.${format}`)).text();
    expect(after).toContain("最新 Newest");
  });
});

function titlesOf(body: string): string[] {
  const { format, feed } = parseFeed(body);
  const entries = format === "atom" ? feed.entries : format === "rdf" ? [] : feed.items;
  return (entries ?? []).map(({ title }) =>
    String(typeof title === "object" ? title.value : title),
  );
}

describe("feed addresses", () => {
  it.each([
    ["/feeds/xinwen", "/feeds/xinwen.rss"],
    ["/feeds/XINWEN.RSS", "/feeds/xinwen.rss"],
    ["/feeds/xinwen.xml", "/feeds/xinwen.rss"],
    ["/feeds/xinwen/atom.xml", "/feeds/xinwen.atom"],
    ["/feeds/xinwen.atom/", "/feeds/xinwen.atom"],
    ["/feed.json", "/feeds/all.json"],
    ["/rss.xml", "/feeds/all.rss"],
    ["/feeds/old-name.rss", "/feeds/xinwen.rss"],
  ])("redirects %s to %s", async (path, to) => {
    const world = createFeedWorld();
    await world.addSource("xinwen", { formerIds: ["old-name"] });
    const response = await world.get(path);
    expect(response.status).toBe(301);
    expect(response.headers.get("location")).toBe(PUBLIC_URL + to);
  });

  it("says 404 for a source that never was and 410 for one that is removed", async () => {
    const world = createFeedWorld();
    await world.addSource("removed", { status: "removed" });
    expect((await world.get("/feeds/never.rss")).status).toBe(404);
    expect((await world.get("/feeds/removed.rss")).status).toBe(410);
    expect((await world.get("/feeds/groups/never.rss")).status).toBe(404);
  });
});
