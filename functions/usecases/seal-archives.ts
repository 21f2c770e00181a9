import type { ArticleRecord, FeedRecord, SealedRange } from "../core/records.ts";
import type { FeedDependencies } from "./feed-dependencies.ts";
import type { FeedState } from "./feed-state.ts";
import type { FeedSubject } from "./feed-subject.ts";
import { cursorOf, listOldest } from "./list-feed-entries.ts";
import { handOverPages } from "./sealed-pages.ts";

/** How many entries a feed shows at once, and a page of its archive holds. */
export const WINDOW = 50;

/** An entry's place is given when its page is read, up to ten minutes before it is stored. */
const SETTLED_MS = 15 * 60_000;

/** In one rendering, whose reader waits for it; a feed that has more unsealed entries seals the others with the next ones. */
const MAX_PAGES = 10;

/**
 * Seals every 50 entries that lie behind the newest 50 and have settled, oldest first, into a page of the archive: one
 * conditional write. Whoever loses the race finds the pages sealed.
 * @returns whether there are new pages
 */
export async function sealArchives(
  { feed, scopes, merged }: Pick<FeedSubject, "feed" | "scopes" | "merged">,
  state: FeedState,
  deps: Pick<FeedDependencies, "articles" | "feeds" | "blobs" | "clock">,
): Promise<boolean> {
  const now = deps.clock.now().toISOString();
  if ((state.record?.openUntil ?? "") > now) return false;
  const settledBefore = new Date(deps.clock.now().getTime() - SETTLED_MS).toISOString();
  const last = state.sealed.at(-1);
  const limit = (MAX_PAGES + 1) * WINDOW;
  const entries = await listOldest({ scopes, after: last?.to, limit }, deps.articles);
  const pages = cutPages(entries, (last?.page ?? 0) + 1, settledBefore);
  if (pages.length === 0) return false;
  const all = [...state.sealed, ...pages];
  const sealed = merged ? await handOverPages(feed, all, deps.blobs) : all;
  return deps.feeds.saveFeed(withPages(feed, state, sealed));
}

/** Of entries beyond the last page, oldest first. */
function cutPages(
  entries: readonly ArticleRecord[],
  firstPage: number,
  settledBefore: string,
): SealedRange[] {
  const pages: SealedRange[] = [];
  for (let start = 0; start + 2 * WINDOW <= entries.length; start += WINDOW) {
    const first = entries[start];
    const newest = entries[start + WINDOW - 1];
    if (first === undefined || newest === undefined || !isSettled(newest, settledBefore)) break;
    pages.push({
      page: firstPage + pages.length,
      from: cursorOf(first),
      to: cursorOf(newest),
      count: WINDOW,
    });
  }
  return pages;
}

function isSettled({ enteredAt = "" }: ArticleRecord, settledBefore: string): boolean {
  return enteredAt < settledBefore;
}

function withPages(feed: string, state: FeedState, sealed: readonly SealedRange[]): FeedRecord {
  const record = state.record ?? {
    schema: 1,
    revision: 0,
    feed,
    version: 0,
    changedAt: state.changedAt,
    sealed: [],
    renderings: {},
  };
  return { ...record, revision: record.revision + 1, sealed };
}
