import type { FetchedPage } from "../core/fetch-outcome.ts";
import type { CrawlSourceMessage } from "../core/messages.ts";
import type { SourceRecord } from "../core/records.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { deferMessage } from "./defer-message.ts";
import { followListing } from "./follow-listing.ts";
import { type ListingRead, readListing } from "./read-listing.ts";
import { recordFailedCrawl, recordGoodCrawl, recordParkedCrawl } from "./record-crawl.ts";
import { revisitEntries } from "./revisit-entries.ts";
import { takeLinks } from "./take-links.ts";
import { validatorsOf } from "./store-article.ts";
import { toVisit } from "./to-visit.ts";

export interface SourceSummary {
  readonly source: string;
  readonly url: string;
  readonly outcome: "crawled" | "not-modified" | "failed" | "deferred" | "skipped";
  readonly discovered: number;
  readonly new: number;
  readonly reason?: string;
  readonly message?: string;
}

/** One visit to a listing: fetch → discover → queue what is new. A bad listing leaves everything as it was, with its cause. */
export async function crawlSource(
  message: CrawlSourceMessage,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const record = await deps.sources.getSource(message.sourceKey);
  if (record === undefined || isDone(message, record)) return summary("skipped", message, record);

  const isFirstPage = message.listingUrl === undefined;
  const visited = await deps.pages.visitPage({
    ...toVisit(record.source, message.listingUrl ?? record.source.url),
    ...(isFirstPage && { validators: record.validators }),
    ...(message.slotAt && { slotAt: message.slotAt }),
  });
  switch (visited.kind) {
    case "deferred":
      if (!(await deferMessage(message, visited.at, deps)) && isFirstPage) {
        await recordParkedCrawl(record, visited.at, deps);
      }
      return summary("deferred", message, record);
    case "not-modified":
      if (message.forced) await revisitEntries(record, message, deps);
      await recordGoodCrawl(record, { counts: { discovered: 0, new: 0 } }, deps);
      return summary("not-modified", message, record);
    case "fetched":
      return takeListing(visited, message, record, deps);
    default: {
      const { kind, message: text, retryAt } = visited;
      if (isFirstPage) await recordFailedCrawl(record, { cause: kind, text, retryAt }, deps);
      return { ...summary("failed", message, record), reason: kind, message: text };
    }
  }
}

/** A source is crawled once a slot, however often its message is delivered. */
function isDone(message: CrawlSourceMessage, { status, lastCrawlAt = "" }: SourceRecord): boolean {
  if (status !== "active") return true;
  return message.listingUrl === undefined && !message.forced && lastCrawlAt >= message.enqueuedAt;
}

async function takeListing(
  { page }: FetchedPage,
  message: CrawlSourceMessage,
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const listing = readListing(page, record);
  if (!listing.ok) {
    const { cause, text } = listing;
    if (message.listingUrl === undefined) await recordFailedCrawl(record, { cause, text }, deps);
    return { ...summary("failed", message, record), reason: cause, message: text };
  }
  const backlog = message.backlog ?? record.lastGoodCrawlAt === undefined;
  const taken = await takeLinks(listing, { ...message, backlog }, record, deps);
  await followListing(listing, { ...message, backlog }, { record, taken }, deps);
  if (message.listingUrl === undefined) await recordRead(listing, taken.new, page, record, deps);
  return { ...summary("crawled", message, record), ...taken };
}

/** The validators advance last: by now all that the page announced is stored and queued. */
async function recordRead(
  listing: Extract<ListingRead, { ok: true }>,
  isNew: number,
  page: FetchedPage["page"],
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<void> {
  const { discovery, charset } = listing;
  const counts = { discovered: discovery.links.length, new: isNew };
  const { title: pageTitle, language: pageLanguage } = discovery;
  await recordGoodCrawl(
    record,
    { counts, validators: validatorsOf(page), charset, pageTitle, pageLanguage },
    deps,
  );
}

function summary(
  outcome: SourceSummary["outcome"],
  { listingUrl }: CrawlSourceMessage,
  record: SourceRecord | undefined,
): SourceSummary {
  const url = listingUrl ?? record?.source.url ?? "";
  return { source: record?.source.id ?? "", url, outcome, discovered: 0, new: 0 };
}
