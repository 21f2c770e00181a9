import type { FetchOutcome } from "../core/fetch-outcome.ts";
import type { Message } from "../core/messages.ts";
import type { Validators } from "../core/page.ts";
import type { ArticleRecord, FeedRecord, RobotsRecord, SourceRecord } from "../core/records.ts";

/** Everything that the use cases know of the world. Each port has one contract suite that every adapter passes. */

/** The only clock: ISO times are made from it. */
export interface Clock {
  now(): Date;
}

export interface PageRequest {
  readonly url: string;
  readonly validators?: Validators;
  /** Media types beside HTML, XHTML and XML that are taken: a site's feed or data, a document. */
  readonly accept?: readonly string[];
  /** host:port pairs that the operator named in a source's address, beyond ports 80, 443, 8080, 8443. */
  readonly ports?: readonly string[];
  readonly robots?: "obey" | "ignore";
}

/** Fetches one page under the guard and the limits. Asks `robots` before each hop to another host. Never throws for a site's fault. */
export interface PageFetcher {
  fetchPage(request: PageRequest): Promise<FetchOutcome>;
}

export interface SourceStore {
  /** By key. */
  getSource(key: string): Promise<SourceRecord | undefined>;
  /** By current id. */
  findSource(id: string): Promise<SourceRecord | undefined>;
  /** All, removed ones too, ordered by id. */
  listSources(): Promise<SourceRecord[]>;
  /** Those whose `nextCrawlAt` is not after `now`, longest due first. */
  listDueSources(now: string, limit: number): Promise<SourceRecord[]>;
  /** Stores it if the stored revision is `record.revision - 1` (none stored: 0). Else changes nothing and answers false. */
  saveSource(record: SourceRecord): Promise<boolean>;
}

export type FeedScope = { readonly sourceKey: string } | "all";

/** A place in a feed's order: by `enteredAt`, then by id. */
export interface FeedCursor {
  readonly enteredAt: string;
  readonly id: string;
}

export interface EntryQuery {
  readonly scope: FeedScope;
  readonly order: "newest" | "oldest";
  /** Only entries strictly beyond this place, in the given order. */
  readonly beyond?: FeedCursor;
  /** Months before this one (ISO time) need not be looked at. */
  readonly notBefore?: string;
  readonly limit: number;
}

export interface ArticleStore {
  /** Those that are stored, in no particular order; any number of ids, repeated ones once. */
  getArticles(ids: readonly string[]): Promise<ArticleRecord[]>;
  /** As `saveSource`: the stored revision must be one less. */
  saveArticle(record: ArticleRecord): Promise<boolean>;
  /** Articles in state `entered`. */
  listEntries(query: EntryQuery): Promise<ArticleRecord[]>;
  /** Those whose `nextAttemptAt` is not after `now`, longest due first, over all sources. */
  listDueArticles(now: string, limit: number): Promise<ArticleRecord[]>;
  /** Every record of a source in order of id, also tombstones; `after` is the last id of the page before. */
  listSourceArticles(sourceKey: string, limit: number, after?: string): Promise<ArticleRecord[]>;
}

export interface FeedStore {
  getFeeds(feeds: readonly string[]): Promise<FeedRecord[]>;
  /** As `saveSource`. */
  saveFeed(record: FeedRecord): Promise<boolean>;
  /** Raises `version` and `revision` by one, sets `changedAt`; makes the record (version 1, revision 1) where there is none. */
  touchFeed(feed: string, changedAt: string): Promise<void>;
}

export interface SlotRequest {
  readonly host: string;
  /** Epoch milliseconds, as all times of this port. */
  readonly now: number;
  /** The least distance between two requests' starts. */
  readonly gapMs: number;
  /** Who asks; a lease is released only by its owner. */
  readonly owner: string;
  /** How long the lease holds if its owner dies. */
  readonly leaseMs: number;
}

/** `leased`: go now. Else come back at `at`, which is reserved for the caller. */
export interface Slot {
  readonly at: number;
  readonly leased: boolean;
}

/** The pace of one host over all workers; every call is one conditional write. */
export interface HostStore {
  /** The host's next free slot: now if nobody runs, none is reserved and no hold-off is set (then the lease is taken too). */
  reserveSlot(request: SlotRequest): Promise<Slot>;
  /** For a slot whose time has come. `leased: false` says from when on to try again: somebody runs, or a hold-off was set. */
  takeLease(request: SlotRequest): Promise<Slot>;
  /** Ends the owner's lease; nobody starts before `notBefore`. An owner that lost its lease changes only the hold-off. */
  releaseLease(host: string, owner: string, notBefore: number): Promise<void>;
  getRobots(host: string): Promise<RobotsRecord | undefined>;
  putRobots(host: string, record: RobotsRecord): Promise<void>;
}

/** Bodies, snapshots, renderings. Keys are paths of `[A-Za-z0-9._/-]`; a put is whole or not at all, and repeatable. */
export interface BlobStore {
  getBlob(key: string): Promise<Uint8Array | undefined>;
  putBlob(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** What is not there is no error. */
  deleteBlob(key: string): Promise<void>;
}

export interface OutgoingMessage {
  readonly message: Message;
  /** 0 to 900. */
  readonly delaySeconds: number;
}

/** At least once, in no order. Crawls of sources and of articles have a queue each; `kind` decides. */
export interface MessageQueue {
  /** Any number. Throws unless all were taken (those that were taken are delivered all the same). */
  send(messages: readonly OutgoingMessage[]): Promise<void>;
}
