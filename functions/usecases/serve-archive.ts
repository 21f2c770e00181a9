import type { ArchiveLinks, FeedFormat } from "../core/feeds/feed-document.ts";
import type { ArticleRecord, SealedRange } from "../core/records.ts";
import { type ArchivePlace, archiveAddress, placeBehind } from "./archive-links.ts";
import { buildFeedDocument } from "./build-feed-document.ts";
import { type FeedState, readFeedState } from "./feed-state.ts";
import { type FeedSubject, type FeedTarget, findSubject } from "./feed-subject.ts";
import { renderToFit } from "./fit-document.ts";
import { nextModification } from "./keep-rendering.ts";
import { type FeedPart, listFeedEntries } from "./list-feed-entries.ts";
import type { FeedCursor } from "./ports.ts";
import { reportFitted } from "./report-fitted.ts";
import { WINDOW } from "./seal-archives.ts";
import { withOlderPages } from "./sealed-pages.ts";
import type { FeedAnswer } from "./serve-feed.ts";
import { documentInMemory, type ServedDocument } from "./served-document.ts";
import type { ServingContext } from "./serving-context.ts";

/** Of one page: a few entries more than it was sealed with can have come late. */
const MOST_ENTRIES = 4 * WINDOW;

/** Sorts behind every id. */
const BEHIND = "~";

/** A page of a feed's archive. Pages that retention took are gone; those that are not yet begun are unknown. */
export async function serveArchive(
  target: FeedTarget,
  place: ArchivePlace,
  format: FeedFormat,
  context: ServingContext,
): Promise<FeedAnswer> {
  const lookup = await findSubject(target, context.directory);
  if (lookup.kind !== "found") return lookup;
  const { subject } = lookup;
  const state = await readArchiveState(subject, place, context);
  const first = state.sealed[0]?.page ?? 1;
  const open = (state.sealed.at(-1)?.page ?? 0) + 1;
  if (place.page < first) return { kind: "gone" };
  if (place.page > open) return { kind: "unknown" };
  const task = { subject, state, place, format };
  const key = `${format} ${archiveAddress(subject.path, place).stem} ${state.stamp}`;
  const bytes = context.cache.get(key);
  const known = bytes && documents.get(bytes);
  if (known !== undefined) return known;
  const records = await listFeedEntries(partOf(place, subject, state), context.articles);
  if (records.length === 0 && isOpen(place, state)) return { kind: "unknown" };
  return renderArchive({ ...task, records }, key, context);
}

/** With what is known of the page that is asked for. */
export async function readArchiveState(
  subject: FeedSubject,
  { page }: ArchivePlace,
  context: ServingContext,
): Promise<FeedState> {
  const state = await readFeedState(subject, context);
  return withOlderPages(subject.feed, state, page, context.blobs);
}

interface ArchiveTask {
  readonly subject: FeedSubject;
  readonly state: FeedState;
  readonly place: ArchivePlace;
  readonly records: readonly ArticleRecord[];
  readonly format: FeedFormat;
}

/** By its bytes, for as long as these are remembered: reading, writing and hashing a page again would give the same. */
const documents = new WeakMap<Uint8Array, ServedDocument>();

async function renderArchive(
  task: ArchiveTask,
  key: string,
  context: ServingContext,
): Promise<FeedAnswer> {
  const { subject, state, place, records, format } = task;
  const bytes = await renderBytes(task, (await context.publicUrl()) + subject.path, context);
  const document = documentInMemory(
    {
      format,
      path: archiveAddress(subject.path, place).stem,
      lastModified: nextModification(
        { changedAt: newestChange(records) },
        undefined,
        context.clock.now(),
      ),
      immutable: !isOpen(place, state),
    },
    bytes,
    context.cache,
  );
  context.cache.set(key, bytes);
  documents.set(bytes, document);
  return document;
}

async function renderBytes(
  task: ArchiveTask,
  stem: string,
  context: ServingContext,
): Promise<Uint8Array> {
  const { subject, place, records, format } = task;
  const archive = await archiveLinks(task, stem, context);
  const address = archiveAddress(stem, place);
  const document = await buildFeedDocument({ subject, records, address, archive }, context);
  const fitted = renderToFit(format, document);
  reportFitted(subject.feed, fitted, context);
  return fitted.bytes;
}

function isOpen({ page, before }: ArchivePlace, { sealed }: FeedState): boolean {
  return before === undefined && page > (sealed.at(-1)?.page ?? 0);
}

/** The newest 50 of a part, all of a page. */
export function partOf(
  { page, before }: ArchivePlace,
  subject: FeedSubject,
  { sealed }: FeedState,
): FeedPart {
  const range = sealed.find((one) => one.page === page);
  return {
    scopes: subject.scopes,
    merged: subject.merged,
    after: lowerBound(page, range, sealed),
    before: before ?? (range && { enteredAt: range.to.enteredAt, id: range.to.id + BEHIND }),
    limit: before === undefined ? MOST_ENTRIES : WINDOW,
  };
}

function lowerBound(
  page: number,
  range: SealedRange | undefined,
  sealed: readonly SealedRange[],
): FeedCursor | undefined {
  const before = sealed.find((one) => one.page === page - 1);
  if (before !== undefined) return before.to;
  return range === undefined || page === 1
    ? undefined
    : { enteredAt: range.from.enteredAt, id: "" };
}

async function archiveLinks(
  { subject, state, place, records }: ArchiveTask,
  stem: string,
  context: ServingContext,
): Promise<ArchiveLinks> {
  const sealed = state.sealed.filter(({ page }) => page < place.page);
  const last = sealed.at(-1);
  const previous =
    records.length === 0
      ? last && { page: last.page }
      : await placeBehind({ subject, state: { ...state, sealed }, records }, context);
  const isSealed = state.sealed.some(({ page }) => page === place.page);
  const next = isSealed && place.before === undefined ? { page: place.page + 1 } : undefined;
  return {
    isArchive: !isOpen(place, state),
    current: { stem },
    previous: previous && archiveAddress(stem, previous),
    next: next && archiveAddress(stem, next),
  };
}

function newestChange(records: readonly ArticleRecord[]): string {
  const times = records.map(({ enteredAt = "", modifiedAt = "" }) =>
    modifiedAt > enteredAt ? modifiedAt : enteredAt,
  );
  return times.sort().at(-1) ?? "";
}
