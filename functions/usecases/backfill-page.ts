import { createHash } from "node:crypto";
import type { Backfill } from "../core/backfill.ts";
import { canonicalizeUrl } from "../core/canonical-url.ts";
import type { FetchFailure } from "../core/fetch-outcome.ts";
import type { CrawlSourceMessage } from "../core/messages.ts";
import type { Page } from "../core/page.ts";
import type { ArticleRecord, SourceRecord } from "../core/records.ts";
import { changeBackfill, stepBackfill } from "./backfill-steps.ts";
import { type ComparedListing, compareListing } from "./compare-listing.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { forLater, LONGEST_DELAY, toTurn } from "./host-turn.ts";
import { readListing } from "./read-listing.ts";
import { type SourceSummary, sourceSummary } from "./source-summary.ts";
import { takePast } from "./take-past.ts";
import { toVisit } from "./to-visit.ts";

/** A page that failed so often in a row ends the backfill; called again it goes on with that page. */
const MOST_FAILURES = 5;

/** Of what a page shows, so much was on the page before where a site answers any number with its last page. */
const REPEATED = 0.9;

/** One page of a source's pager: what it shows and nobody knew is visited, one after the other, before the next page. */
export async function backfillPage(
  message: CrawlSourceMessage,
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const { backfill, status } = record;
  const { listingUrl } = message;
  const isAsked = status === "active" && backfill?.next === listingUrl && listingUrl !== undefined;
  if (!isAsked || backfill === undefined || backfill.endedAt || backfill.waiting.length > 0) {
    return sourceSummary("skipped", message, record);
  }
  const visited = await deps.pages.visitPage({
    ...toVisit(record.source, listingUrl),
    ...toTurn(message, deps.clock.now()),
  });
  switch (visited.kind) {
    case "deferred":
      await sendFor(visited.at, message, deps);
      return sourceSummary("deferred", message, record);
    case "fetched":
      return takePage(visited.page, backfill, { message, record }, deps);
    case "not-modified":
      return sourceSummary("not-modified", message, record);
    default:
      return fail(visited, backfill, { message, record }, deps);
  }
}

/** However far the time is off: a message that comes too early waits on. */
async function sendFor(
  slotAt: string,
  message: CrawlSourceMessage,
  { queue, clock }: CrawlDependencies,
): Promise<void> {
  const now = clock.now();
  const seconds = Math.ceil((Date.parse(slotAt) - now.getTime()) / 1000);
  const delaySeconds = Math.min(Math.max(0, seconds), LONGEST_DELAY);
  await queue.send([{ message: forLater(message, slotAt, now), delaySeconds }]);
}

interface PageContext {
  readonly message: CrawlSourceMessage;
  readonly record: SourceRecord;
}

async function takePage(
  page: Page,
  backfill: Backfill,
  { message, record }: PageContext,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const listing = readListing(page, record);
  if (!listing.ok) {
    const { cause, text } = listing;
    const isEnd = cause === "no-links" && backfill.taken > 0;
    const stop = isEnd ? LAST_PAGE : { reason: "failed" as const, message: text };
    await go(record, () => ({ stop }), deps);
    return { ...sourceSummary(isEnd ? "crawled" : "failed", message, record), reason: cause };
  }
  const compared = await compareListing(listing, { record, message }, deps);
  const address = shortHash(canonicalizeUrl(page.url) ?? page.url);
  const shown = compared.candidates.map(({ id }) => id.slice(0, SHORT));
  const stop = repeats(backfill, address, shown);
  if (stop !== undefined) {
    await go(record, () => ({ stop }), deps);
    return sourceSummary("crawled", message, record);
  }
  // What the first page shows is taken by crawls: it may be news.
  const fresh = backfill.taken === 0 ? [] : compared.fresh;
  const stored = await takePast(fresh, message, record, deps);
  const again = backfill.taken === 0 ? [] : compared.known.filter(isUnfinished);
  const isWaiting = ({ readyAt }: ArticleRecord) => readyAt === undefined;
  const waiting = [...stored, ...again].filter(isWaiting).map(({ id }) => id);
  const batch = [...stored, ...again].map(({ id }) => id);
  const addresses = [...backfill.addresses, address];
  const next = nextPage(listing.discovery.next, { ...backfill, addresses });
  const progress = { addresses, shown, waiting, batch, failures: 0, taken: backfill.taken + 1 };
  await go(
    record,
    ({ counts }) => ({ ...progress, ...next, counts: addCounts(counts, compared) }),
    deps,
  );
  const { candidates } = compared;
  const discovered = candidates.length;
  return { ...sourceSummary("crawled", message, record), discovered, new: stored.length };
}

const LAST_PAGE = { reason: "last-page" } as const;

/** Stored by a worker that died before it could say so, and not yet in the feed. */
function isUnfinished({ cameWith, state }: ArticleRecord): boolean {
  return cameWith === "backfill" && state === "pending";
}

function repeats(
  backfill: Backfill,
  address: string,
  shown: readonly string[],
): Backfill["stop"] | undefined {
  if (backfill.addresses.includes(address)) return { reason: "loop" };
  const before = new Set(backfill.shown);
  const same = shown.filter((id) => before.has(id)).length;
  const isRepeated = shown.length > 0 && same >= shown.length * REPEATED;
  return isRepeated ? { reason: "repeated" } : undefined;
}

function nextPage(
  next: string | undefined,
  { addresses, pages, taken }: Pick<Backfill, "addresses" | "pages" | "taken">,
): Pick<Backfill, "next" | "stop"> {
  if (next === undefined) return { next, stop: LAST_PAGE };
  if (taken + 1 >= pages) return { next: undefined, stop: { reason: "pages" } };
  const isLoop = addresses.includes(shortHash(canonicalizeUrl(next) ?? next));
  return isLoop ? { next: undefined, stop: { reason: "loop" } } : { next };
}

function addCounts(
  { shown, known, entered }: Backfill["counts"],
  { candidates, known: found }: ComparedListing,
): Backfill["counts"] {
  return { shown: shown + candidates.length, known: known + found.length, entered };
}

async function fail(
  { kind, message: text, retryable }: FetchFailure,
  backfill: Backfill,
  { message, record }: PageContext,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const failures = backfill.failures + 1;
  const told = { ...sourceSummary("failed", message, record), reason: kind, message: text };
  if (retryable && failures < MOST_FAILURES) {
    await changeBackfill(record, deps, (now) => ({ ...now, failures }));
    const { slotAt: _, ...again } = message;
    const delaySeconds = Math.min(60 * 2 ** failures, LONGEST_DELAY);
    await deps.queue.send([{ message: again, delaySeconds }]);
    return told;
  }
  const isEnd = (kind === "not-found" || kind === "gone") && backfill.taken > 0;
  const stop = isEnd ? LAST_PAGE : { reason: "failed" as const, message: text };
  await go(record, () => ({ failures, stop }), deps);
  return told;
}

async function go(
  record: SourceRecord,
  change: (backfill: Backfill) => Partial<Backfill>,
  deps: CrawlDependencies,
): Promise<void> {
  const stored = await changeBackfill(record, deps, (now) => ({ ...now, ...change(now) }));
  if (stored !== undefined) await stepBackfill(stored, deps);
}

const SHORT = 12;

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, SHORT);
}
