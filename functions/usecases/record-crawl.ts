import { type CrawlResult, healthAfter } from "../core/health.ts";
import type {
  CrawlCounts,
  EntryTimes,
  HealthCause,
  HeldListing,
  SourceRecord,
  UsedWay,
} from "../core/records.ts";
import { crawlBackoff, withJitter } from "../core/schedule/backoff.ts";
import { learnInterval } from "../core/schedule/interval.ts";
import { packTimes, unpackTimes } from "../core/schedule/pack-times.ts";
import { silentSince } from "../core/schedule/silence.ts";
import { changeSource } from "./change-source.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { expireArticles } from "./expire-articles.ts";
import { tellHealth } from "./tell-health.ts";
import { sourceFeed } from "./touch-feeds.ts";

type Learned = Partial<
  Pick<SourceRecord, "validators" | "charset" | "pageTitle" | "pageLanguage" | "profile">
>;

export interface GoodCrawl extends Learned {
  readonly counts: Pick<CrawlCounts, "discovered" | "new">;
  /** The way that was visited in place of the page. */
  readonly way?: UsedWay;
}

export interface FailedCrawl {
  readonly cause: HealthCause;
  /** One sentence for the operator. */
  readonly text: string;
  /** ISO 8601: the server asks not to be called before. */
  readonly retryAt?: string;
  /** What the gate holds back. */
  readonly held?: HeldListing;
}

/** How many entries the rhythm is learned from. */
const RHYTHM = 60;

/** The crawl answered: the source is healthy, its rhythm is learned anew, the next crawl stands. */
export async function recordGoodCrawl(
  record: SourceRecord,
  { counts, way, ...learned }: GoodCrawl,
  deps: CrawlDependencies,
): Promise<void> {
  const lastGoodCrawlAt = deps.clock.now().toISOString();
  const expiredAt = await expireDaily(record, deps);
  const lastCounts = { updated: 0, unchanged: 0, failed: 0, ...counts };
  const { silentSince: silent, ...times } = await readRhythm(record, deps);
  await recordCrawl(record, { ok: true, silentSince: silent }, deps, (stored) => ({
    ...stored,
    ...learned,
    ...learnedOfWay(stored, way),
    ...times,
    lastEntryAt: counts.new > 0 ? lastGoodCrawlAt : times.lastEntryAt,
    expiredAt,
    lastGoodCrawlAt,
    lastCounts,
    held: undefined,
  }));
  if (learned.pageTitle !== undefined && learned.pageTitle !== record.pageTitle) {
    await deps.feeds.touchFeed(sourceFeed(record.key), lastGoodCrawlAt);
  }
}

/** A look that ended in the meantime may have chosen another one. */
function learnedOfWay({ ways }: SourceRecord, way: UsedWay | undefined) {
  return way !== undefined && ways?.used?.url === way.url && { ways: { ...ways, used: way } };
}

/** The crawl failed: nothing stored changes but the source's health and its next crawl. */
export async function recordFailedCrawl(
  record: SourceRecord,
  { cause, text, retryAt = "", held }: FailedCrawl,
  deps: CrawlDependencies,
): Promise<void> {
  const result: CrawlResult = { ok: false, cause, message: text };
  const change = (stored: SourceRecord): SourceRecord => (held ? { ...stored, held } : stored);
  await recordCrawl(record, result, deps, change, retryAt);
}

/** The host's slot is too far off for a message to wait for it in a queue: the source is due again at that slot. */
export async function recordParkedCrawl(
  record: SourceRecord,
  slotAt: string,
  { sources }: CrawlDependencies,
): Promise<void> {
  await changeSource(record, (stored) => ({ ...stored, nextCrawlAt: slotAt, slotAt }), sources);
}

