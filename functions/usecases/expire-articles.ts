import type { ArticleRecord, FeedRecord, SealedRange, SourceRecord } from "../core/records.ts";
import { bodyKey } from "./article-body.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { scopesOf } from "./feed-subject.ts";
import { inParallel } from "./in-parallel.ts";
import { listOldest } from "./list-feed-entries.ts";
import type { FeedScope } from "./ports.ts";
import { saveWithRetry } from "./save-with-retry.ts";
import { sourceFeed, touchFeeds } from "./touch-feeds.ts";

type ExpiryDependencies = Pick<CrawlDependencies, "articles" | "blobs" | "feeds" | "clock">;

const DAY = 24 * 3_600_000;

/** A page of an archive holds 50 entries; a few more can have come late. */
const PAGE = 200;

/**
 * Takes what is older than the source's retention out of its feed, whole archive pages at a time, the oldest first: their
 * addresses answer 410, bodies and snapshots go, and of each article a tombstone stays, so that it is not announced again.
 * The newest page always stays: pages are numbered on from it. Repeated after a crash it goes on where it was.
 * @returns how many articles expired
 */
export async function expireArticles(
  record: SourceRecord,
  deps: ExpiryDependencies,
): Promise<number> {
  const { key, source } = record;
  const { retentionDays } = source;
  if (retentionDays === undefined) return 0;
  const cutoff = new Date(deps.clock.now().getTime() - retentionDays * DAY).toISOString();
  const [feed] = await deps.feeds.getFeeds([sourceFeed(key)]);
  const old = (feed?.sealed.slice(0, -1) ?? []).filter(({ to }) => to.enteredAt < cutoff);

  let expired = 0;
  for (const range of old) {
    const records = await listRange(scopesOf(record), range, deps);
    await inParallel(records, (record) => expireArticle(record, deps));
    if (feed !== undefined) await dropPage(feed, range, deps);
    expired += records.length;
    const [first] = records;
    if (first !== undefined) await touchFeeds(first, deps);
  }
  return expired;
}

async function listRange(
  scopes: readonly FeedScope[],
  { to }: SealedRange,
  { articles }: ExpiryDependencies,
): Promise<ArticleRecord[]> {
  const entries = await listOldest({ scopes, limit: PAGE }, articles);
  return entries.filter(
    ({ enteredAt = "", id }) =>
      enteredAt < to.enteredAt || (enteredAt === to.enteredAt && id <= to.id),
  );
}

/** The tombstone first: an entry without its body is never seen. */
async function expireArticle(record: ArticleRecord, deps: ExpiryDependencies): Promise<void> {
  if (!(await deps.articles.saveArticle(tombstone(record)))) return;
  const bodies = [record.contentHash, ...record.revisions.map(({ contentHash }) => contentHash)];
  for (const contentHash of new Set(bodies)) {
    if (contentHash) await deps.blobs.deleteBlob(bodyKey({ id: record.id, contentHash }));
  }
  const pages = [record, ...(record.parts ?? [])];
  for (const snapshotKey of new Set(pages.map((page) => page.snapshotKey))) {
    if (snapshotKey) await deps.blobs.deleteBlob(snapshotKey);
  }
}

/** What is needed to know it again: its identity and its dates. */
function tombstone(record: ArticleRecord): ArticleRecord {
  const { schema, revision, id, guid, sourceKey, url, canonicalUrl, title } = record;
  const { firstSeenAt, enteredAt, publishedAt, publishedPrecision } = record;
  const identity = { schema, id, guid, sourceKey, url, canonicalUrl, title };
  const dates = { firstSeenAt, enteredAt, publishedAt, publishedPrecision };
  return {
    ...identity,
    ...dates,
    revision: revision + 1,
    state: "gone",
    attempts: 0,
    revisions: [],
  };
}

async function dropPage(
  feed: FeedRecord,
  range: SealedRange,
  { feeds }: ExpiryDependencies,
): Promise<void> {
  const read = async () => (await feeds.getFeeds([feed.feed]))[0];
  const stored = await read();
  if (stored === undefined) return;
  const drop = (record: FeedRecord): FeedRecord => ({
    ...record,
    sealed: record.sealed.filter(({ page }) => page > range.page),
  });
  await saveWithRetry(stored, drop, { read, save: (changed) => feeds.saveFeed(changed) });
}
