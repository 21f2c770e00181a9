import type { FeedDocument, FeedEntry, FeedFormat } from "../core/feeds/feed-document.ts";
import { type RenderedFeed, renderFeed } from "../core/feeds/render-feed.ts";
import { shortenEntry } from "../core/feeds/to-feed-entry.ts";

/** Readers refuse documents of 2 to 15 MB; half of the smallest limit leaves room for everybody. */
const MAX_FEED_BYTES = 1_000_000;

export interface FittedFeed extends Omit<RenderedFeed, "body"> {
  readonly bytes: Uint8Array;
  /** How many entries have only their summary, because the document would have grown too large. */
  readonly shortened: number;
}

/** Renders within `MAX_FEED_BYTES`: full texts become summaries with a link, the oldest first, until the document fits. */
export function renderToFit(format: FeedFormat, document: FeedDocument): FittedFeed {
  const entries = [...document.entries];
  let shortened = 0;
  for (;;) {
    const { body, leftOut } = renderFeed(format, { ...document, entries });
    const bytes = new TextEncoder().encode(body);
    const saved = shortenOldest(entries, bytes.length - MAX_FEED_BYTES);
    if (saved === 0) return { bytes, leftOut, shortened };
    shortened += saved;
  }
}

/** @returns how many entries it changed */
function shortenOldest(entries: FeedEntry[], excess: number): number {
  let left = excess;
  let count = 0;
  for (let index = entries.length - 1; index >= 0 && left > 0; index -= 1) {
    const entry = entries[index];
    if (entry?.html === undefined || entry.shortened === true) continue;
    left -= new TextEncoder().encode(entry.html).length;
    entries[index] = shortenEntry(entry);
    count += 1;
  }
  return count;
}
