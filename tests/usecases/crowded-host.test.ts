import { describe, expect, it } from "vitest";
import { createFolderBlobStore } from "../../functions/adapters/folder-blob-store.ts";
import { createSqliteArticleStore } from "../../functions/adapters/sqlite-article-store.ts";
import { createSqliteFeedStore } from "../../functions/adapters/sqlite-feed-store.ts";
import { createSqliteQueue } from "../../functions/adapters/sqlite-queue.ts";
import { createSqliteSourceStore } from "../../functions/adapters/sqlite-source-store.ts";
import { crawlArticle } from "../../functions/usecases/crawl-article.ts";
import { crawlSource } from "../../functions/usecases/crawl-source.ts";
import type { Visit } from "../../functions/usecases/visit-page.ts";
import { makeDirectory, openSqliteFile } from "../support/sqlite-file.ts";
import { anArticle, aSource } from "../support/stored-records.ts";

const NOW = "2026-11-22T12:00:00.000Z";

/** A source that is due again in five minutes, on a host whose next slot is at `slotAt`. */
async function crowdedHost(slotAt: string) {
  const db = openSqliteFile();
  const asked: Visit[] = [];
  const queue = createSqliteQueue(db, { now: () => Date.parse(NOW) });
  const deps = {
    sources: createSqliteSourceStore(db),
    articles: createSqliteArticleStore(db),
    feeds: createSqliteFeedStore(db),
    blobs: createFolderBlobStore(makeDirectory()),
    queue,
    clock: { now: () => new Date(NOW) },
    pages: {
      async visitPage(visit: Visit) {
        asked.push(visit);
        return { kind: "deferred", at: slotAt } as const;
      },
    },
  };
  const source = aSource("a", {
    nextCrawlAt: "2026-11-22T12:05:00.000Z",
    lastGoodCrawlAt: "2026-11-22T11:00:00.000Z",
    intervalMs: 300_000,
  });
  const article = anArticle("1", { sourceKey: source.key, nextAttemptAt: NOW });
  await deps.sources.saveSource(source);
  await deps.articles.saveArticle(article);
  const about = { version: 1, sourceKey: source.key, enqueuedAt: NOW } as const;
  return {
    crawl: (forced = false) => crawlSource({ ...about, kind: "crawl-source", forced }, deps),
    visit: () => crawlArticle({ ...about, kind: "crawl-article", articleId: article.id }, deps),
    asked,
    /** What a crawl has entered is looked at again. */
    async enter() {
      const [pending] = await deps.articles.getArticles([article.id]);
      const revision = (pending?.revision ?? 0) + 1;
      const { nextAttemptAt: _, ...rest } = article;
      const entered = { ...rest, revision, state: "entered", enteredAt: NOW } as const;
      expect(await deps.articles.saveArticle(entered, pending)).toBe(true);
    },
    source: () => deps.sources.getSource(source.key),
    /** The record is saved, and its due time stays. */
    async leaveDue(status: "paused") {
      const changed = { ...source, revision: 2, status };
      await deps.sources.saveSource(changed, source);
      return changed;
    },
    article: async () => (await deps.articles.getArticles([article.id]))[0],
    waitsMs: () => queue.readyInMs("crawl-source") ?? queue.readyInMs("crawl-article"),
  };
}

it("a source whose operator died while pausing it loses its due time at its next message", async () => {
  const host = await crowdedHost("2026-11-22T12:04:00.000Z");
  const { nextCrawlAt } = await host.leaveDue("paused");
  expect(nextCrawlAt).toBeDefined();
  await host.crawl();
  expect(await host.source()).toMatchObject({ status: "paused" });
  expect(await host.source()).not.toHaveProperty("nextCrawlAt");
  expect(host.waitsMs()).toBeUndefined();
});

describe("on a host with a long line", () => {
  it("a crawl waits in the queue for a slot that comes before the source is due again", async () => {
    const host = await crowdedHost("2026-11-22T12:04:00.000Z");
    const before = await host.source();
    await host.crawl();
    expect(host.waitsMs()).toBe(240_000);
    expect(await host.source()).toEqual(before);
  });

  it("a source that would be due again before its slot waits for that slot and asks for no other", async () => {
    const host = await crowdedHost("2026-11-22T12:10:00.000Z");
    await host.crawl();
    expect(host.waitsMs()).toBeUndefined();
    expect(await host.source()).toMatchObject({
      nextCrawlAt: "2026-11-22T12:10:00.000Z",
      slotAt: "2026-11-22T12:10:00.000Z",
    });
  });

  it("an operator's crawl keeps its place in the queue, so that it stays one", async () => {
    const host = await crowdedHost("2026-11-22T12:10:00.000Z");
    await host.crawl(true);
    expect(host.waitsMs()).toBe(600_000);
  });

  it("an article is due at a slot that is further off than a queue can wait", async () => {
    const host = await crowdedHost("2026-11-22T13:00:00.000Z");
    await host.visit();
    expect(host.waitsMs()).toBeUndefined();
    expect(await host.article()).toMatchObject({
      nextAttemptAt: "2026-11-22T13:00:00.000Z",
      slotAt: "2026-11-22T13:00:00.000Z",
    });
  });

  it("a later look that no queue can hold so long leaves its slot to others", async () => {
    const host = await crowdedHost("2026-11-22T13:00:00.000Z");
    await host.visit();
    expect(host.asked[0]).not.toHaveProperty("reserveWithinMs");
    await host.enter();
    await host.visit();
    expect(host.asked[1]).toMatchObject({ reserveWithinMs: 900_000 });
    expect(host.waitsMs()).toBeUndefined();
  });
});
