import type { ArchiveLinks, FeedAddress } from "../core/feeds/feed-document.ts";
import type { ArticleRecord, SealedRange } from "../core/records.ts";
import type { FeedDependencies } from "./feed-dependencies.ts";
import type { FeedState } from "./feed-state.ts";
import type { FeedSubject } from "./feed-subject.ts";
import { compareCursors, cursorOf, listFeedEntries } from "./list-feed-entries.ts";
import type { FeedCursor } from "./ports.ts";

/** A document of an archive: a sealed page, or what lies between the last sealed page and a place in the feed. */
export interface ArchivePlace {
  readonly page: number;
  /** Only entries older than this place. */
  readonly before?: FeedCursor;
}

const PLACE = /^([1-9]\d{0,8})(?:-([0-9a-z]{1,10})-([0-9a-f]{32}))?$/;
const RADIX = 36;

/** `12`, or `12-mk2v8w1c-…` for the part of the open page 12 before a place: what stands there never changes either. */
export function parseArchivePlace(text: string): ArchivePlace | undefined {
  const [, page, time, id] = PLACE.exec(text) ?? [];
  if (page === undefined) return undefined;
  if (time === undefined || id === undefined) return { page: Number(page) };
  const date = new Date(Number.parseInt(time, RADIX));
  if (Number.isNaN(date.getTime())) return undefined;
  return { page: Number(page), before: { enteredAt: date.toISOString(), id } };
}

export function archiveAddress(stem: string, { page, before }: ArchivePlace): FeedAddress {
  if (before === undefined) return { stem: `${stem}/archive/${page}` };
  const time = Date.parse(before.enteredAt).toString(RADIX);
  return { stem: `${stem}/archive/${page}-${time}-${before.id}` };
}

interface Shown {
  readonly subject: FeedSubject;
  readonly state: FeedState;
  /** The entries of the document, newest first. */
  readonly records: readonly ArticleRecord[];
}

/** For the newest document: what follows behind its last entry. */
export async function linksBehind(
  shown: Shown,
  deps: FeedDependencies,
): Promise<ArchiveLinks | undefined> {
  const previous = await placeBehind(shown, deps);
  if (previous === undefined) return undefined;
  const stem = (await deps.publicUrl()) + shown.subject.path;
  return {
    isArchive: false,
    current: { stem },
    previous: archiveAddress(stem, previous),
  };
}

/** The page that the entries behind the last one shown lie in: whole if the document ends where it begins, else a part of it. */
export async function placeBehind(
  { subject, state, records }: Shown,
  { articles }: Pick<FeedDependencies, "articles">,
): Promise<ArchivePlace | undefined> {
  const oldest = records.at(-1);
  if (oldest === undefined) return undefined;
  const before = cursorOf(oldest);
  const last = state.sealed.at(-1);
  const after = last?.to;
  const [open] = await listFeedEntries({ ...subject, before, after, limit: 1 }, articles);
  return open === undefined
    ? sealedPlaceBehind(before, state.sealed)
    : { page: (last?.page ?? 0) + 1, before };
}

function sealedPlaceBehind(
  before: FeedCursor,
  sealed: readonly SealedRange[],
): ArchivePlace | undefined {
  const range = sealed.findLast(({ from }) => compareCursors(from, before) < 0);
  if (range === undefined) return undefined;
  return compareCursors(range.to, before) < 0 ? { page: range.page } : { page: range.page, before };
}
