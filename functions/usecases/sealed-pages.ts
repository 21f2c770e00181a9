import type { SealedRange } from "../core/records.ts";
import type { FeedState } from "./feed-state.ts";
import { hashBytes } from "./keep-rendering.ts";
import type { BlobStore } from "./ports.ts";

/** How many pages one blob tells of. */
const CHUNK = 16;

/** A record with this many pages hands the oldest ones over to a blob: it is read at every poll. */
const MOST_IN_RECORD = 2 * CHUNK;

/**
 * Writes the oldest pages of a long list into blobs, for a feed that nobody takes pages from (merged feeds).
 * @returns what stays in the record
 */
export async function handOverPages(
  feed: string,
  sealed: readonly SealedRange[],
  blobs: BlobStore,
): Promise<readonly SealedRange[]> {
  let kept = sealed;
  while (kept.length >= MOST_IN_RECORD) {
    const [first] = kept;
    if (first === undefined) return kept;
    const chunk = kept.filter(({ page }) => chunkOf(page) === chunkOf(first.page));
    const bytes = new TextEncoder().encode(JSON.stringify(chunk));
    await blobs.putBlob(chunkKey(feed, chunkOf(first.page)), bytes, "application/json");
    kept = kept.slice(chunk.length);
  }
  return kept;
}

/** The state with the page and the one before it among its sealed ones, if they were handed over. */
export async function withOlderPages(
  feed: string,
  state: FeedState,
  page: number,
  blobs: BlobStore,
): Promise<FeedState> {
  const first = state.sealed[0]?.page ?? 1;
  const missing = [page - 1, page].filter((one) => one >= 1 && one < first).map(chunkOf);
  const chunks = await Promise.all(
    [...new Set(missing)].map((chunk) => readChunk(feed, chunk, blobs)),
  );
  return chunks.length === 0 ? state : { ...state, sealed: [...chunks.flat(), ...state.sealed] };
}

async function readChunk(feed: string, chunk: number, blobs: BlobStore): Promise<SealedRange[]> {
  const bytes = await blobs.getBlob(chunkKey(feed, chunk));
  return bytes === undefined ? [] : (JSON.parse(new TextDecoder().decode(bytes)) as SealedRange[]);
}

function chunkOf(page: number): number {
  return Math.floor((page - 1) / CHUNK);
}

function chunkKey(feed: string, chunk: number): string {
  return `archives/${hashBytes(new TextEncoder().encode(feed))}/${chunk}.json`;
}
