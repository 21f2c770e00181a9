import type { CrawlSourceMessage } from "../core/messages.ts";
import type { SourceRecord, SourceWays } from "../core/records.ts";
import { lookAfterBreak, nextLookAt } from "../core/schedule/next-look.ts";
import { changeSource } from "./change-source.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import type { ListingContext } from "./listing-context.ts";
import { type FailedCrawl, recordFailedCrawl } from "./record-crawl.ts";
import { type SourceSummary, sourceSummary } from "./source-summary.ts";

interface WayFailure extends FailedCrawl {
  /** The way may work again at the next crawl. */
  readonly retryable?: boolean;
}

/**
 * A way in use that is broken is left for the page, which is crawled in its place at once. What may pass is waited for one
 * crawl long.
 */
export async function leaveWay(
  failure: WayFailure,
  { message, record, way }: Required<ListingContext>,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const { retryable = false, ...failed } = failure;
  const told = { reason: failed.cause, message: failed.text };
  if (retryable && record.failuresInARow === 0) {
    await recordFailedCrawl(record, failed, deps);
    return { ...sourceSummary("failed", message, record), ...told };
  }
  const now = deps.clock.now();
  await changeWays(record, deps, ({ used: _, ...ways }) => ({
    ...ways,
    nextLookAt: lookAfterBreak(ways.lookedAt, now),
  }));
  await crawlAgain({ ...message, chosen: true }, deps);
  const text = `${failed.text}; ${way.url} is used no more, and the page itself is read again`;
  return { ...sourceSummary("failed", message, record), ...told, message: text };
}

/**
 * The page was only to be compared with the way in use, and could not be read: the way is good for its time. Answers
 * nothing where no way is in use.
 */
export async function stayWithWay(
  { cause, text }: FailedCrawl,
  message: CrawlSourceMessage,
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<SourceSummary | undefined> {
  if (record.ways?.used === undefined) return undefined;
  const now = deps.clock.now();
  await changeWays(record, deps, (ways) => ({
    ...ways,
    lookedAt: now.toISOString(),
    nextLookAt: nextLookAt(ways.looks, true, now),
  }));
  await crawlAgain({ ...message, chosen: true }, deps);
  return { ...sourceSummary("deferred", message, record), reason: cause, message: text };
}

async function crawlAgain(
  { slotAt: _, ...message }: CrawlSourceMessage,
  { queue }: CrawlDependencies,
): Promise<void> {
  await queue.send([{ message, delaySeconds: 0 }]);
}

async function changeWays(
  record: SourceRecord,
  { sources }: CrawlDependencies,
  change: (ways: SourceWays) => SourceWays,
): Promise<void> {
  const changed = (stored: SourceRecord): SourceRecord =>
    stored.ways === undefined ? stored : { ...stored, ways: change(stored.ways) };
  await changeSource(record, changed, sources);
}
