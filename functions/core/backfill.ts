/** Why a backfill ended. */
export type BackfillEnd = "pages" | "last-page" | "loop" | "repeated" | "failed";

/**
 * A source's pager is gone through page by page, and each page's articles one after the other: one visit at a time waits for
 * its host's slot, so that the source's own crawls never stand behind a queue of old articles. `schema` is the version of
 * this shape.
 */
export interface Backfill {
  readonly schema: 1;
  /** When it was asked for. */
  readonly since: string;
  /** When it last went on: later than a while ago, its message is under way. */
  readonly movedAt: string;
  /** How many pages of the listing are to be gone through, the first included. */
  readonly pages: number;
  /** How many were. */
  readonly taken: number;
  /** The page to visit next. */
  readonly next?: string;
  /** Articles of the page taken last that are still to be visited, in order. */
  readonly waiting: readonly string[];
  /** Short hashes of the addresses of the pages that were taken. */
  readonly addresses: readonly string[];
  /** Short ids of what the page before showed. */
  readonly shown: readonly string[];
  /** How often in a row the next page could not be had. */
  readonly failures: number;
  /** Articles that the pages showed, those of them that were known, and those that have entered. */
  readonly counts: { readonly shown: number; readonly known: number; readonly entered: number };
  /** Articles of the page taken last: they enter together, in the order of their dates. */
  readonly batch: readonly string[];
  /** Why no further page is visited. */
  readonly stop?: { readonly reason: BackfillEnd; readonly message?: string };
  /** When it was over; what it came to stays to be told. */
  readonly endedAt?: string;
}
