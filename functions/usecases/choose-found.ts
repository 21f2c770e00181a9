import { judgeWay } from "../core/discovery/judge-way.ts";
import type { WayFigures } from "../core/listing-way.ts";
import type { CrawlSourceMessage, WayLook } from "../core/messages.ts";
import type { SourceRecord, SourceWays, UsedWay } from "../core/records.ts";
import { nextLookAt } from "../core/schedule/next-look.ts";
import { changeSource } from "./change-source.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { noLinks } from "./read-listing.ts";
import { recordFailedCrawl } from "./record-crawl.ts";
import { type SourceSummary, sourceSummary } from "./source-summary.ts";

const LEAST_OF_A_LISTING = 3;
/** Of the known articles, or of what the way tells, so much has to be the other. */
const SAME_SOURCE = 0.3;
const DAY = 24 * 3_600_000;
/** A first crawl's articles that only a way tells stand behind those of the page and of its further pages. */
const BEHIND = 100;

/** Whether a way tells the articles of a page that shows none: those that are known from before are among them. */
export function isFound({ links, shared }: WayFigures, { shown }: WayLook): boolean {
  if (links < LEAST_OF_A_LISTING) return false;
  return shared >= Math.min(shown.length, links) * SAME_SOURCE;
}

/** Ends a look: the best way is kept in the source's record, and crawled at once where it is not the one before. */
export async function chooseFound(
  { look, ...message }: CrawlSourceMessage & { readonly look: WayLook },
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const best = bestOf(look);
  const before = record.ways?.used;
  const isNew = best?.url !== before?.url;
  const used = best && (isNew ? newWay(best, look, record) : before);
  await saveWays(record, { look, used }, deps);
  if (used === undefined && look.isEmpty) return failed(look, message, record, deps);
  if (used !== undefined && (isNew || look.isEmpty)) {
    const { slotAt: _, ...rest } = message;
    const crawl = { ...rest, chosen: true, ...(message.backlog && { listingPage: BEHIND }) };
    await deps.queue.send([{ message: crawl, delaySeconds: 0 }]);
  }
  return sourceSummary("deferred", message, record);
}

/** The first that is found for a page without articles, else the fullest of those that are better than the page. */
function bestOf({ shown, isEmpty, tried, ...look }: WayLook): WayFigures | undefined {
  if (isEmpty) return tried.find((way) => isFound(way, { shown, isEmpty, tried, ...look }));
  const better = tried.filter((way) => judgeWay(shown.length, way).isBetter);
  return better.sort((one, other) => other.links - one.links)[0];
}

/** Only a first crawl takes all that a way tells: what is older than all that the page shows is no news. */
function newWay(
  { url, reader }: WayFigures,
  { oldest }: WayLook,
  { lastGoodCrawlAt }: SourceRecord,
): UsedWay {
  if (lastGoodCrawlAt === undefined) return { url, reader };
  const dayBefore = new Date(Date.parse(lastGoodCrawlAt) - DAY).toISOString();
  return { url, reader, notBefore: oldest ?? dayBefore };
}

async function saveWays(
  record: SourceRecord,
  { look, used }: { readonly look: WayLook; readonly used: UsedWay | undefined },
  { sources, clock }: CrawlDependencies,
): Promise<void> {
  const now = clock.now();
  const change = (stored: SourceRecord): SourceRecord => {
    const looks = (stored.ways?.looks ?? 0) + 1;
    const ways: SourceWays = {
      lookedAt: now.toISOString(),
      nextLookAt: nextLookAt(looks, used !== undefined, now),
      looks,
      ...(used && { used }),
    };
    const { title: pageTitle, language: pageLanguage } = look;
    return {
      ...stored,
      ways,
      looking: undefined,
      ...(pageTitle && { pageTitle }),
      ...(pageLanguage && { pageLanguage }),
    };
  };
  await changeSource(record, change, sources);
}

async function failed(
  { tried }: WayLook,
  message: CrawlSourceMessage,
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const { cause, text } = noLinks(record.source.url, tried.length);
  await recordFailedCrawl(record, { cause, text }, deps);
  return { ...sourceSummary("failed", message, record), reason: cause, message: text };
}
