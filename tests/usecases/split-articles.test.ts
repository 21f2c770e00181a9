import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { Article } from "../../functions/core/article.ts";
import type { ArticleRecord } from "../../functions/core/records.ts";
import { readBody } from "../../functions/usecases/build-feed-document.ts";
import { replaySource } from "../../functions/usecases/replay-articles.ts";
import { createStores } from "../support/dynamodb-stores.ts";
import { useDynamoDb } from "../support/dynamodb-table.ts";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { listingPage, townNews } from "../support/news-pages.ts";
import { createPipeline, type Pipeline } from "../support/pipeline.ts";
import {
  partPath,
  type SplitArticle,
  splitArticle,
  splitPage,
  splitPages,
} from "../support/split-pages.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const ITEM = townNews(210);

let site: LoopbackSite;
let pipeline: Pipeline;

beforeEach(async () => {
  site = await createLoopbackSite();
  onTestFinished(() => site.close());
  site.pages.set("/news/", { body: listingPage([ITEM]) });
  pipeline = createPipeline();
});

function publish(article: SplitArticle): SplitArticle {
  for (const [path, page] of splitPages(article)) site.pages.set(path, page);
  return article;
}

async function start(): Promise<void> {
  await pipeline.apply({ url: `${site.origin}/news/`, listing: { links: ".list a" } });
  await pipeline.tick();
}

async function theEntry(): Promise<ArticleRecord> {
  const [entry, ...others] = await pipeline.entries();
  if (entry === undefined || others.length > 0) throw new Error(`${others.length} others`);
  return entry;
}

async function theBody(): Promise<Article> {
  const body = await readBody(await theEntry(), pipeline.deps.blobs);
  if (body === undefined) throw new Error("no body");
  return body;
}

function paragraphsOf({ pages }: SplitArticle): string[] {
  return pages.flat();
}

function visitsOf(path: string): number {
  return site.visits().filter((visit) => visit.path === path).length;
}

const dynamoDb = useDynamoDb();

describe.each(["SQLite", "DynamoDB"])("a split article on %s", (store) => {
  beforeEach(async () => {
    if (store === "DynamoDB") pipeline = createPipeline(await createStores(dynamoDb()));
  });

  it("enters once all its pages are there, joined in order, each page visited once", async () => {
    const article = publish(splitArticle(ITEM, 3));
    await start();

    const { text, html, images, title } = await theBody();
    expect(text.split("\n")).toEqual(paragraphsOf(article));
    expect(title).toBe(ITEM.title);
    expect(html.match(/<h\d/g)).toBeNull();
    expect(html).not.toContain("发布时间");
    expect(images?.map(({ url }) => new URL(url).pathname)).toEqual([
      "/img/1.jpg",
      "/img/2.jpg",
      "/img/3.jpg",
    ]);
    for (const part of [1, 2, 3]) expect(visitsOf(partPath(ITEM, part))).toBe(1);
    expect(await theEntry()).toMatchObject({ credit: "新城日报", byline: ["李明"], revisions: [] });
    expect((await theEntry()).gathering).toBeUndefined();
  });

  it("is revisited page by page, and a change of its third page is a revision", async () => {
    const article = publish(splitArticle(ITEM, 4));
    await start();
    site.requests.length = 0;
    await pipeline.crawl();
    expect(site.visits().map(({ status }) => status)).toEqual([304, 304, 304, 304, 304]);
    expect((await theEntry()).modifiedAt).toBeUndefined();

    const correction =
      "更正:第三页所说的验收日期应为本月十五日,特此说明,给读者带来的不便敬请谅解。";
    const pages = article.pages.map((page, index) => (index === 2 ? [...page, correction] : page));
    publish({ ...article, pages });
    const before = await theEntry();
    await pipeline.crawl();
    const after = await theEntry();
    expect((await theBody()).text.split("\n")).toEqual(pages.flat());
    expect(after.revisions).toHaveLength(1);
    expect(after).toMatchObject({ guid: before.guid, enteredAt: before.enteredAt });
  });
});

