import { describe, expect, it } from "vitest";
import { createSqliteArticleStore } from "../../functions/adapters/sqlite-article-store.ts";
import type { ArticleRecord, SourceRecord } from "../../functions/core/records.ts";
import { pendingArticle } from "../../functions/usecases/article-records.ts";
import { estimateProgress, isWaiting } from "../../functions/usecases/backlog-progress.ts";
import { openSqliteFile } from "../support/sqlite-file.ts";

const AT = "2026-03-01T00:00:00.000Z";
const source = { key: "s1" } as SourceRecord;

/** A first crawl of `count` articles of which the first `awaited` were not asked for. */
async function openBacklog(count: number, awaited: number) {
  const articles = createSqliteArticleStore(openSqliteFile());
  const records = Array.from({ length: count }, (_, index) => toRecord(index, index < awaited));
  await Promise.all(records.map((record) => articles.saveArticle(record)));
  return { articles };
}

function toRecord(index: number, isAwaited: boolean): ArticleRecord {
  const url = `https://news.example.cn/${index}`;
  const listing = { title: `第${index}号通报 Notice ${index}`, position: index };
  return {
    ...pendingArticle({ sourceKey: source.key, url, canonicalUrl: url, listing, firstSeenAt: AT }),
    cameWith: "first-crawl",
    ...(!isAwaited && { readyAt: AT }),
  };
}

describe("a first crawl's progress", () => {
  it("is counted exactly where it has fewer than a hundred articles", async () => {
    const deps = await openBacklog(99, 7);
    expect(await estimateProgress(source, deps)).toEqual({ ready: 92, awaited: 7 });
  });

  it("is told from the first hundred of many, give or take a third", async () => {
    const { ready, awaited } = await estimateProgress(source, await openBacklog(3000, 1500));
    for (const told of [ready, awaited]) {
      expect(told).toBeGreaterThan(1000);
      expect(told).toBeLessThan(2000);
    }
  });

  it("waits while a single one of many is awaited, and not when none is", async () => {
    expect(await isWaiting(source, await openBacklog(700, 1))).toBe(true);
    expect(await isWaiting(source, await openBacklog(700, 0))).toBe(false);
    expect(await isWaiting(source, await openBacklog(0, 0))).toBe(false);
  });
});
