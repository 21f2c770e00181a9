import { createHash } from "node:crypto";
import { ENCODINGS, type Encoding, encodeBody } from "../core/feeds/encode-body.ts";
import { FEED_TYPES, type FeedFormat } from "../core/feeds/feed-document.ts";
import type { FeedRecord, RenderingState } from "../core/records.ts";
import type { ByteCache } from "./byte-cache.ts";
import type { FeedDependencies } from "./feed-dependencies.ts";
import type { FeedState } from "./feed-state.ts";

const SUFFIXES: Readonly<Record<Encoding, string>> = { identity: "", gzip: ".gz", br: ".br" };
const ATTEMPTS = 5;

export function renderingKey(key: string, encoding: Encoding): string {
  return key + SUFFIXES[encoding];
}

/** 128 bits of the document's SHA-256. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 32);
}

export interface RenderingToKeep {
  readonly feed: string;
  readonly format: FeedFormat;
  readonly state: FeedState;
  readonly bytes: Uint8Array;
}

/**
 * Stores a rendering in all encodings, then names it in the feed's record. A feed without a record has nothing to keep a
 * rendering for; one that has moved on meanwhile keeps what is newer.
 */
export async function keepRendering(
  { feed, format, state, bytes }: RenderingToKeep,
  deps: FeedDependencies & { readonly cache: ByteCache },
): Promise<RenderingState> {
  const rendering = describe(feed, format, bytes, state, deps.clock.now());
  const puts = ENCODINGS.map(async (encoding) => {
    const key = renderingKey(rendering.key, encoding);
    const encoded = encodeBody(bytes, encoding);
    await deps.blobs.putBlob(key, encoded, FEED_TYPES[format]);
    deps.cache.set(key, encoded);
  });
  await Promise.all(puts);
  await nameRendering({ feed, format, state, rendering }, deps);
  return rendering;
}

function describe(
  feed: string,
  format: FeedFormat,
  bytes: Uint8Array,
  state: FeedState,
  now: Date,
): RenderingState {
  const etag = hashBytes(bytes);
  const previous = state.record?.renderings[format];
  return {
    version: state.stamp,
    etag,
    lastModified:
      previous?.etag === etag ? previous.lastModified : nextModification(state, previous, now),
    key: `renderings/${hashBytes(new TextEncoder().encode(feed))}/${format}/${etag}`,
  };
}

/** Whole seconds, rounded up and always rising, so that no two documents of a feed share one. */
export function nextModification(
  { changedAt }: Pick<FeedState, "changedAt">,
  previous: Pick<RenderingState, "lastModified"> | undefined,
  now: Date,
): string {
  const before = previous?.lastModified ?? "";
  const time = Date.parse(changedAt > before ? changedAt : now.toISOString());
  const least = before === "" ? 0 : Date.parse(before) + 1000;
  return new Date(Math.max(Math.ceil(time / 1000) * 1000, least)).toISOString();
}

interface Naming {
  readonly feed: string;
  readonly format: FeedFormat;
  readonly state: FeedState;
  readonly rendering: RenderingState;
}

async function nameRendering(naming: Naming, deps: FeedDependencies): Promise<void> {
  let record = naming.state.record ?? emptyRecord(naming);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const replaced = record.renderings[naming.format];
    if (await deps.feeds.saveFeed(withRendering(record, naming))) {
      await dropReplaced(replaced, naming.rendering, deps);
      return;
    }
    const [stored] = await deps.feeds.getFeeds([naming.feed]);
    if (stored === undefined || stored.version !== record.version) return;
    record = stored;
  }
}

/** For a group, whose version is made of its sources': its own record holds renderings and sealed ranges only. */
function emptyRecord({ feed, state }: Naming): FeedRecord {
  const { changedAt } = state;
  return { schema: 1, revision: 0, feed, version: 0, changedAt, sealed: [], renderings: {} };
}

function withRendering(record: FeedRecord, { format, rendering }: Naming): FeedRecord {
  return {
    ...record,
    revision: record.revision + 1,
    renderings: { ...record.renderings, [format]: rendering },
  };
}

/** A reader that is about to take the replaced one finds nothing and renders anew. */
async function dropReplaced(
  replaced: RenderingState | undefined,
  { key }: RenderingState,
  { blobs }: FeedDependencies,
): Promise<void> {
  if (replaced === undefined || replaced.key === key) return;
  await Promise.all(
    ENCODINGS.map((encoding) => blobs.deleteBlob(renderingKey(replaced.key, encoding))),
  );
}
