import { type GateRefusal, judgeListing, learnProfile } from "../core/gate/listing-gate.ts";
import type { CrawlSourceMessage } from "../core/messages.ts";
import type { Page } from "../core/page.ts";
import type { SourceRecord } from "../core/records.ts";
import { type ComparedListing, compareListing } from "./compare-listing.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { followListing } from "./follow-listing.ts";
import { holdListing, isAgreed } from "./hold-listing.ts";
import { type GoodListing, readListing } from "./read-listing.ts";
import { recordFailedCrawl, recordGoodCrawl } from "./record-crawl.ts";
import { type SourceSummary, sourceSummary } from "./source-summary.ts";
import { takeLinks } from "./take-links.ts";
import { validatorsOf } from "./visited-article.ts";

interface ListingContext {
  readonly message: CrawlSourceMessage;
  readonly record: SourceRecord;
}

/** A listing that was fetched: read it, compare it with what the source has been like, take what is new. */
export async function takeListing(
  page: Page,
  message: CrawlSourceMessage,
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const listing = readListing(page, record);
  if (!listing.ok) {
    const { cause, text } = listing;
    if (message.listingUrl === undefined) await recordFailedCrawl(record, { cause, text }, deps);
    return { ...sourceSummary("failed", message, record), reason: cause, message: text };
  }
  const compared = await compareListing(listing, { record, message }, deps);
  const verdict = judgeListing(record.profile, compared.figures);
  const isOut = message.listingUrl === undefined && !verdict.ok && !record.held?.approved;
  if (isOut) return holdBack(verdict, compared, { message, record }, deps);
  return takeGood(page, listing, compared, { message, record }, deps);
}

/**
 * The feed stays as it is. Once later crawls agree, its links are tried: if they yield articles, the next crawl knows them
 * and lets the listing in; if they do not, it stays out.
 */
async function holdBack(
  verdict: GateRefusal,
  compared: ComparedListing,
  { message, record }: ListingContext,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const { reason, message: text } = verdict;
  if (isAgreed(record, verdict, compared)) {
    await takeLinks({ ...compared, suspect: true }, message, record, deps);
  }
  await holdListing(record, verdict, compared, deps);
  return { ...sourceSummary("held", message, record), reason, message: text };
}

/** The validators advance last: by then all that the page announced is stored and queued. */
async function takeGood(
  page: Page,
  listing: GoodListing,
  compared: ComparedListing,
  { message, record }: ListingContext,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const { discovery, charset } = listing;
  const backlog = message.backlog ?? record.lastGoodCrawlAt === undefined;
  const taken = await takeLinks(compared, { ...message, backlog }, record, deps);
  await followListing(listing, { ...message, backlog }, { record, taken }, deps);
  if (message.listingUrl === undefined) {
    const { discovered, new: isNew } = taken;
    const learned = {
      validators: validatorsOf(page),
      charset,
      profile: learnProfile(record.profile, compared.figures),
      pageTitle: discovery.title,
      pageLanguage: discovery.language,
    };
    await recordGoodCrawl(record, { counts: { discovered, new: isNew }, ...learned }, deps);
  }
  return { ...sourceSummary("crawled", message, record), ...taken };
}
