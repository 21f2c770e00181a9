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

/** In one go; a feed that has more unsealed entries seals the others next time. */
const MAX_PAGES = 200;

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
  const settledBefore = new Date(deps.clock.now().getTime() - SETTLED_MS).toISOString();
  const pages: SealedRange[] = [];
  while (pages.length < MAX_PAGES) {
    const last = pages.at(-1) ?? state.sealed.at(-1);
    const range = await nextRange(scopes, last, settledBefore, deps);
    if (range === undefined) break;
    pages.push(range);
  }
  if (pages.length === 0) return false;
  const all = [...state.sealed, ...pages];
  const sealed = merged ? await handOverPages(feed, all, deps.blobs) : all;
  return deps.feeds.saveFeed(withPages(feed, state, sealed));
}

async function nextRange(
  scopes: FeedSubject["scopes"],
  last: SealedRange | undefined,
  settledBefore: string,
  { articles }: Pick<FeedDependencies, "articles">,
): Promise<SealedRange | undefined> {
  const entries = await listOldest({ scopes, after: last?.to, limit: 2 * WINDOW }, articles);
  if (entries.length < 2 * WINDOW) return undefined;
  const [first] = entries;
  const newest = entries[WINDOW - 1];
  if (first === undefined || newest === undefined || !isSettled(newest, settledBefore)) {
    return undefined;
  }
  return {
    page: (last?.page ?? 0) + 1,
    from: cursorOf(first),
    to: cursorOf(newest),
    count: WINDOW,
  };
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
