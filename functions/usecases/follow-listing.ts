import type { CrawlSourceMessage } from "../core/messages.ts";
import type { ArticleRecord, SourceRecord } from "../core/records.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import type { GoodListing } from "./read-listing.ts";
import type { TakenLinks } from "./take-links.ts";

/** How many pages a source's first crawl takes where its operator set none. */
const FIRST_CRAWL_PAGES = 3;

interface FollowedListing {
  readonly record: SourceRecord;
  readonly taken: TakenLinks;
  /** What of it was stored before. */
  readonly known: readonly ArticleRecord[];
}

/** Queues the listing's next page, while the source allows pages and this one brought something that was not known. */
export async function followListing(
  { discovery }: GoodListing,
  message: CrawlSourceMessage,
  { record, taken, known }: FollowedListing,
  { queue }: CrawlDependencies,
): Promise<void> {
  const { next } = discovery;
  const page = message.listingPage ?? 1;
  const most = record.source.listing.pages ?? (message.backlog ? FIRST_CRAWL_PAGES : 1);
  const isNew = taken.new + taken.moved > 0 || isDoneAgain(message, known);
  const brought = isNew || message.forced;
  if (next === undefined || page >= most || !brought || next === message.listingUrl) return;

  const { slotAt: _, ...rest } = message;
  const following = { ...rest, listingUrl: next, listingPage: page + 1 };
  await queue.send([{ message: following, delaySeconds: 0 }]);
}

/** A worker that died after it had stored this very page's articles has left the next page to us. */
function isDoneAgain(
  { backlog, listingPage = 1 }: CrawlSourceMessage,
  known: readonly ArticleRecord[],
): boolean {
  if (!backlog) return false;
  return known.some(
    ({ cameWith, listing }) => cameWith !== undefined && (listing?.page ?? 1) === listingPage,
  );
}
