import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createWebApp } from "../../functions/web/app.ts";
import { checkFeed } from "../support/check-feed.ts";
import { checkHtml } from "../support/check-html.ts";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { listingPage, type NewsItem, newsPage, townNews } from "../support/news-pages.ts";
import { createPipeline, type Pipeline } from "../support/pipeline.ts";
import { xssVectors } from "../support/xss-vectors.ts";

const HOUR = 3_600_000;
const FORMATS = ["rss", "atom", "json"] as const;

let site: LoopbackSite;
let pipeline: Pipeline;

beforeEach(async () => {
  site = await createLoopbackSite();
  onTestFinished(() => site.close());
  pipeline = createPipeline();
});

function publish(items: readonly NewsItem[], page: (item: NewsItem) => string = newsPage): void {
  site.pages.set("/news/", { body: listingPage(items) });
  for (const item of items) site.pages.set(item.path, { body: page(item) });
}

async function crawl(): Promise<void> {
  if ((await pipeline.deps.sources.listSources()).length === 0) {
    await pipeline.apply({ url: `${site.origin}/news/`, everyMs: HOUR });
  }
  pipeline.pass(2 * HOUR);
  await pipeline.tick();
}

function web() {
  return createWebApp({
    ...pipeline.deps,
    publicUrl: async () => "https://feeds.example.org",
    settings: { publicStatus: true, rememberSourcesMs: 0 },
  });
}

/** Every document has these many entries, and no fault. */
async function expectGoodFeeds(count: number): Promise<void> {
  for (const format of FORMATS) {
    const response = await web().request(`/feeds/news.${format}`);
    const { faults, entries } = checkFeed(format, await response.text(), pipeline.deps.clock.now());
    expect(faults).toEqual([]);
    expect(entries).toHaveLength(count);
  }
}

function news(count: number): NewsItem[] {
  return Array.from({ length: count }, (_, index) => townNews(200 - index));
}

describe("F17 the same article under five addresses", () => {
  it("is one entry, whichever of them are shown together or later", async () => {
    const [item = townNews(1), ...others] = news(9);
    const { path } = item;
    const canonical = `<link rel="canonical" href="${site.origin}${path}">`;
    const body = newsPage(item).replace("</head>", `${canonical}</head>`);
    const variants = ["?utm_source=rss&utm_medium=feed", "#top", "?fbclid=1"].map(
      (end) => path + end,
    );
    const copies = [`/amp${path}`, `/m${path}`];
    publish([...others, ...[path, ...variants].map((address) => ({ ...item, path: address }))]);
    for (const address of [path, ...variants, ...copies]) site.pages.set(address, { body });
    await crawl();
    expect(await pipeline.entries()).toHaveLength(9);
    const guids = (await pipeline.entries()).map(({ guid }) => guid);

    const shown = [...others, item, ...copies.map((address) => ({ ...item, path: address }))];
    site.pages.set("/news/", { body: listingPage(shown) });
    for (let time = 0; time < 3; time += 1) await crawl();
    expect((await pipeline.entries()).map(({ guid }) => guid)).toEqual(guids);
    await expectGoodFeeds(9);
  });
});

describe("F19 a listing without an end", () => {
  it("of 3,000 links that lead nowhere costs 50 requests a crawl and no entry", async () => {
    publish(news(20));
    for (let time = 0; time < 2; time += 1) await crawl();
    site.requests.length = 0;
    const many = Array.from({ length: 3_000 }, (_, index) => townNews(1000 + index));
    site.pages.set("/news/", { body: listingPage(many) });
    await crawl();
    expect(site.visits().length).toBeLessThanOrEqual(51);
    await expectGoodFeeds(20);
    expect(await pipeline.entries()).toHaveLength(20);
  }, 60_000);

  it("of pages that always have a next one is followed for three pages", async () => {
    for (let page = 0; page < 30; page += 1) {
      const items = Array.from({ length: 10 }, (_, index) => townNews(page * 10 + index));
      const next = `/news/?page=${page + 1}`;
      site.pages.set(page === 0 ? "/news/" : `/news/?page=${page}`, {
        body: listingPage(items, next),
      });
      for (const item of items) site.pages.set(item.path, { body: newsPage(item) });
    }
    await crawl();
    const listings = site.visits().filter(({ path }) => /^\/news\/(?:\?|$)/.test(path));
    expect(listings).toHaveLength(3);
    expect(await pipeline.entries()).toHaveLength(30);
  });
});

describe("F21 scripts in every place of a page", () => {
  it("are in no document and on no page of ours", async () => {
    const items = news(12);
    const vectors = [...xssVectors()];
    const part = Math.ceil(vectors.length / items.length);
    publish(items, (item) => {
      const index = items.findIndex(({ path }) => path === item.path);
      const some = vectors.slice(index * part, (index + 1) * part);
      const title = `${item.title}${some[0]}`;
      const paragraphs = item.paragraphs.map(
        (text, n) => `${text}${some.filter((_, at) => at % 4 === n).join(" ")}`,
      );
      return newsPage({ ...item, title, paragraphs }).replace("李明", `李明${some[1]}`);
    });
    await crawl();
    const entries = await pipeline.entries();
    expect(entries.length).toBeGreaterThan(0);
    await expectGoodFeeds(entries.length);
    for (const { id } of entries) {
      const page = await (await web().request(`/articles/${id}`)).text();
      const content = /<article[\s\S]*<\/article>/.exec(page)?.[0] ?? page;
      expect(content).not.toMatch(
        /<script|<iframe|<object|\son\w+\s*=\s*["']?[a-z]|(?:href|src)\s*=\s*["']?\s*javascript:/i,
      );
    }
  }, 60_000);
});

describe("F22 characters that no feed may have", () => {
  it("leave every document whole", async () => {
    const hostile =
      "\0\b\u000b\u001f\u0085\ufffe\uffff\u202e\u2066]]>&#0;&#x1F;&#xD800;&#xFFFF;<![CDATA[x]]>";
    publish(news(6), (item) =>
      newsPage({
        ...item,
        title: `${item.title}${hostile}`,
        paragraphs: item.paragraphs.map((text) => hostile + text + hostile),
      }).replace("新城日报", `新城日报${hostile}`),
    );
    await crawl();
    expect(await pipeline.entries()).toHaveLength(6);
    await expectGoodFeeds(6);
    for (const { html } of checkFeed(
      "json",
      await (await web().request("/feeds/news.json")).text(),
      pipeline.deps.clock.now(),
    ).entries) {
      expect(checkHtml(html)).toEqual([]);
    }
  });
});

describe("F24 dates that cannot be", () => {
  it("are not believed, and the order of entries stays as it is", async () => {
    const dates = [
      "",
      "0001-01-01 00:00:00",
      "9999-12-31 23:59:59",
      "2099-01-02 08:00:00",
      "1969-12-31 08:00:00",
    ];
    const items = news(5).map((item, index) => ({ ...item, published: dates[index] ?? "" }));
    publish(items);
    await crawl();
    const before = await pipeline.entries();
    expect(before).toHaveLength(5);
    expect(before.map(({ publishedAt }) => publishedAt)).toEqual(new Array(5).fill(undefined));
    await expectGoodFeeds(5);

    publish(items.map((item, index) => ({ ...item, published: dates[(index + 1) % 5] ?? "" })));
    await crawl();
    await pipeline.crawl();
    expect((await pipeline.entries()).map(({ guid }) => guid)).toEqual(
      before.map(({ guid }) => guid),
    );
    await expectGoodFeeds(5);
  });
});
