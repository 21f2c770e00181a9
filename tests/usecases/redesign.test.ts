import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { approveSource } from "../../functions/usecases/operate-sources.ts";
import { createWebApp } from "../../functions/web/app.ts";
import { Crash, crashAt } from "../support/crash-at.ts";
import { createStores } from "../support/dynamodb-stores.ts";
import { useDynamoDb } from "../support/dynamodb-table.ts";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { listingPage, type NewsItem, newsPage, townNews } from "../support/news-pages.ts";
import { createPipeline, type Pipeline } from "../support/pipeline.ts";

const HOUR = 3_600_000;
const COUNT = 200;

let site: LoopbackSite;
let pipeline: Pipeline;
let guids: Map<string, string>;

const ITEMS = Array.from({ length: COUNT }, (_, index) => townNews(index + 1));

function publish(items: readonly NewsItem[], page: (item: NewsItem) => string = newsPage): void {
  site.pages.clear();
  site.pages.set("/news/", { body: listingPage(items.toReversed()) });
  for (const item of items) site.pages.set(item.path, { body: page(item) });
}

/** As a new content management system would write the same text. */
function redesigned({ title, published, paragraphs }: NewsItem): string {
  const blocks = paragraphs.map((text) => `<div class="block"><span>${text}</span></div>`).join("");
  return `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>${title} | 新城</title></head><body>
<header><nav><ul><li><a href="/">首页</a></li><li><a href="/list">新闻</a></li></ul></nav></header>
<article><header><h1>${title}</h1><p><time datetime="${published.replace(" ", "T")}+08:00">${published}</time> 来源:新城日报</p></header>
<section>${blocks}</section></article><footer>版权所有</footer></body></html>`;
}

function moved(items: readonly NewsItem[], word: string): NewsItem[] {
  return items.map((item, index) => ({ ...item, path: `/article/${word}-${index}-abc/` }));
}

async function tick(): Promise<void> {
  pipeline.pass(3 * HOUR);
  await pipeline.tick();
}

async function expectNothingAnnounced(): Promise<void> {
  const entries = await pipeline.entries();
  expect(entries).toHaveLength(guids.size);
  expect(new Map(entries.map(({ title, guid }) => [title, guid]))).toEqual(guids);
  expect(entries.filter(({ modifiedAt }) => modifiedAt !== undefined)).toEqual([]);
}

/** The newest document links to the addresses of now, and to nothing else. */
async function expectLinks(word: string): Promise<void> {
  const web = createWebApp({
    ...pipeline.deps,
    publicUrl: async () => "https://feeds.example.org",
    settings: { publicStatus: true, rememberSourcesMs: 0 },
  });
  const document = (await (await web.request("/feeds/news.json")).json()) as {
    items: { url: string }[];
  };
  const urls = document.items.map(({ url }) => new URL(url).pathname);
  expect(urls).toHaveLength(Math.min(50, guids.size));
  expect(urls.filter((path: string) => !path.startsWith(`/article/${word}-`))).toEqual([]);
}

/** A source with a history of some crawls. */
async function settle(items: readonly NewsItem[]): Promise<void> {
  publish(items);
  await pipeline.apply({ url: `${site.origin}/news/`, everyMs: HOUR });
  await pipeline.tick();
  for (let crawl = 0; crawl < 3; crawl += 1) {
    site.pages.set("/news/", { body: `${site.pages.get("/news/")?.body}<!-- ${crawl} -->` });
    await tick();
  }
  guids = new Map((await pipeline.entries()).map(({ title, guid }) => [title, guid]));
  expect(guids.size).toBe(items.length);
}

beforeEach(async () => {
  site = await createLoopbackSite();
  onTestFinished(() => site.close());
  pipeline = createPipeline();
});

const dynamoDb = useDynamoDb();

