import { describe, expect, it } from "vitest";
import { useCrawledSite } from "../support/crawled-site.ts";
import { listingPage, type NewsItem } from "../support/news-pages.ts";
import {
  newsFeed,
  newsListing,
  newsRun,
  publishedTime,
  serveNews,
  titlesOf,
} from "../support/news-ways.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHELL = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>新闻动态-新城新闻网</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>`;

const { world, paths, titles, start, later } = useCrawledSite();

const serve = (items: readonly NewsItem[]) => serveNews(world.site, items);
const feedOf = (items: readonly NewsItem[]) => newsFeed(world.site.origin, items);

describe("a page that shows no article by itself", () => {
  const wordpress = (items: readonly NewsItem[]) =>
    JSON.stringify(
      items.toReversed().map((item) => ({
        link: `${world.site.origin}${item.path}`,
        title: { rendered: item.title },
        date_gmt: new Date(publishedTime(item)).toISOString().slice(0, 19),
      })),
    );
  const WAYS: Readonly<Record<string, readonly [string, (items: readonly NewsItem[]) => object]>> =
    {
      "a common feed's address": ["/news/feed/", feedOf],
      "a news sitemap": [
        "/news-sitemap.xml",
        (items) => ({
          type: "application/xml",
          body: `<urlset>${items.map((item) => `<url><loc>${world.site.origin}${item.path}</loc><news:news><news:title>${item.title}</news:title><news:publication_date>${publishedTime(item)}</news:publication_date></news:news></url>`).join("")}</urlset>`,
        }),
      ],
      "WordPress's data": [
        "/wp-json/wp/v2/posts?per_page=50&_fields=link,title,date_gmt,excerpt",
        (items) => ({ type: "application/json", body: wordpress(items) }),
      ],
    };

  it.each(Object.entries(WAYS))("is told by %s", async (_, [path, serveIt]) => {
    serve(newsRun(1, 21));
    world.site.pages.set("/news/", { body: SHELL });
    world.site.pages.set(path, serveIt(newsRun(1, 20)) as { body: string });
    await start();
    expect(await titles()).toEqual(titlesOf(newsRun(1, 20)));
    const { ways, health, pageTitle } = await world.pipeline.source();
    expect(ways?.used?.url).toBe(`${world.site.origin}${path}`);
    expect(health.state).toBe("healthy");
    expect(pageTitle).toBe("新闻动态");
    await later();
    expect(world.site.visits()).toEqual([{ path, status: 304 }]);
    world.site.pages.set(path, serveIt(newsRun(2, 21)) as { body: string });
    await later();
    expect((await titles())[0]).toBe(newsRun(21, 21)[0]?.title);
  });

  it("is told by the data that its script asks for", async () => {
    serve(newsRun(1, 20));
    const script = `<script>fetch("/api/config.json");fetch("./list.json?size=20").then(r=>r.json()).then(show)</script>`;
    world.site.pages.set("/news/", { body: SHELL.replace("</body>", `${script}</body>`) });
    const records = newsRun(1, 20)
      .toReversed()
      .map(({ path, title, published }) => ({
        doctitle: title,
        docpuburl: path,
        docreltime: published,
      }));
    world.site.pages.set("/news/list.json?size=20", {
      body: JSON.stringify({ code: 0, data: { rows: records } }),
      type: "application/json",
    });
    await start();
    expect(await titles()).toEqual(titlesOf(newsRun(1, 20)));
    expect(paths().slice(0, 2)).toEqual(["/news/", "/news/list.json?size=20"]);
  });

  it("is followed into its frame, once, and its frame's pages", async () => {
    serve(newsRun(1, 21));
    world.site.pages.set("/news/", {
      body: `<html><head><title>新城公告</title></head><frameset rows="80,*"><frame name="top" src="/top.html"><frame name="main" src="list.html"></frameset></html>`,
    });
    world.site.pages.set("/news/list.html", {
      body: listingPage(newsRun(11, 20).toReversed(), "/news/list_2.html"),
    });
    world.site.pages.set("/news/list_2.html", { body: newsListing(newsRun(1, 10)) });
    await start();
    expect(await titles()).toEqual(titlesOf(newsRun(1, 20)));
    expect((await world.pipeline.source()).ways?.used?.url).toBe(
      `${world.site.origin}/news/list.html`,
    );
    await later();
    expect(world.site.visits()).toEqual([{ path: "/news/list.html", status: 304 }]);
  });

  it("is a broken source where nothing tells of articles, and is looked at again after a growing time", async () => {
    world.site.pages.set("/news/", { body: SHELL });
    await start();
    const { health } = await world.pipeline.source();
    expect(health).toMatchObject({ state: "degraded", cause: "no-links" });
    expect(health.message).toMatch(/none of \d+ other addresses/);
    expect(world.site.visits().length).toBeGreaterThan(8);
    await later(4 * HOUR);
    expect(paths()).toEqual(["/news/"]);
    await later(DAY);
    expect(world.site.visits().length).toBeGreaterThan(8);
    await later(DAY);
    expect(paths()).toEqual(["/news/"]);
  });

  it("takes no stranger's feed for a source that has a history", async () => {
    serve(newsRun(1, 60));
    world.site.pages.set("/news/", { body: newsListing(newsRun(1, 10)) });
    await start();
    world.site.pages.set("/news/", { body: SHELL });
    world.site.pages.set("/news/feed/", feedOf(newsRun(31, 50)));
    await later();
    expect(await titles()).toEqual(titlesOf(newsRun(1, 10)));
    expect((await world.pipeline.source()).health).toMatchObject({ cause: "no-links" });
  });
});
