import { type GateRefusal, judgeListing, learnProfile } from "../core/gate/listing-gate.ts";
import type { Page } from "../core/page.ts";
import { type ComparedListing, compareListing } from "./compare-listing.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { followListing } from "./follow-listing.ts";
import { holdListing, isAgreed } from "./hold-listing.ts";
import { leaveWay, stayWithWay } from "./leave-way.ts";
import type { ListingContext } from "./listing-context.ts";
import { lookForWays } from "./look-for-ways.ts";
import { type BadListing, type GoodListing, readListing } from "./read-listing.ts";
import { type GoodCrawl, recordFailedCrawl, recordGoodCrawl } from "./record-crawl.ts";
import { type SourceSummary, sourceSummary } from "./source-summary.ts";
import { takeLinks } from "./take-links.ts";
import { validatorsOf } from "./visited-article.ts";

/** A listing that was fetched: read it, compare it with what the source has been like, take what is new. */
export async function takeListing(
  page: Page,
  context: ListingContext,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const { message, record, way } = context;
  const listing = readListing(page, record, way);
  if (!listing.ok) return takeBad(page, listing, context, deps);
  const compared = await compareListing(listing, context, deps);
  const { profile } = way ?? record;
  const verdict = judgeListing(profile, compared.figures);
  const isOut = message.listingUrl === undefined && !verdict.ok && !record.held?.approved;
  // The operator wants nothing of it today: that says nothing of the page.
  if (isOut && compared.candidates.length > 0) return holdBack(verdict, compared, context, deps);
  return takeGood(page, listing, compared, context, deps);
}

/** A page without articles may have them elsewhere; a way that tells none any more is left. */
async function takeBad(
  page: Page,
  { cause, text, discovery }: BadListing,
  { message, record, way }: ListingContext,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const failure = { cause, text };
  if (way !== undefined) return leaveWay(failure, { message, record, way }, deps);
  if (message.listingUrl === undefined) {
    const looked = discovery && { url: page.url, discovery, shown: [] };
    if (looked && (await lookForWays(looked, message, record, deps))) {
      return sourceSummary("deferred", message, record);
    }
    const stayed = await stayWithWay(failure, message, record, deps);
    if (stayed !== undefined) return stayed;
    await recordFailedCrawl(record, failure, deps);
  }
  return { ...sourceSummary("failed", message, record), reason: cause, message: text };
}

/**
 * The feed stays as it is. Once later crawls agree, its links are tried: if they yield articles, the next crawl knows them
 * and lets the listing in; if they do not, it stays out.
 */
async function holdBack(
  verdict: GateRefusal,
  compared: ComparedListing,
  { message, record, way }: ListingContext,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const { reason, message: text } = verdict;
  const failure = { cause: "gate", text } as const;
  const stayed = way === undefined && (await stayWithWay(failure, message, record, deps));
  if (stayed) return stayed;
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
  { message, record, way }: ListingContext,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const backlog = message.backlog ?? record.lastGoodCrawlAt === undefined;
  const taken = await takeLinks(compared, { ...message, backlog }, record, deps);
  await followListing(
    listing,
    { ...message, backlog },
    { record, taken, known: compared.known },
    deps,
  );
  if (message.listingUrl === undefined) {
    const { discovered, new: isNew } = taken;
    const learned = learn(page, listing, compared, { record, way });
    await recordGoodCrawl(record, { counts: { discovered, new: isNew }, ...learned }, deps);
    const shown = compared.candidates.map(({ id }) => id);
    const looked = { url: page.url, discovery: listing.discovery, shown };
    if (way === undefined) await lookForWays(looked, { ...message, backlog }, record, deps);
  }
  return { ...sourceSummary("crawled", message, record), ...taken };
}

function learn(
  page: Page,
  { discovery, charset }: GoodListing,
  { figures, candidates }: ComparedListing,
  { record, way }: Pick<ListingContext, "record" | "way">,
): Omit<GoodCrawl, "counts"> {
  const validators = validatorsOf(page);
  const known = (way ?? record).profile;
  const profile = candidates.length === 0 ? known : learnProfile(known, figures);
  if (way !== undefined) return { way: { ...way, validators, profile } };
  return {
    validators,
    charset,
    profile,
    pageTitle: discovery.title,
    pageLanguage: discovery.language,
  };
}
