import type { GateRefusal } from "../core/gate/listing-gate.ts";
import type { HeldListing, SourceRecord } from "../core/records.ts";
import type { ComparedListing } from "./compare-listing.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { recordFailedCrawl } from "./record-crawl.ts";

/** So many crawls have to have seen the same before it is tried. */
const AGREEING = 2;
const KEPT_IDS = 50;
const AGREEMENT = 0.5;

/** Whether two later crawls agree with the one that was held back. */
export function isAgreed(
  { held }: SourceRecord,
  { reason }: GateRefusal,
  listing: ComparedListing,
): boolean {
  return held?.reason === reason && held.crawls >= AGREEING && agrees(held, listing);
}

/** Keeps the feed as it is, and what was seen with its reason; the operator is told by the source's health. */
export async function holdListing(
  record: SourceRecord,
  { reason, message }: GateRefusal,
  listing: ComparedListing,
  deps: CrawlDependencies,
): Promise<void> {
  const before = record.held;
  const again = before?.reason === reason && agrees(before, listing);
  const held: HeldListing = {
    reason,
    message,
    since: again ? before.since : deps.clock.now().toISOString(),
    crawls: again ? before.crawls + 1 : 1,
    ids: listing.candidates.slice(0, KEPT_IDS).map(({ id }) => id),
  };
  const text = `${record.source.url}: held back, ${message}; look at the page: if it is right, run tidings approve ${record.source.id}`;
  await recordFailedCrawl(record, { cause: "gate", text, held }, deps);
}

function agrees({ ids }: HeldListing, { candidates }: ComparedListing): boolean {
  const now = new Set(candidates.slice(0, KEPT_IDS).map(({ id }) => id));
  const shared = ids.filter((id) => now.has(id)).length;
  return shared >= Math.max(1, Math.min(ids.length, now.size) * AGREEMENT);
}
