import { beforeEach, describe, expect, it } from "vitest";
import { useCrawledSite } from "../support/crawled-site.ts";
import type { NewsItem } from "../support/news-pages.ts";
import { newsFeed, newsListing, newsRun, serveNews, titlesOf } from "../support/news-ways.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FEED = `<link rel="alternate" type="application/rss+xml" title="RSS" href="/feed.xml">`;

const { world, paths, titles, start, later } = useCrawledSite();

const serve = (items: readonly NewsItem[]) => serveNews(world.site, items);
const feedOf = (items: readonly NewsItem[]) => newsFeed(world.site.origin, items);

describe("a page whose site has a fuller feed", () => {
  beforeEach(async () => {
    serve(newsRun(1, 30));
    world.site.pages.set("/news/", { body: newsListing(newsRun(11, 20), FEED) });
    world.site.pages.set("/feed.xml", feedOf(newsRun(1, 20)));
    await start();
  });

  it("gives all that the feed tells, each article once, the page's in their order on top", async () => {
    expect(await titles()).toEqual(titlesOf(newsRun(1, 20)));
    expect((await world.pipeline.source()).ways?.used).toMatchObject({
      url: `${world.site.origin}/feed.xml`,
      reader: "feed",
    });
  });

  it("costs one conditional request of the feed while nothing is new", async () => {
    await later();
    expect(world.site.visits()).toEqual([{ path: "/feed.xml", status: 304 }]);
    expect((await world.pipeline.source()).health.state).toBe("healthy");
  });

  it("takes what the feed announces, and reads its page for the full text", async () => {
    world.site.pages.set("/feed.xml", feedOf(newsRun(2, 21)));
    await later();
    expect(paths().slice(0, 2)).toEqual(["/feed.xml", newsRun(21, 21)[0]?.path]);
    const [entry] = await world.pipeline.entries();
    expect(entry).toMatchObject({ title: newsRun(21, 21)[0]?.title, credit: "新城日报" });
  });

  it("falls back to the page at once when the feed is gone, says so, and announces nothing twice", async () => {
    const known = await titles();
    world.site.pages.delete("/feed.xml");
    world.site.pages.set("/news/", { body: newsListing(newsRun(12, 21), FEED) });
    await later();
    expect(paths().slice(0, 2)).toEqual(["/feed.xml", "/news/"]);
    expect(await titles()).toEqual([...titlesOf(newsRun(21, 21)), ...known]);
    const told = world.pipeline.summaries.find(({ outcome }) => outcome === "failed");
    expect(told?.message).toMatch(/feed\.xml.*404.*is used no more, and the page itself is read/);
    expect((await world.pipeline.source()).ways).not.toHaveProperty("used");
    expect((await world.pipeline.source()).health.state).toBe("healthy");
  });

  it("waits one crawl long for a feed whose server is ill", async () => {
    world.site.pages.set("/feed.xml", { body: "ill", status: 500 });
    await later();
    expect(paths()).toEqual(["/feed.xml"]);
    expect((await world.pipeline.source()).health).toMatchObject({ state: "degraded" });
    await later(4 * HOUR);
    expect(paths().slice(0, 2)).toEqual(["/feed.xml", "/news/"]);
    expect((await world.pipeline.source()).health.state).toBe("healthy");
  });

  it("leaves a feed that turned into another document", async () => {
    world.site.pages.set("/feed.xml", { body: "<html><body><h1>Moved</h1></body></html>" });
    await later();
    expect(paths().slice(0, 2)).toEqual(["/feed.xml", "/news/"]);
    expect(await titles()).toEqual(titlesOf(newsRun(1, 20)));
  });

  it("compares the feed with the page again after a day, then after two, and leaves it when it falls behind", async () => {
    world.site.pages.set("/news/", { body: newsListing(newsRun(15, 26), FEED) });
    await later(DAY + HOUR);
    expect(paths()[0]).toBe("/news/");
    expect(paths()).toContain("/feed.xml");
    expect((await titles()).slice(0, 6).sort()).toEqual(titlesOf(newsRun(21, 26)).sort());
    expect((await world.pipeline.source()).ways).not.toHaveProperty("used");

    await later(DAY);
    expect(world.site.visits()).toEqual([{ path: "/news/", status: 304 }]);
    world.site.pages.set("/news/", { body: newsListing(newsRun(16, 27), FEED) });
    await later(DAY + HOUR);
    expect(paths()).toContain("/feed.xml");
  });
});

describe("a feed that is found later", () => {
  it("brings nothing of old into a feed that is read already", async () => {
    serve(newsRun(-30, 21));
    world.site.pages.set("/news/", { body: newsListing(newsRun(-9, 20)) });
    await start();
    world.site.pages.set("/news/", { body: newsListing(newsRun(-8, 21), FEED) });
    world.site.pages.set("/feed.xml", feedOf(newsRun(-30, 21)));
    await later();
    expect((await world.pipeline.source()).ways?.used?.reader).toBe("feed");
    expect(await titles()).toEqual(titlesOf(newsRun(-9, 21)));
  });
});

describe("a feed that goes further back than it did", () => {
  it("brings nothing of old", async () => {
    serve(newsRun(1, 22));
    world.site.pages.set("/news/", { body: newsListing(newsRun(11, 20), FEED) });
    world.site.pages.set("/feed.xml", feedOf(newsRun(1, 20)));
    await start();
    world.site.pages.set("/feed.xml", feedOf([...newsRun(-20, -10), ...newsRun(2, 21)]));
    await later();
    expect((await titles())[0]).toBe(newsRun(21, 21)[0]?.title);
    expect(await titles()).toHaveLength(21);
  });
});

describe("a page whose feed is of no use", () => {
  it.each([
    ["of another section", () => feedOf(newsRun(41, 60))],
    ["with fewer articles", () => feedOf(newsRun(16, 20))],
    ["that does not answer", () => ({ body: "no", status: 403 })],
    ["that is no feed", () => ({ body: "<p>Hello</p>" })],
  ])("is crawled itself beside a feed %s", async (_, feed) => {
    serve(newsRun(1, 20));
    world.site.pages.set("/news/", { body: newsListing(newsRun(11, 20), FEED) });
    world.site.pages.set("/feed.xml", feed());
    await start();
    expect(await titles()).toEqual(titlesOf(newsRun(11, 20)));
    expect((await world.pipeline.source()).ways).not.toHaveProperty("used");
    await later();
    expect(world.site.visits()).toEqual([{ path: "/news/", status: 304 }]);
    expect((await world.pipeline.source()).health.state).toBe("healthy");
  });

  it("obeys robots.txt for the feed too", async () => {
    serve(newsRun(1, 20));
    world.site.pages.set("/robots.txt", {
      body: "User-agent: *\nDisallow: /feed.xml",
      type: "text/plain",
    });
    world.site.pages.set("/news/", { body: newsListing(newsRun(11, 20), FEED) });
    world.site.pages.set("/feed.xml", feedOf(newsRun(1, 20)));
    await start();
    expect(paths()).not.toContain("/feed.xml");
    expect(await titles()).toEqual(titlesOf(newsRun(11, 20)));
  });

  it("asks for no feed where the operator named the links", async () => {
    serve(newsRun(1, 20));
    world.site.pages.set("/news/", { body: newsListing(newsRun(11, 20), FEED) });
    world.site.pages.set("/feed.xml", feedOf(newsRun(1, 20)));
    await start({ listing: { links: ".list a" } });
    expect(paths()).not.toContain("/feed.xml");
    expect(await titles()).toEqual(titlesOf(newsRun(11, 20)));
  });
});
