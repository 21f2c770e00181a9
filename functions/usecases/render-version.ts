import type { Encoding } from "../core/feeds/encode-body.ts";
import type { FeedFormat } from "../core/feeds/feed-document.ts";
import type { RenderingState } from "../core/records.ts";
import { linksBehind } from "./archive-links.ts";
import { buildFeedDocument } from "./build-feed-document.ts";
import { type FeedState, readFeedState } from "./feed-state.ts";
import type { FeedSubject } from "./feed-subject.ts";
import { type FittedFeed, renderToFit } from "./fit-document.ts";
import { keepRendering, nextModification, renderingKey } from "./keep-rendering.ts";
import { listFeedEntries } from "./list-feed-entries.ts";
import { reportFitted } from "./report-fitted.ts";
import { sealArchives, WINDOW } from "./seal-archives.ts";
import { documentInMemory, type ServedDocument } from "./served-document.ts";
import type { ServingContext } from "./serving-context.ts";

export interface RenderTask {
  readonly subject: FeedSubject;
  readonly format: FeedFormat;
  readonly state: FeedState;
}

/** Renders a version of a feed once, however many ask for it meanwhile. */
export function renderOnce(task: RenderTask, context: ServingContext): Promise<ServedDocument> {
  const key = `${task.subject.feed} ${task.format} ${task.state.stamp}`;
  const known = context.underWay.get(key);
  if (known !== undefined) return known;
  const rendering = renderOrFallBack(task, context).finally(() => context.underWay.delete(key));
  context.underWay.set(key, rendering);
  return rendering;
}

interface KnownDocument {
  readonly subject: FeedSubject;
  readonly context: ServingContext;
  readonly document: ServedDocument;
}

const documents = new WeakMap<RenderingState, KnownDocument>();

/** A rendering that is stored; where its bytes are gone, they are made again. The same object for every poll that finds the same. */
export function keptDocument(
  rendering: RenderingState,
  task: RenderTask,
  context: ServingContext,
): ServedDocument {
  const known = documents.get(rendering);
  if (known?.subject === task.subject && known.context === context) return known.document;
  const document = makeDocument(rendering, task, context);
  documents.set(rendering, { subject: task.subject, context, document });
  return document;
}

function makeDocument(
  rendering: RenderingState,
  task: RenderTask,
  context: ServingContext,
): ServedDocument {
  const { etag, lastModified } = rendering;
  return {
    kind: "document",
    format: task.format,
    path: task.subject.path,
    etag,
    lastModified,
    async read(encoding) {
      const bytes = await readKept(rendering, encoding, context);
      if (bytes !== undefined) return { etag, lastModified, bytes };
      return (await render(task, context)).read(encoding);
    },
  };
}

async function readKept(
  { key }: RenderingState,
  encoding: Encoding,
  { blobs, cache }: ServingContext,
): Promise<Uint8Array | undefined> {
  const name = renderingKey(key, encoding);
  const known = cache.get(name);
  if (known !== undefined) return known;
  const stored = await blobs.getBlob(name).catch(() => undefined);
  if (stored !== undefined) cache.set(name, stored);
  return stored;
}

/** Where the new version can't be had, the one before is better than none. */
async function renderOrFallBack(task: RenderTask, context: ServingContext) {
  try {
    return await render(task, context);
  } catch (error) {
    const before = task.state.record?.renderings[task.format];
    const bytes = before && (await readKept(before, "identity", context));
    if (before === undefined || bytes === undefined) throw error;
    context.report?.({ kind: "served-old", feed: task.subject.feed, error });
    return keptDocument(before, task, context);
  }
}

async function render(task: RenderTask, context: ServingContext): Promise<ServedDocument> {
  const { subject, format } = task;
  const sealed = await sealArchives(subject, task.state, context);
  const state = sealed ? await readFeedState(subject, context) : task.state;
  const fitted = await renderWindow({ subject, format, state }, context);
  reportFitted(subject.feed, fitted, context);
  const lastModified = await keep({ subject, format, state }, fitted.bytes, context);
  return documentInMemory(
    { format, path: subject.path, lastModified },
    fitted.bytes,
    context.cache,
  );
}

async function renderWindow(
  { subject, format, state }: RenderTask,
  context: ServingContext,
): Promise<FittedFeed> {
  const records = await listFeedEntries({ ...subject, limit: WINDOW }, context.articles);
  const publicUrl = await context.publicUrl();
  const archive = await linksBehind({ subject, state, records }, context);
  const document = await buildFeedDocument(
    { subject, records, address: { stem: publicUrl + subject.path }, archive },
    context,
  );
  return renderToFit(format, document);
}

/** @returns when the document was last modified. A feed that never had an entry keeps nothing: it is cheap to write. */
async function keep(
  { subject, format, state }: RenderTask,
  bytes: Uint8Array,
  context: ServingContext,
): Promise<string> {
  const fallback = nextModification(state, undefined, context.clock.now());
  if (state.changedAt === "") return subject.source?.addedAt ?? fallback;
  try {
    const kept = await keepRendering({ feed: subject.feed, format, state, bytes }, context);
    return kept.lastModified;
  } catch (error) {
    context.report?.({ kind: "not-kept", feed: subject.feed, error });
    return fallback;
  }
}
