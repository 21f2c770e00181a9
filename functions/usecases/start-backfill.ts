import type { Backfill } from "../core/backfill.ts";
import type { SourceRecord } from "../core/records.ts";
import { type BackfillDependencies, isUnderWay, stepBackfill } from "./backfill-steps.ts";
import { changeSource } from "./change-source.ts";

/** More than any pager has that is not endless. */
export const MOST_BACKFILL_PAGES = 500;

/**
 * Begins to go through a source's pager for what was published before, `pages` pages from the first on. One that did not
 * come to its end, or failed, is gone on with. The source has to have been crawled: what its first page shows is the crawls'.
 */
export async function startBackfill(
  record: SourceRecord,
  pages: number,
  deps: BackfillDependencies,
): Promise<SourceRecord | undefined> {
  const now = deps.clock.now().toISOString();
  const begin = (stored: SourceRecord): SourceRecord => ({
    ...stored,
    hasHistory: true,
    backfill: isUnfinished(stored)
      ? goOn(stored.backfill, pages, now)
      : newBackfill(stored, pages, now),
  });
  const begun = await changeSource(record, begin, deps.sources);
  return begun && stepBackfill(begun, deps);
}

function isUnfinished(
  record: SourceRecord,
): record is SourceRecord & { readonly backfill: Backfill } {
  return isUnderWay(record) || record.backfill?.stop?.reason === "failed";
}

function goOn(
  { endedAt: _, stop: __, ...backfill }: Backfill,
  pages: number,
  now: string,
): Backfill {
  const isEnough = backfill.taken >= pages;
  const stop = isEnough ? { stop: { reason: "pages" as const } } : {};
  return { ...backfill, pages, movedAt: now, failures: 0, ...stop };
}

function newBackfill({ source }: SourceRecord, pages: number, now: string): Backfill {
  return {
    schema: 1,
    since: now,
    movedAt: now,
    pages,
    taken: 0,
    next: source.url,
    waiting: [],
    batch: [],
    addresses: [],
    shown: [],
    failures: 0,
    counts: { shown: 0, known: 0, entered: 0 },
  };
}
