import type { ArticleImage, Attachment } from "../article.ts";

export const FEED_FORMATS = ["rss", "atom", "json"] as const;

export type FeedFormat = (typeof FEED_FORMATS)[number];

export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
};

/** A document that exists in every format: its address is `{stem}.{format}{query}`. */
export interface FeedAddress {
  readonly stem: string;
  /** With its question mark. */
  readonly query?: string;
}

/** RFC 5005 section 4. `previous` is the next older document. */
export interface ArchiveLinks {
  readonly isArchive: boolean;
  readonly current: FeedAddress;
  readonly previous?: FeedAddress;
  readonly next?: FeedAddress;
}

/** One article as the feeds show it; nothing in it is trusted. */
export interface FeedEntry {
  /** An absolute IRI that never changes, the same in all formats. */
  readonly guid: string;
  readonly url: string;
  readonly title: string;
  /** Plain text. */
  readonly summary?: string;
  /** Sanitized HTML with absolute addresses; absent in feeds of summaries. */
  readonly html?: string;
  /** Plain text of `html`. */
  readonly text?: string;
  /** ISO 8601. */
  readonly publishedAt: string;
  readonly updatedAt: string;
  readonly byline?: readonly string[];
  readonly credit?: string;
  readonly categories?: readonly string[];
  readonly language?: string;
  readonly image?: string;
  readonly images?: readonly ArticleImage[];
  readonly attachments?: readonly Attachment[];
  /** The source's own feed; in merged feeds only. */
  readonly source?: FeedSource;
  /** The full text was too long for the document: the entry has its summary and says so. */
  readonly shortened?: boolean;
}

export interface FeedSource {
  readonly id: string;
  readonly title: string;
  readonly address: FeedAddress;
  readonly homeUrl: string;
  readonly updatedAt: string;
}

export interface FeedDocument {
  /** An absolute IRI that never changes. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The page that the feed stands for. */
  readonly homeUrl: string;
  readonly address: FeedAddress;
  /** BCP 47. */
  readonly language?: string;
  /** ISO 8601: the newest `updatedAt` of its entries. */
  readonly updatedAt: string;
  /** Square pictures of at least 512 and exactly 64 pixels, and one twice as wide as high, at most 144 wide. */
  readonly pictures: { readonly icon: string; readonly favicon: string; readonly logo: string };
  readonly hub?: string;
  readonly archive?: ArchiveLinks;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

export function addressIn(format: FeedFormat, { stem, query = "" }: FeedAddress): string {
  return `${stem}.${format}${query}`;
}
