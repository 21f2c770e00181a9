import type { ArticleRecord } from "../core/records.ts";
import type { ArticleStore, FeedCursor, FeedScope } from "./ports.ts";

/** Behind a merged document, how far an earlier entry of the same address is looked for. */
const LOOK_BACK = 100;

export interface FeedPart {
  readonly scopes: readonly FeedScope[];
  readonly merged: boolean;
  /** Only entries strictly older than this place. */
  readonly before?: FeedCursor;
  /** Only entries strictly newer than this place. */
  readonly after?: FeedCursor;
  readonly limit: number;
}

/** Newest first. Merged feeds show an address once: where it entered first, so that it is never announced again. */
export async function listFeedEntries(
  part: FeedPart,
  articles: ArticleStore,
): Promise<ArticleRecord[]> {
  const limit = part.merged ? part.limit + LOOK_BACK : part.limit;
  const records = await listNewest(part, limit, articles);
  const shown = part.merged ? dropRepeated(records) : records;
  return shown.filter((record) => isAfter(record, part.after)).slice(0, part.limit);
}

/** Oldest first, repeated addresses included: what pages of an archive are counted by. */
export async function listOldest(
  { scopes, after, limit }: Pick<FeedPart, "scopes" | "after" | "limit">,
  articles: ArticleStore,
): Promise<ArticleRecord[]> {
  const lists = await Promise.all(
    scopes.map((scope) => articles.listEntries({ scope, order: "oldest", beyond: after, limit })),
  );
  return lists
    .flat()
    .sort((a, b) => compareCursors(cursorOf(a), cursorOf(b)))
    .slice(0, limit);
}

async function listNewest(
  { scopes, before }: FeedPart,
  limit: number,
  articles: ArticleStore,
): Promise<ArticleRecord[]> {
  const lists = await Promise.all(
    scopes.map((scope) => articles.listEntries({ scope, order: "newest", beyond: before, limit })),
  );
  return lists.length === 1 ? (lists[0] ?? []) : lists.flat().sort(newestFirst).slice(0, limit);
}

export function cursorOf({ enteredAt = "", id }: ArticleRecord): FeedCursor {
  return { enteredAt, id };
}

/** Negative if `a` is older. */
export function compareCursors(a: FeedCursor, b: FeedCursor): number {
  if (a.enteredAt !== b.enteredAt) return a.enteredAt < b.enteredAt ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function newestFirst(a: ArticleRecord, b: ArticleRecord): number {
  return compareCursors(cursorOf(b), cursorOf(a));
}

function isAfter(record: ArticleRecord, after: FeedCursor | undefined): boolean {
  return after === undefined || compareCursors(cursorOf(record), after) > 0;
}

/** Of several with one canonical URL the oldest stays. */
function dropRepeated(newestFirst: readonly ArticleRecord[]): ArticleRecord[] {
  const oldest = new Map(newestFirst.map((record) => [record.canonicalUrl, record.id]));
  return newestFirst.filter(({ canonicalUrl, id }) => oldest.get(canonicalUrl) === id);
}
