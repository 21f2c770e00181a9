import type { ArticleImage, Attachment, DatePrecision } from "./article.ts";
import type { Backfill } from "./backfill.ts";
import type { Backlog } from "./backlog.ts";
import type { FetchFailureKind } from "./fetch-outcome.ts";
import type { ArticlePart, Gathering } from "./gathering.ts";
import type { ListingWay } from "./listing-way.ts";
import type { Validators } from "./page.ts";
import type { Source } from "./source.ts";

/**
 * The shapes as stored, the same in SQLite and in DynamoDB. `schema` is the version of the shape: a reader takes every
 * version up to its own. `revision` is the optimistic lock: a save succeeds only if the stored revision is one less.
 * Times are ISO 8601 in UTC with milliseconds (`2026-11-22T20:36:54.000Z`), so that text order is time order, except
 * where a field's comment says otherwise.
 */
export interface Stored {
  readonly schema: 1;
  readonly revision: number;
}

export type SourceStatus = "active" | "paused" | "removed";

export type HealthState = "new" | "healthy" | "degraded" | "broken" | "silent" | "paused";

/** Why a source is not healthy: what fetching said, or what the listing lacked. */
export type HealthCause =
  | FetchFailureKind
  | "no-links"
  | "lost-selector"
  | "articles-failing"
  | "gate"
  | "charset"
  | "silent"
  | "parse-budget"
  | "internal";

export interface Health {
  readonly state: HealthState;
  readonly cause?: HealthCause;
  /** One sentence for the operator. */
  readonly message?: string;
  readonly since: string;
}

export interface CrawlCounts {
  readonly discovered: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
}

export interface SourceRecord extends Stored {
  /** Frozen at first sight; articles refer to it, so that a source can change its id and its address. */
  readonly key: string;
  readonly source: Source;
  readonly status: SourceStatus;
  /** Earlier ids: their feeds' addresses answer 301. */
  readonly formerIds: readonly string[];
  readonly addedAt: string;
  /** When it is due; absent: never (paused, removed). */
  readonly nextCrawlAt?: string;
  /** The host's slot that is reserved for the next visit, if it is too far off for a queue's delay. */
  readonly slotAt?: string;
  readonly lastCrawlAt?: string;
  readonly lastGoodCrawlAt?: string;
  /** When a crawl last brought something new, or an article last entered. */
  readonly lastEntryAt?: string;
  readonly failuresInARow: number;
  readonly health: Health;
  readonly intervalMs: number;
  /** What the interval is learned from. */
  readonly rhythm?: EntryTimes;
  readonly lastCounts?: CrawlCounts;
  /** Of the listing's first page; they advance only when what it announced is safely queued. */
  readonly validators?: Validators;
  /** The listing's own title, for a source without one. */
  readonly pageTitle?: string;
  readonly pageLanguage?: string;
  /** The charset that its pages had, for pages that tell none. */
  readonly charset?: string;
  /** What its listings have been like: the gate compares with it. */
  readonly profile?: ListingProfile;
  /** What beside its page tells its articles; absent: not looked for, or nothing to look at. */
  readonly ways?: SourceWays;
  /** How far the look that was asked for at this time has come: copies of messages that lie behind it are done. */
  readonly looking?: { readonly enqueuedAt: string; readonly tried: number };
  /** What the gate holds back. */
  readonly held?: HeldListing;
  /** Its first crawl's articles, while they wait for each other. */
  readonly backlog?: Backlog;
  /** How far its pager is being gone through for what was published before. */
  readonly backfill?: Backfill;
  /** Something was backfilled: its feed has entries beside the news. */
  readonly hasHistory?: boolean;
  /** When its articles were last looked through for what is older than its retention. */
  readonly expiredAt?: string;
  /** The state and cause of health that the operator was told last. */
  readonly told?: string;
}

/** When a source's newest entries were published, as of a version of its feed. */
export interface EntryTimes {
  readonly version: number;
  /** Up to 60, packed: with them as they are, every save of a source would cost twice as much. */
  readonly times: string;
}

/** What a source's listings have been like, learned from its good crawls. Shares are from 0 to 1. */
export interface ListingProfile {
  readonly crawls: number;
  /** Links a listing, a moving average. */
  readonly links: number;
  /** Share of links whose title is of more than a word, a moving average. */
  readonly titled: number;
  /** Share of links that told a date, a moving average. */
  readonly dated: number;
  /** How the addresses are built: host and the path's shape of the most links. */
  readonly shape: string;
  readonly charset: string;
}

/** What was found at the last look for another way to a source's articles than its page. */
export interface SourceWays {
  readonly lookedAt: string;
  readonly nextLookAt: string;
  /** How many looks there were: the distance between them grows. */
  readonly looks: number;
  /** Visited in place of the page. */
  readonly used?: UsedWay;
}

/** A way with what is kept of it as of the page itself. */
export interface UsedWay extends ListingWay {
  /** What it tells from before and nobody has seen yet is no news; absent: all of it was taken. */
  readonly notBefore?: string;
  readonly validators?: Validators;
  readonly profile?: ListingProfile;
}

/** A listing that fell out of its source's history. Two later crawls that agree let it in; so does the operator. */
export interface HeldListing {
  readonly reason: string;
  readonly message: string;
  readonly since: string;
  /** How many crawls in a row saw it, the first included. */
  readonly crawls: number;
  /** Ids of up to 50 of its articles, to tell whether the next one agrees. */
  readonly ids: readonly string[];
  /** The operator has let it in: the next crawl takes it. */
  readonly approved?: boolean;
}

