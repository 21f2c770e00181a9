import type { CrawlSourceMessage } from "../core/messages.ts";
import type { SourceRecord } from "../core/records.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { deferMessage } from "./defer-message.ts";
import { recordFailedCrawl, recordGoodCrawl, recordParkedCrawl } from "./record-crawl.ts";
import { revisitEntries } from "./revisit-entries.ts";
import { type SourceSummary, sourceSummary } from "./source-summary.ts";
import { takeListing } from "./take-listing.ts";
import { toVisit } from "./to-visit.ts";
import type { VisitResult } from "./visit-page.ts";

/** One visit to a listing: fetch → discover → queue what is new. A bad listing leaves everything as it was, with its cause. */
export async function crawlSource(
  message: CrawlSourceMessage,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const record = await deps.sources.getSource(message.sourceKey);
  if (record === undefined || isDone(message, record)) {
    return sourceSummary("skipped", message, record);
  }
  const visited = await deps.pages.visitPage({
    ...toVisit(record.source, message.listingUrl ?? record.source.url),
    ...(message.listingUrl === undefined && { validators: record.validators }),
    ...(message.slotAt && { slotAt: message.slotAt }),
  });
  return conclude(visited, message, record, deps);
}

/** A source is crawled once a slot, however often its message is delivered. */
function isDone(message: CrawlSourceMessage, { status, lastCrawlAt = "" }: SourceRecord): boolean {
  if (status !== "active") return true;
  return message.listingUrl === undefined && !message.forced && lastCrawlAt >= message.enqueuedAt;
}

async function conclude(
  visited: VisitResult,
  message: CrawlSourceMessage,
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  switch (visited.kind) {
    case "deferred":
      await postpone(message, record, visited.at, deps);
      return sourceSummary("deferred", message, record);
    case "not-modified":
      if (message.forced) await revisitEntries(record, message, deps);
      await recordGoodCrawl(record, { counts: { discovered: 0, new: 0 } }, deps);
      return sourceSummary("not-modified", message, record);
    case "fetched":
      return takeListing(visited.page, message, record, deps);
    default: {
      const { kind, message: text, retryAt } = visited;
      if (message.listingUrl === undefined) {
        await recordFailedCrawl(record, { cause: kind, text, retryAt }, deps);
      }
      return { ...sourceSummary("failed", message, record), reason: kind, message: text };
    }
  }
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