describe("a split article", () => {
  it("enters after an hour with the pages that came, and a page that failed is asked again meanwhile", async () => {
    const article = publish(splitArticle(ITEM, 3));
    site.pages.set(partPath(ITEM, 3), { body: "broken", status: 500 });
    await start();
    expect(await pipeline.entries()).toEqual([]);
    pipeline.pass(30 * MINUTE);
    await pipeline.tick();
    expect(await pipeline.entries()).toEqual([]);
    expect(visitsOf(partPath(ITEM, 3))).toBeGreaterThan(1);
    pipeline.pass(31 * MINUTE);
    await pipeline.tick();
    expect((await theBody()).text.split("\n")).toEqual(article.pages.slice(0, 2).flat());

    site.pages.set(partPath(ITEM, 3), { body: splitPage(article, 3) });
    pipeline.pass(2 * HOUR);
    await pipeline.crawl();
    expect((await theBody()).text.split("\n")).toEqual(paragraphsOf(article));
    expect((await theEntry()).revisions).toHaveLength(1);
  });

  it("enters whole when the failed page comes back within the hour", async () => {
    const article = publish(splitArticle(ITEM, 3));
    site.pages.set(partPath(ITEM, 2), { body: "broken", status: 503 });
    await start();
    site.pages.set(partPath(ITEM, 2), { body: splitPage(article, 2) });
    pipeline.pass(5 * MINUTE);
    await pipeline.tick();
    expect((await theBody()).text.split("\n")).toEqual(paragraphsOf(article));
    expect(visitsOf(ITEM.path)).toBe(1);
  });

  it("ends at a page that was there before, by its address or by its text", async () => {
    const article = splitArticle(ITEM, 2);
    site.pages.set(ITEM.path, { body: splitPage(article, 1) });
    site.pages.set(partPath(ITEM, 2), { body: splitPage(article, 2, 3) });
    site.pages.set(partPath(ITEM, 3), { body: splitPage(article, 2, 4) });
    await start();
    expect((await theBody()).text.split("\n")).toEqual(paragraphsOf(article));
    expect(visitsOf(partPath(ITEM, 4))).toBe(0);
    expect((await theBody()).images).toHaveLength(2);
  });

  it("ends after twenty pages", async () => {
    const article = publish(splitArticle(ITEM, 23));
    await start();
    expect((await theBody()).text.split("\n")).toEqual(article.pages.slice(0, 20).flat());
    expect(visitsOf(partPath(ITEM, 21))).toBe(0);
  });

  it("does not take the next article for its next page", async () => {
    const other = townNews(33, partPath(ITEM, 2));
    const article = splitArticle(ITEM, 2);
    site.pages.set(ITEM.path, { body: splitPage(article, 1) });
    site.pages.set(other.path, { body: splitPage({ item: other, pages: [other.paragraphs] }, 1) });
    await start();
    expect((await theBody()).text.split("\n")).toEqual(article.pages[0]);
    expect((await theEntry()).parts).toBeUndefined();
  });

  it("shows what every page repeats once: the lead picture, the standfirst, the line of the editor", async () => {
    const lead = `<p><img src="/img/lead.jpg" width="800" height="500"></p><p><strong>核心提示:三条线路同日投入使用,市民出行将更加方便快捷。</strong></p>`;
    const article = publish({ ...splitArticle(ITEM, 3), lead });
    await start();
    const { text, html } = await theBody();
    expect(html.match(/lead\.jpg/g)).toHaveLength(1);
    expect(text.match(/核心提示/g)).toHaveLength(1);
    for (const paragraph of paragraphsOf(article)) expect(text).toContain(paragraph);
  });

  it("is joined in English and with one page's number in its title too", async () => {
    const item = { ...ITEM, title: "Harbour bridge to be rebuilt over three summers" };
    const pages = [1, 2].map((page) =>
      [1, 2, 3].map(
        (part) =>
          `Part ${part} of page ${page} tells how the council voted on section ${page * 10 + part} of the plan, what it will cost the town and when the works on the northern quay begin.`,
      ),
    );
    const article = { item, pages };
    for (const part of [1, 2]) {
      const page = splitPage(article, part)
        .replaceAll(`<h1>${item.title}`, `<h1>${item.title} - Page ${part}`)
        .replaceAll(`(${part})`, "")
        .replace('lang="zh-CN"', 'lang="en"')
        .replace("下一页", "Next page")
        .replace(/<div class="info">.*?<\/div>/, '<p class="by">By Jane Doe, 3 March 2026</p>');
      site.pages.set(partPath(item, part), { body: page });
    }
    site.pages.set("/news/", { body: listingPage([item]) });
    await start();
    expect((await theBody()).title).toBe(item.title);
    expect((await theBody()).text.split("\n")).toEqual(pages.flat());
    expect(await theEntry()).toMatchObject({ byline: ["Jane Doe"] });
  });

  it("loses a page again when the site does, and reads stored pages again without a request", async () => {
    const article = publish(splitArticle(ITEM, 3));
    await start();
    const requests = site.requests.length;
    const replayed = await Array.fromAsync(
      replaySource(await pipeline.source(), { write: false }, pipeline.deps),
    );
    expect(replayed).toMatchObject([{ outcome: "same" }]);
    expect(site.requests).toHaveLength(requests);

    publish({ ...article, pages: article.pages.slice(0, 2) });
    site.pages.delete(partPath(ITEM, 3));
    await pipeline.crawl();
    expect((await theBody()).text.split("\n")).toEqual(article.pages.slice(0, 2).flat());
    expect((await theEntry()).parts).toHaveLength(2);
  });
});
