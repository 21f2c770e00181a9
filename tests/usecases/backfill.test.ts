import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { Backfill } from "../../functions/core/backfill.ts";
import type { ArticleRecord } from "../../functions/core/records.ts";
import { scopesOf } from "../../functions/usecases/feed-subject.ts";
import { listFeedEntries } from "../../functions/usecases/list-feed-entries.ts";
import { pauseSource, resumeSource } from "../../functions/usecases/operate-sources.ts";
import { startBackfill } from "../../functions/usecases/start-backfill.ts";
import { createStores } from "../support/dynamodb-stores.ts";
import { useDynamoDb } from "../support/dynamodb-table.ts";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { listingPage, type NewsItem } from "../support/news-pages.ts";
import { newsItems as news, pagePath as pathOf, publishPager } from "../support/pager-site.ts";
import { createPipeline, type Pipeline } from "../support/pipeline.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

let site: LoopbackSite;
let pipeline: Pipeline;

beforeEach(async () => {
  site = await createLoopbackSite();
  onTestFinished(() => site.close());
  pipeline = createPipeline();
});

function publish(items: readonly NewsItem[], lastNext?: string): void {
  publishPager(site, items, lastNext);
}

async function crawlFirst(): Promise<void> {
  await pipeline.apply({
    url: `${site.origin}/news/`,
    everyMs: HOUR,
    groups: ["city"],
    listing: { pages: 1 },
  });
  await pipeline.tick();
}

async function backfill(pages: number): Promise<Backfill> {
  await startBackfill(await pipeline.source(), pages, pipeline.deps);
  await pipeline.tick();
  const state = (await pipeline.source()).backfill;
  if (state === undefined) throw new Error("no backfill");
  return state;
}

/** Of the source's own feed, newest first. */
async function feed(): Promise<ArticleRecord[]> {
  const scopes = scopesOf(await pipeline.source());
  return listFeedEntries({ scopes, merged: false, limit: 1000 }, pipeline.deps.articles);
}

async function titles(): Promise<string[]> {
  return (await feed()).map(({ title }) => title);
}

function titlesOf(items: readonly NewsItem[]): string[] {
  return items.map(({ title }) => title);
}

const dynamoDb = useDynamoDb();

it.each(["SQLite", "DynamoDB"])(
  "a backfill stands behind the news, by its dates, on %s",
  async (store) => {
    if (store === "DynamoDB") pipeline = createPipeline(await createStores(dynamoDb()));
    const items = news(28);
    publish(items);
    await crawlFirst();
    const head = await feed();
    expect(head.map(({ title }) => title)).toEqual(titlesOf(items.slice(0, 5)));
    site.requests.length = 0;

    const state = await backfill(10);
    expect(state).toMatchObject({
      taken: 6,
      stop: { reason: "last-page" },
      counts: { shown: 28, known: 5, entered: 23 },
      endedAt: expect.any(String),
    });
    expect(await titles()).toEqual(titlesOf(items));
    expect((await feed()).slice(0, 5)).toEqual(head);
    // No news: feeds of many sources show none of it.
    expect((await pipeline.entries()).map(({ id }) => id)).toEqual(head.map(({ id }) => id));
    expect(site.visits()).toHaveLength(6 + 23);
    expect(await pipeline.deps.articles.listDueArticles("9999", 9)).toEqual([]);

    publish(news(29, 211));
    pipeline.pass(2 * HOUR);
    await pipeline.tick();
    expect(await titles()).toEqual(titlesOf(news(29, 211)));
  },
);