/** Paused or removed by somebody who died before its due time was taken away: it is taken away now. */
export async function recordRest(
  record: SourceRecord,
  { sources }: Pick<CrawlDependencies, "sources">,
): Promise<void> {
  const rest = { nextCrawlAt: undefined, slotAt: undefined };
  await changeSource(
    record,
    (stored) => (stored.status === "active" ? stored : { ...stored, ...rest }),
    sources,
  );
}

async function recordCrawl(
  record: SourceRecord,
  result: CrawlResult,
  deps: CrawlDependencies,
  change: (stored: SourceRecord) => SourceRecord,
  notBefore = "",
): Promise<void> {
  const now = deps.clock.now();
  const stored = await changeSource(
    record,
    (stored) => {
      const failuresInARow = result.ok ? 0 : stored.failuresInARow + 1;
      const changed = { ...change(stored), failuresInARow, lastCrawlAt: now.toISOString() };
      const health = healthAfter(stored.health, result, failuresInARow, now.toISOString());
      return { ...changed, health, ...nextCrawl(changed, now, notBefore) };
    },
    deps.sources,
  );
  if (stored !== undefined) await tellHealth(stored, deps);
}

/** A source that was paused or removed while its crawl ran has no next one. */
function nextCrawl(
  { status, failuresInARow, intervalMs, key, nextCrawlAt = "" }: SourceRecord,
  now: Date,
  notBefore: string,
): Pick<SourceRecord, "nextCrawlAt" | "slotAt"> {
  if (status !== "active") return { nextCrawlAt: undefined, slotAt: undefined };
  const wait = withJitter(crawlBackoff(failuresInARow, intervalMs), key);
  const [soonest, next] = [wait / 2, wait].map((ms) => new Date(now.getTime() + ms).toISOString());
  if (soonest === undefined || next === undefined) return {};
  // The time that its claim has set stands, where it fits: an index entry less to be written.
  const isClaimed = failuresInARow === 0 && nextCrawlAt >= soonest && nextCrawlAt <= next;
  if (isClaimed) return { nextCrawlAt };
  return { nextCrawlAt: next > notBefore ? next : notBefore };
}

/** Answers when it was last done. */
async function expireDaily(
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<string | undefined> {
  const now = deps.clock.now();
  const yesterday = new Date(now.getTime() - 24 * 3_600_000).toISOString();
  if (record.source.retentionDays === undefined) return undefined;
  if (record.expiredAt !== undefined && record.expiredAt > yesterday) return record.expiredAt;
  await expireArticles(record, deps);
  return now.toISOString();
}

interface Rhythm extends Pick<SourceRecord, "rhythm"> {
  readonly intervalMs: number;
  readonly lastEntryAt?: string;
  readonly silentSince?: string;
}

async function readRhythm(record: SourceRecord, deps: CrawlDependencies): Promise<Rhythm> {
  const { source } = record;
  const { rhythm, lastEntryAt } = await readEntryTimes(record, deps);
  const seenAt = unpackTimes(rhythm.times);
  const now = deps.clock.now();
  return {
    rhythm,
    lastEntryAt,
    intervalMs: source.everyMs ?? learnInterval(seenAt, now, source.timezone),
    silentSince: silentSince(seenAt, now),
  };
}

/** Read once a version of the source's feed: sixty articles cost more than all else that an unchanged crawl asks for. */
async function readEntryTimes(
  { key, rhythm, lastEntryAt }: SourceRecord,
  { articles, feeds }: CrawlDependencies,
): Promise<{ rhythm: EntryTimes; lastEntryAt?: string }> {
  const [feed] = await feeds.getFeeds([sourceFeed(key)]);
  const version = feed?.version ?? 0;
  if (rhythm?.version === version) return { rhythm, lastEntryAt };
  const scope = { sourceKey: key };
  const entries = await articles.listEntries({ scope, order: "newest", limit: RHYTHM });
  const times = packTimes(
    entries.map(({ publishedAt, firstSeenAt }) => publishedAt ?? firstSeenAt),
  );
  return { rhythm: { version, times }, lastEntryAt: entries[0]?.enteredAt };
}
