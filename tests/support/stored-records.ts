import { articleId, entryGuid, sourceKey } from "../../functions/core/identity.ts";
import type { ArticleRecord, FeedRecord, SourceRecord } from "../../functions/core/records.ts";

/** A source in the first revision. */
export function aSource(id: string, change: Partial<SourceRecord> = {}): SourceRecord {
  const url = `https://${id}.example.cn/yaowen/`;
  return {
    schema: 1,
    revision: 1,
    key: sourceKey(url),
    source: {
      id,
      url,
      title: "要闻 Top stories",
      groups: ["city"],
      listing: {},
      article: {},
      fullText: true,
      politeness: { robots: "obey" },
    },
    status: "active",
    formerIds: [],
    addedAt: "2026-11-01T08:00:00.000Z",
    nextCrawlAt: "2026-11-22T08:00:00.000Z",
    failuresInARow: 0,
    health: { state: "new", since: "2026-11-01T08:00:00.000Z" },
    intervalMs: 1_800_000,
    ...change,
  };
}

/** A pending article in the first revision. */
export function anArticle(name: string, change: Partial<ArticleRecord> = {}): ArticleRecord {
  const key = change.sourceKey ?? "source-a";
  const url = `https://www.example.cn/news/${name}.html`;
  const id = articleId(key, url);
  return {
    schema: 1,
    revision: 1,
    id,
    sourceKey: key,
    state: "pending",
    guid: entryGuid(id),
    url,
    canonicalUrl: url,
    firstSeenAt: "2026-11-22T08:00:00.000Z",
    attempts: 0,
    title: `市民中心今日启用 Civic centre opens (${name})`,
    revisions: [],
    ...change,
  };
}

/** An article that is in the feeds since `enteredAt`. */
export function anEntry(
  name: string,
  enteredAt: string,
  change: Partial<ArticleRecord> = {},
): ArticleRecord {
  return anArticle(name, { state: "entered", enteredAt, ...change });
}

export function aFeed(feed: string, change: Partial<FeedRecord> = {}): FeedRecord {
  return {
    schema: 1,
    revision: 1,
    feed,
    version: 1,
    changedAt: "2026-11-22T08:00:00.000Z",
    sealed: [],
    renderings: {},
    ...change,
  };
}

/** The record one revision later. */
export function next<T extends { readonly revision: number }>(
  record: T,
  change: Partial<T> = {},
): T {
  return { ...record, ...change, revision: record.revision + 1 };
}