describe.each([
  ["SQLite", COUNT],
  ["DynamoDB", 30],
])("a source of many articles, on %s: %i", (store, count) => {
  const items = ITEMS.slice(-count);

  beforeEach(async () => {
    if (store === "DynamoDB") pipeline = createPipeline(await createStores(dynamoDb()));
  });

  it("announces nothing again when all addresses change, then the markup, then both, then a day of error pages", async () => {
    await settle(items);

    publish(moved(items, "view"));
    await tick();
    await expectNothingAnnounced();
    expect((await pipeline.entries()).every(({ url }) => url.includes("/view-"))).toBe(true);
    await expectLinks("view");
    expect((await pipeline.source()).health.state).toBe("healthy");

    publish(moved(items, "view"), redesigned);
    await pipeline.crawl();
    await expectNothingAnnounced();

    publish(moved(items, "show"), redesigned);
    await tick();
    await pipeline.crawl();
    await expectNothingAnnounced();
    await expectLinks("show");

    await serveErrors(3);
    await expectNothingAnnounced();
    await expectLinks("show");
    expect((await pipeline.source()).health).toMatchObject({ state: "broken", cause: "gate" });
    expect((await pipeline.source()).held?.reason).toBeDefined();
    expect(pipeline.notices.at(-1)).toMatchObject({ source: "news", cause: "gate" });

    publish(moved([...items, townNews(COUNT + 1)], "show"), redesigned);
    pipeline.pass(8 * HOUR);
    await pipeline.tick();
    const entries = await pipeline.entries();
    expect(entries).toHaveLength(count + 1);
    expect(entries[0]?.title).toBe(townNews(COUNT + 1).title);
    expect((await pipeline.source()).health.state).toBe("healthy");
  }, 120_000);
});

describe("a source whose listing is not like itself", () => {
  const items = ITEMS.slice(-30);

  it.each([15, 35, 55])(
    "announces nothing when a worker died after %i writes of moving it",
    async (nth) => {
      await settle(items);
      publish(moved(items, "view"));
      const died = crashAt(pipeline.deps, nth, "after");
      await expect(tick()).rejects.toThrow(Crash);
      expect(died()).toBeGreaterThanOrEqual(nth);
      await tick();
      await tick();
      await expectNothingAnnounced();
      await expectLinks("view");
    },
  );

  it("announces nothing when titles changed with the addresses: the texts are known", async () => {
    await settle(items);
    const renamed = moved(items.slice(-8), "view").map((item) => ({
      ...item,
      title: `【新城】${item.title.slice(0, 6)}(详情)`,
    }));
    publish(renamed);
    for (let crawl = 0; crawl < 4; crawl += 1) {
      pipeline.pass(8 * HOUR);
      await pipeline.tick();
    }
    const entries = await pipeline.entries();
    expect(new Set(entries.map(({ guid }) => guid))).toEqual(new Set(guids.values()));
  });

  it("is let in when two later crawls agree and its links yield articles", async () => {
    await settle(items);
    publish(OTHERS);
    for (const expected of [30, 30, 30 + OTHERS.length]) {
      pipeline.pass(8 * HOUR);
      await pipeline.tick();
      expect(await pipeline.entries()).toHaveLength(expected);
    }
    pipeline.pass(8 * HOUR);
    await pipeline.tick();
    expect((await pipeline.source()).health.state).toBe("healthy");
  });

  it("never approves itself while its links lead to an error page", async () => {
    await settle(items);
    await serveErrors(6);
    expect(await pipeline.entries()).toHaveLength(30);
    expect((await pipeline.source()).health).toMatchObject({ state: "broken", cause: "gate" });
  });

  it("is let in at once by its operator", async () => {
    await settle(items);
    publish(OTHERS);
    await tick();
    expect(await pipeline.entries()).toHaveLength(30);
    await approveSource("news", pipeline.deps);
    await pipeline.tick();
    expect(await pipeline.entries()).toHaveLength(30 + OTHERS.length);
  });
});

/** Too few for the source, and at addresses of another form. */
const OTHERS = Array.from({ length: 7 }, (_, index) => ({
  ...townNews(COUNT + 1 + index),
  path: `/dept/${index}/detail`,
}));

/** Every page, the listing too, answers 200 with an error page that has links. */
async function serveErrors(crawls: number): Promise<void> {
  const links = Array.from(
    { length: 9 },
    (_, index) => `<li><a href="/help/${index}.html">常见问题解答第${index}条使用说明</a></li>`,
  );
  const sorry =
    "<p>网站正在进行系统升级,部分页面暂时无法访问,给您带来的不便我们深表歉意,请您稍后再来。</p>";
  const error = `<html><head><meta charset="utf-8"><title>系统升级</title></head><body><h1>系统升级公告</h1>${sorry.repeat(5)}<ul>${links.join("")}</ul></body></html>`;
  for (const path of site.pages.keys()) site.pages.set(path, { body: error });
  for (let index = 0; index < 9; index += 1) site.pages.set(`/help/${index}.html`, { body: error });
  for (let crawl = 0; crawl < crawls; crawl += 1) {
    site.pages.set("/news/", { body: `${error}<!-- ${crawl} -->` });
    pipeline.pass(8 * HOUR);
    await pipeline.tick();
  }
}