describe("a backfill", () => {
  it("leaves what is new on the first page to the crawl, for it is news", async () => {
    const [latest, ...items] = news(13);
    if (latest === undefined) throw new Error("too few");
    publish(items);
    await crawlFirst();
    publish([latest, ...items]);
    await backfill(2);
    expect(await titles()).not.toContain(latest.title);
    pipeline.pass(2 * HOUR);
    await pipeline.tick();
    expect((await pipeline.entries())[0]?.title).toBe(latest.title);
  });

  it("takes as many pages as are asked for, and more when it is called again", async () => {
    const items = news(30);
    publish(items);
    await crawlFirst();
    expect(await backfill(3)).toMatchObject({ taken: 3, stop: { reason: "pages" } });
    expect(await titles()).toEqual(titlesOf(items.slice(0, 15)));
    site.requests.length = 0;
    expect(await backfill(5)).toMatchObject({ taken: 5, counts: { known: 15, entered: 10 } });
    expect((await titles()).toSorted()).toEqual(titlesOf(items.slice(0, 25)).toSorted());
    expect(site.visits()).toHaveLength(5 + 10);
  });

  it("ends where the pager leads back", async () => {
    publish(news(20), pathOf(2));
    await crawlFirst();
    expect(await backfill(50)).toMatchObject({ taken: 4, stop: { reason: "loop" } });
  });

  it("ends where the site answers any number with its last page", async () => {
    const items = news(15);
    publish(items, pathOf(4));
    for (let page = 4; page < 9; page += 1) {
      site.pages.set(pathOf(page), { body: listingPage(items.slice(10), pathOf(page + 1)) });
    }
    await crawlFirst();
    expect(await backfill(50)).toMatchObject({ taken: 3, stop: { reason: "repeated" } });
    expect(await titles()).toEqual(titlesOf(items));
  });

  it("goes on behind a page that failed, when it is called again", async () => {
    const items = news(20);
    publish(items);
    site.pages.set(pathOf(3), { body: "broken", status: 500 });
    await crawlFirst();
    await backfill(9);
    for (let minute = 0; minute < 90; minute += 5) {
      pipeline.pass(5 * MINUTE);
      await pipeline.tick();
    }
    const failed = (await pipeline.source()).backfill;
    expect(failed).toMatchObject({ taken: 2, stop: { reason: "failed" } });
    expect(failed?.stop?.message).toContain(pathOf(3));
    publish(items);
    site.requests.length = 0;
    expect(await backfill(9)).toMatchObject({ taken: 4, stop: { reason: "last-page" } });
    expect(await titles()).toEqual(titlesOf(items));
    expect(site.visits().some(({ path }) => path === pathOf(2))).toBe(false);
  });

  it("asks for one page at a time, so that a crawl of its source stands behind no queue", async () => {
    publish(news(30));
    await pipeline.apply({
      url: `${site.origin}/news/`,
      everyMs: 10 * MINUTE,
      listing: { pages: 1 },
      politeness: { robots: "obey", delayMs: 20_000 },
    });
    for (let round = 0; round < 16; round += 1) {
      await pipeline.tick();
      pipeline.pass(20_000);
    }
    await startBackfill(await pipeline.source(), 6, pipeline.deps);
    for (let round = 0; round < 10; round += 1) {
      await pipeline.tick();
      pipeline.pass(20_000);
    }
    const [latest, ...older] = news(31, 211);
    if (latest === undefined) throw new Error("too few");
    publish([latest, ...older]);
    pipeline.pass(8 * MINUTE);
    let rounds = 0;
    while ((await titles())[0] !== latest.title && rounds < 40) {
      await pipeline.tick();
      pipeline.pass(10_000);
      rounds += 1;
    }
    expect((await pipeline.source()).backfill?.endedAt).toBeUndefined();
    // The listing's slot and the article's, each behind at most one visit of the backfill.
    expect(rounds).toBeLessThanOrEqual(10);
  });

  it("is paused with its source, and goes on with its next crawl", async () => {
    const items = news(20);
    publish(items);
    await crawlFirst();
    await startBackfill(await pipeline.source(), 4, pipeline.deps);
    await pauseSource("news", pipeline.deps);
    await pipeline.tick();
    expect(await titles()).toHaveLength(5);
    await resumeSource("news", pipeline.deps);
    pipeline.pass(2 * HOUR);
    await pipeline.tick();
    expect(await titles()).toEqual(titlesOf(items));
  });
});
