import type { FetchFailure } from "../core/fetch-outcome.ts";
import type { CrawlSourceMessage } from "../core/messages.ts";
import type { SourceRecord, UsedWay } from "../core/records.ts";
import { isLookDue } from "../core/schedule/next-look.ts";
import { backfillPage } from "./backfill-page.ts";
import { resumeBackfill } from "./backfill-steps.ts";
import { awaitOwn, beginPart, isFirstCrawl } from "./backlog-state.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { deferMessage } from "./defer-message.ts";
import { toTurn } from "./host-turn.ts";
import { leaveWay, stayWithWay } from "./leave-way.ts";
import type { ListingContext } from "./listing-context.ts";
import { lookAtWay } from "./look-at-way.ts";
import {
  recordFailedCrawl,
  recordGoodCrawl,
  recordParkedCrawl,
  recordRest,
} from "./record-crawl.ts";
import { revisitEntries } from "./revisit-entries.ts";
import { settleBacklog } from "./settle-backlog.ts";
import { type SourceSummary, sourceSummary } from "./source-summary.ts";
import { takeListing } from "./take-listing.ts";
import { toVisit } from "./to-visit.ts";
import type { Visit, VisitResult } from "./visit-page.ts";
import { toWayVisit } from "./visit-way.ts";

/**
 * One visit to a listing, or to what is used in its place: fetch → discover → queue what is new. A bad listing leaves
 * everything as it was, with its cause.
 */
export async function crawlSource(
  message: CrawlSourceMessage,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const record = await deps.sources.getSource(message.sourceKey);
  if (record === undefined) return sourceSummary("skipped", message, record);
  if (record.status !== "active" && record.nextCrawlAt !== undefined)
    await recordRest(record, deps);
  if (message.backfill) return backfillPage(message, record, deps);
  await resumeBackfill(record, deps);
  if (record.backlog === undefined && !isFirstCrawl(message, record)) {
    return crawlIfAsked(message, record, deps);
  }
  const part = beginPart(message, record, deps);
  const summary = await crawlIfAsked(message, record, part.deps);
  await part.end();
  await settleBacklog(record.key, deps);
  return summary;
}

async function crawlIfAsked(
  message: CrawlSourceMessage,
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  if (isDone(message, record)) return sourceSummary("skipped", message, record);
  const { look } = message;
  if (look !== undefined) return lookAtWay({ ...message, look }, record, deps);
  const way = wayOf(message, record, deps.clock.now());
  const visited = await deps.pages.visitPage({
    ...visitOf(message, record, way),
    ...toTurn(message, deps.clock.now(), message.listingUrl !== undefined),
  });
  return conclude(visited, { message, record, way }, deps);
}

/**
 * A source is crawled once a slot, however often its message is delivered. A look goes on from each of its steps once:
 * copies that went on for themselves would become ever more.
 */
function isDone(
  { listingUrl, forced, chosen, look, enqueuedAt }: CrawlSourceMessage,
  { status, lastCrawlAt = "", ways, looking }: SourceRecord,
): boolean {
  if (status !== "active") return true;
  if (look !== undefined) {
    const isBehind = looking?.enqueuedAt === enqueuedAt && looking.tried > look.tried.length;
    return isBehind || (ways?.lookedAt ?? "") >= enqueuedAt;
  }
  const isPart = listingUrl !== undefined || chosen === true;
  return !isPart && !forced && lastCrawlAt >= enqueuedAt;
}

/** The way in use, unless it is time to compare it with the page. */
function wayOf(
  { listingUrl, chosen }: CrawlSourceMessage,
  record: SourceRecord,
  now: Date,
): UsedWay | undefined {
  if (listingUrl !== undefined || record.ways?.used === undefined) return undefined;
  return chosen || !isLookDue(record, now) ? record.ways.used : undefined;
}

/** A page that is to be compared with a way has to be had in full. */
function visitOf(
  { listingUrl }: CrawlSourceMessage,
  { source, validators, ways }: SourceRecord,
  way: UsedWay | undefined,
): Visit {
  if (way !== undefined) return { ...toWayVisit(source, way), validators: way.validators };
  const isCompared = ways?.used !== undefined;
  return {
    ...toVisit(source, listingUrl ?? source.url),
    ...(listingUrl === undefined && !isCompared && { validators }),
  };
}

async function conclude(
  visited: VisitResult,
  context: ListingContext,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const { message, record } = context;
  switch (visited.kind) {
    case "deferred":
      await postpone(message, record, visited.at, deps);
      return sourceSummary("deferred", message, record);
    case "not-modified":
      if (message.forced) await revisitEntries(record, message, deps);
      await recordGoodCrawl(record, { counts: { discovered: 0, new: 0 } }, deps);
      return sourceSummary("not-modified", message, record);
    case "fetched": {
      const opened = isFirstCrawl(message, record) && (await awaitOwn(message, record, deps));
      return takeListing(visited.page, { ...context, record: opened || record }, deps);
    }
    default:
      return fail(visited, context, deps);
  }
}

async function fail(
  { kind: cause, message: text, retryable, retryAt }: FetchFailure,
  { message, record, way }: ListingContext,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const failure = { cause, text, retryAt };
  if (way !== undefined) return leaveWay({ ...failure, retryable }, { message, record, way }, deps);
  if (message.listingUrl === undefined) {
    const stayed = await stayWithWay(failure, message, record, deps);
    if (stayed !== undefined) return stayed;
    await recordFailedCrawl(record, failure, deps);
  }
  return { ...sourceSummary("failed", message, record), reason: cause, message: text };
}

/**
 * A source that would be due again before its slot comes is parked: else each due time would reserve another slot of a host
 * that has too few. A further page that would have to wait longer than a queue can hold it is left to the next crawl.
 */
async function postpone(
  message: CrawlSourceMessage,
  record: SourceRecord,
  at: string,
  deps: CrawlDependencies,
): Promise<void> {
  const isFirstPage = message.listingUrl === undefined;
  const isDueBefore = record.nextCrawlAt !== undefined && record.nextCrawlAt < at;
  const mustPark = isFirstPage && !message.forced && isDueBefore;
  if (!mustPark && (await deferMessage(message, at, deps))) return;
  if (isFirstPage) await recordParkedCrawl(record, at, deps);
}