/**
 * `pending`: a listing showed it, its page is yet to be read · `entered`: in the feeds · `held`: the gate waits for a
 * second opinion · `rejected`: not an article, asked again later · `hidden`: taken out by the operator · `gone`: a
 * tombstone, expired or removed, never announced again · `alias`: another address of `aliasOf`.
 */
export type ArticleState =
  | "pending"
  | "entered"
  | "held"
  | "rejected"
  | "hidden"
  | "gone"
  | "alias";

/** What the listing said of an article. */
export interface ListingMention {
  readonly title: string;
  /** As printed: `2021-03-23T18:58:00+08:00` or `2021-03-23`. */
  readonly published?: string;
  readonly publishedPrecision?: DatePrecision;
  readonly teaser?: string;
  readonly image?: string;
  /** 0 is the topmost. */
  readonly position: number;
  /** Of the listing; absent: the first. */
  readonly page?: number;
}

export interface ArticleRevision {
  readonly at: string;
  readonly contentHash: string;
  readonly title: string;
}

export interface ArticleRecord extends Stored {
  /** From the source's key and the canonical URL of the first sight. */
  readonly id: string;
  readonly sourceKey: string;
  readonly state: ArticleState;
  /** `urn:uuid:` version 5, the entry's id in all formats, frozen at first sight. */
  readonly guid: string;
  readonly url: string;
  readonly canonicalUrl: string;
  readonly aliasOf?: string;
  readonly firstSeenAt: string;
  /** When it became visible; set once. It alone orders feeds and archives. */
  readonly enteredAt?: string;
  /** When to visit it (again), in states `pending`, `held` and `rejected`; of an `entered` one: its feeds are yet to be told. */
  readonly nextAttemptAt?: string;
  /** The host's slot that is reserved for that visit, if it is too far off for a queue's delay. */
  readonly slotAt?: string;
  /** The place in the feed that a first crawl gave it; not written any more. */
  readonly enterAt?: string;
  /** What showed it first, if it was no later crawl: such an article enters together with the others, in their order. */
  readonly cameWith?: "first-crawl" | "backfill";
  /** When its page had been read and its body stored, of one that waits for the others to enter or waited for them. */
  readonly readyAt?: string;
  /** When its page was last asked for, whatever came of it. */
  readonly visitedAt?: string;
  readonly attempts: number;
  /** Why it was rejected, or the last visit failed. */
  readonly reason?: string;
  readonly listing?: ListingMention;
  readonly title: string;
  readonly byline?: readonly string[];
  readonly credit?: string;
  /** As the page says it, with its own offset. */
  readonly publishedAt?: string;
  readonly publishedPrecision?: DatePrecision;
  /** When the content's hash last changed. */
  readonly modifiedAt?: string;
  readonly language?: string;
  readonly summary?: string;
  readonly image?: string;
  readonly images?: readonly ArticleImage[];
  readonly attachments?: readonly Attachment[];
  /** SHA-256 of the article as stored under `bodies/{id}/{contentHash}`. */
  readonly contentHash?: string;
  /** SHA-256 of what a reader reads of it; markup is no part. A change of it is a revision. */
  readonly textHash?: string;
  /** Its text's similarity hash: tells it again at another address. */
  readonly fingerprint?: string;
  /** It came among mostly unknown links: its text is compared with the known ones before it enters. */
  readonly suspect?: boolean;
  /** Pages that looked like an error page in place of the article, and how often in a row. */
  readonly doubted?: { readonly textHash: string; readonly visits: number };
  /** Oldest first, without the current one. */
  readonly revisions: readonly ArticleRevision[];
  readonly snapshotKey?: string;
  readonly validators?: Validators;
  /** Of a split article: the pages that it was joined from, the first included. */
  readonly parts?: readonly ArticlePart[];
  /** While the pages of a split article are visited, one message each. */
  readonly gathering?: Gathering;
}

/** One stored rendering, enough to answer a conditional request from this item alone. */
export interface RenderingState {
  readonly version: number;
  /** Without quotes and without the encoding's suffix. */
  readonly etag: string;
  readonly lastModified: string;
  readonly key: string;
}

export interface SealedRange {
  /** 1 is the oldest. */
  readonly page: number;
  /** `enteredAt` and id of the first and the last entry, both included. */
  readonly from: { readonly enteredAt: string; readonly id: string };
  readonly to: { readonly enteredAt: string; readonly id: string };
  readonly count: number;
}

export interface FeedRecord extends Stored {
  /** `source:{key}` · `group:{name}` · `all`. */
  readonly feed: string;
  /** Rises with everything that changes the document: entries and settings. */
  readonly version: number;
  readonly changedAt: string;
  readonly sealed: readonly SealedRange[];
  /** No page is sealed before: entries find their places behind the newest. */
  readonly openUntil?: string;
  /** By format: `rss`, `atom`, `json`. */
  readonly renderings: Readonly<Record<string, RenderingState>>;
}

/** A host's robots.txt as last answered; `text` is at most 500 KiB. */
export interface RobotsRecord {
  readonly fetchedAt: string;
  readonly expiresAt: string;
  /** `rules`: obey `text` · `allow-all` (4xx) · `disallow-all` (5xx, 429, unreachable). */
  readonly verdict: "rules" | "allow-all" | "disallow-all";
  readonly text?: string;
}
