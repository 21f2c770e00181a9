import type { Message } from "../core/messages.ts";
import type { ArticleRecord, FeedRecord, RobotsRecord, SourceRecord } from "../core/records.ts";

/** Everything that the use cases know of the world. Each port has one contract suite that every adapter passes. */

/** The only clock: ISO times are made from it. */
export interface Clock {
  now(): Date;
}

/** What a server said before its body. */
export interface ResponseHead {
  readonly status: number;
  /** Lower-case names. What came several times is joined with ", ", a Location with a line feed: two are none. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * How much of a body is wanted: all of it (more than the client's limits is a failure), so many bytes of its start
 * (what follows is cut off and no failure), or nothing (the connection is given up).
 */
export type BodyWish = "whole" | "nothing" | number;

export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `host:port` pairs that are open beyond ports 80, 443, 8080, 8443. */
  readonly ports?: readonly string[];
  /** Hard end of this request, from now. */
  readonly timeoutMs: number;
  /** Aborted: the request ends at once, as a `timeout`. */
  readonly signal?: AbortSignal;
  /** Called with the head; and once more with the first bytes of the decoded body, if it said "sniff". */
  readonly wish: (head: ResponseHead, start?: Uint8Array) => BodyWish | "sniff";
}

export interface HttpResponse extends ResponseHead {
  readonly kind: "response";
  /** Decoded from its Content-Encoding. */
  readonly body: Uint8Array;
  /** There may be a body, but `wish` wanted nothing of it. */
  readonly unwanted: boolean;
  readonly wireBytes: number;
  readonly milliseconds: number;
}

export interface HttpFailure {
  readonly kind:
    | "bad-url"
    | "blocked-address"
    | "dns"
    | "tls"
    | "timeout"
    | "too-large"
    | "network";
  /** What happened, as a clause: "the server's certificate has expired". */
  readonly reason: string;
  readonly milliseconds: number;
}

/** One GET, no redirect, no retry, under the guard and the limits. Never throws for a site's fault. */
export interface HttpClient {
  get(request: HttpRequest): Promise<HttpResponse | HttpFailure>;
  /** What `get` would refuse without asking anybody; `undefined` for an address that it would try. */
  check(request: Pick<HttpRequest, "url" | "ports">): HttpFailure | undefined;
  /** Whether the operator opened this address's host (`--allow-network`): it may be called without a pause. */
  isOpened(url: string): boolean;
}

/** A source as the schedule needs it. */
export interface DueSource {
  readonly key: string;
  /** ISO 8601, as all times of records. */
  readonly dueAt: string;
  /** The host's slot that is reserved for its crawl. */
  readonly slotAt?: string;
  readonly intervalMs: number;
}

export interface SourceStore {
  /** By key. */
  getSource(key: string): Promise<SourceRecord | undefined>;
  /** By current id. */
  findSource(id: string): Promise<SourceRecord | undefined>;
  /** All, removed ones too, ordered by id. */
  listSources(): Promise<SourceRecord[]>;
  /** Those that are due at `now` or before, longest due first; a store may be late by moments. */
  listDueSources(now: string, limit: number): Promise<DueSource[]>;
  /**
   * Takes what was listed as due: it is due again at `nextAt`, and has no slot any more. False where another tick was
   * quicker, or it is no longer due. Its record and its revision stay as they are.
   */
  claimSource(due: DueSource, nextAt: string): Promise<boolean>;
  /**
   * Stores it if the stored revision is `record.revision - 1` (none stored: 0), or if this very record is stored already:
   * then only the answer to the same save was lost. Else changes nothing and answers false. Texts and lists of a hostile
   * length are cut; what is too large even so is `record-too-large`.
   * `nextCrawlAt` and `slotAt` are the record's only by name, for they are claimed without it: they are stored where they
   * differ from those of `before`, what the change was made of. Of two who move them at once, the earlier time stands, and
   * a source without one has been given it or lost it for good. Without `before` they are stored as they are.
   */
  saveSource(record: SourceRecord, before?: SourceRecord): Promise<boolean>;
}

/**
 * `all` and `sourceKey`: what entered as news. `historyOf`: what was backfilled of a source, which stands in no other scope.
 */
export type FeedScope = { readonly sourceKey: string } | { readonly historyOf: string } | "all";

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
  /**
   * As `saveSource`: the stored revision must be one less. With `before`, what was read and is stored, a store need not
   * write again where an entry stands in the feeds.
   */
  saveArticle(record: ArticleRecord, before?: ArticleRecord): Promise<boolean>;
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
  /** Host and, where it is not the scheme's own, port, as in `URL.host`. */
  readonly host: string;
  /** Epoch milliseconds, as all times of this port. */
  readonly now: number;
  /** The distance between two slots of a host that was never released; else the one that the last release set holds. */
  readonly gapMs: number;
  /** Who asks; a lease is released only by its owner. */
  readonly owner: string;
  /** How long the lease holds if its owner dies. */
  readonly leaseMs: number;
  /** A slot that is further off is told and not reserved; 0: none is. */
  readonly reserveWithinMs?: number;
}

/** `leased`: go now. Else come back at `at` with `takeLease`: that slot is reserved for the caller alone. */
export interface Slot {
  readonly at: number;
  readonly leased: boolean;
  /** As the last release said; 0 for a new host. */
  readonly strikes: number;
}

export interface LeaseRelease {
  readonly host: string;
  readonly owner: string;
  /** Nobody starts before; never moves back while it lies ahead. */
  readonly notBefore: number;
  /** The distance between slots that are reserved from now on. */
  readonly gapMs: number;
  /** How often in a row the host has asked us to slow down. */
  readonly strikes: number;
}

/** The pace of one host over all workers; every call is one conditional write (two where the condition fails). */
export interface HostStore {
  /**
   * The host's next free slot: the latest of now, the first unreserved slot and the hold-off. If that is now and nobody
   * runs, the lease is taken too. The slot after it is one gap later.
   */
  reserveSlot(request: SlotRequest): Promise<Slot>;
  /**
   * For a slot whose time has come. Where somebody runs or a hold-off lies ahead nobody waits at the door: the answer is
   * a new slot, reserved as by `reserveSlot`, so that any number of waiters come back once each.
   */
  takeLease(request: SlotRequest): Promise<Slot>;
  /** Ends the owner's lease. An owner that lost its lease changes only the hold-off, and only to a later time. */
  releaseLease(release: LeaseRelease): Promise<void>;
  /** By origin: a port and a scheme have rules of their own. */
  getRobots(origin: string): Promise<RobotsRecord | undefined>;
  putRobots(origin: string, record: RobotsRecord): Promise<void>;
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

/** A change of a source's health, for its operator. */
export interface HealthNotice {
  readonly source: string;
  readonly url: string;
  readonly state: string;
  readonly cause?: string;
  /** ISO 8601. */
  readonly since: string;
  /** What happened and what to do. */
  readonly message: string;
}

/** Tells the operator. At least once; throws if it could not, and is asked again at the next crawl. */
export interface Notifier {
  notify(notice: HealthNotice): Promise<void>;
}

export type HubAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: string; readonly retryable: boolean };

/** Tells a WebSub hub that documents have changed. Never throws for the hub's fault. */
export interface HubClient {
  publish(hub: string, topics: readonly string[]): Promise<HubAnswer>;
}
