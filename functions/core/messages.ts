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
}

export interface CrawlArticleMessage {
  readonly version: 1;
  readonly kind: "crawl-article";
  readonly sourceKey: string;
  readonly articleId: string;
  readonly enqueuedAt: string;
  readonly slotAt?: string;
}

/** What the schedule sends to ask for due work; also what the local ticker sends. */
export interface TickMessage {
  readonly version: 1;
  readonly kind: "tick";
}

export type Message = CrawlSourceMessage | CrawlArticleMessage;
