import type { ListingWay, WayFigures } from "./listing-way.ts";

/**
 * What travels through the queues. `version` is the shape's; a reader takes every version up to its own. `enqueuedAt`
 * (ISO 8601, UTC) is when the work was first asked for and survives re-sending; `slotAt` is the host's slot that was
 * reserved for it.
 */
export interface CrawlSourceMessage {
  readonly version: 1;
  readonly kind: "crawl-source";
  readonly sourceKey: string;
  readonly enqueuedAt: string;
  readonly slotAt?: string;
  /** An operator asked for it: crawl even if it is not due. */
  readonly forced?: boolean;
  /** A further page of the listing; absent: the first. */
  readonly listingUrl?: string;
  readonly listingPage?: number;
  /** The source's first crawl, which takes its pages whole; `enqueuedAt` is where its backlog is placed in the feed. */
  readonly backlog?: boolean;
  /** A page of the pager that is gone through for what was published before. */
  readonly backfill?: boolean;
  /** Another way than the page was chosen just now: crawl it, though the source was crawled. */
  readonly chosen?: boolean;
  /** A look at other ways to the source's articles, one a message. */
  readonly look?: WayLook;
}

/** How far a look at other ways than the page has come. */
export interface WayLook {
  /** Ids of articles that the page shows, or that are known where it shows none. */
  readonly shown: readonly string[];
  /** The page shows no article. */
  readonly isEmpty: boolean;
  /** ISO 8601: the date of the oldest article that the page shows; what is older was never its news. */
  readonly oldest?: string;
  readonly left: readonly ListingWay[];
  readonly tried: readonly WayFigures[];
  /** The page's own name and language, where only a way tells its articles. */
  readonly title?: string;
  readonly language?: string;
}

export interface CrawlArticleMessage {
  readonly version: 1;
  readonly kind: "crawl-article";
  readonly sourceKey: string;
  readonly articleId: string;
  readonly enqueuedAt: string;
  readonly slotAt?: string;
  /** What was published before: it gives way to what is due. */
  readonly backfill?: boolean;
}

/** What the schedule sends to ask for due work; also what the local ticker sends. */
export interface TickMessage {
  readonly version: 1;
  readonly kind: "tick";
}

export type Message = CrawlSourceMessage | CrawlArticleMessage;
