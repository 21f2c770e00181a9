import { createHash } from "node:crypto";
import {
  type HostPace,
  releaseLease,
  reserveSlot,
  takeLease,
} from "../../functions/core/host-pace.ts";
import type {
  ArticleRecord,
  FeedRecord,
  RobotsRecord,
  SourceRecord,
} from "../../functions/core/records.ts";
import type {
  ArticleStore,
  BlobStore,
  DueSource,
  FeedStore,
  HostStore,
  SourceStore,
} from "../../functions/usecases/ports.ts";
import { createDueIndex } from "./due-index.ts";
import type { WriteMeter } from "./write-meter.ts";

/** Units of one write as `bench:cost` counts them on the adapters of DynamoDB. */
const SOURCE_UNITS = 1;
const ARTICLE_UNITS = 1;
/** functions/adapters/dynamodb-due-sources.ts */
const DUE_PARTITIONS = 8;

/** What a month is called that all of a simulated day lies in. */
const MONTH = "month";

/** The ports in memory, without what no crawl asks for; each write is metered where DynamoDB's adapters would make it. */
export function createSourceStore(
  meter: WriteMeter,
  onSave: (before: SourceRecord | undefined, now: SourceRecord) => void,
): SourceStore {
  const records = new Map<string, SourceRecord>();
  const due = createDueIndex();
  const keep = (record: SourceRecord) => {
    const before = records.get(record.key);
    records.set(record.key, record);
    due.set(record.key, record.nextCrawlAt);
    onSave(before, record);
  };
  return {
    getSource: async (key) => records.get(key),
    findSource: async () => undefined,
    listSources: async () => [...records.values()],
    listDueSources: async (now, limit) =>
      due.list(now, limit).flatMap((key) => toDue(key, records)),
    async claimSource({ key, dueAt }, nextAt) {
      const before = records.get(key);
      if (before?.nextCrawlAt !== dueAt) return false;
      const { slotAt: _, ...rest } = before;
      keep({ ...rest, nextCrawlAt: nextAt });
      meter.write("sources due", partitionOf(key), 1);
      return true;
    },
    async saveSource(record, read) {
      const stored = records.get(record.key);
      if ((stored?.revision ?? 0) !== record.revision - 1) return false;
      const isMoved = read?.nextCrawlAt !== record.nextCrawlAt || read?.slotAt !== record.slotAt;
      const { nextCrawlAt, slotAt } = isMoved ? record : (stored ?? record);
      keep({ ...record, nextCrawlAt, slotAt });
      meter.write("source", record.key, SOURCE_UNITS);
      if (isMoved) meter.write("sources due", partitionOf(record.key), 1);
      return true;
    },
  };
}

function toDue(key: string, records: ReadonlyMap<string, SourceRecord>): DueSource[] {
  const { nextCrawlAt, slotAt, intervalMs } = records.get(key) ?? {};
  if (nextCrawlAt === undefined || intervalMs === undefined) return [];
  return [{ key, dueAt: nextCrawlAt, ...(slotAt && { slotAt }), intervalMs }];
}

function partitionOf(key: string): string {
  const hash = createHash("sha256").update(key).digest().readUInt8(0);
  return `due-source#${hash % DUE_PARTITIONS}`;
}

export function createArticleStore(meter: WriteMeter): ArticleStore {
  const records = new Map<string, ArticleRecord>();
  const bySource = new Map<string, string[]>();
  const due = createDueIndex();
  const get = (id: string) => records.get(id) ?? [];
  return {
    getArticles: async (ids) => ids.flatMap(get),
    async saveArticle(record) {
      const before = records.get(record.id);
      if ((before?.revision ?? 0) !== record.revision - 1) return false;
      records.set(record.id, record);
      due.set(record.id, record.nextAttemptAt);
      if (before === undefined) addTo(bySource, record.sourceKey, record.id);
      meter.write("article", record.id, ARTICLE_UNITS);
      meterMove(meter, "due#article", before?.nextAttemptAt, record.nextAttemptAt);
      if (record.state === "entered") {
        meter.write("entries of a source", record.sourceKey, 1);
        meter.write("entries of all", MONTH, 1);
      }
      return true;
    },
    listEntries: async ({ scope, limit }) => {
      const ids = scope === "all" ? [] : (bySource.get(scope.sourceKey) ?? []);
      const entered = ids.flatMap(get).filter(({ state }) => state === "entered");
      return entered.slice(-limit).reverse();
    },
    listDueArticles: async (now, limit) => due.list(now, limit).flatMap(get),
    listSourceArticles: async () => [],
  };
}

/** A key of an index that changes is an entry taken out and one put in. */
function meterMove(
  meter: WriteMeter,
  partition: string,
  before: string | undefined,
  now: string | undefined,
): void {
  if (before === now) return;
  const units = [before, now].filter((key) => key !== undefined).length;
  meter.write("articles due", partition, units);
}

function addTo(lists: Map<string, string[]>, key: string, id: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [id]);
  else list.push(id);
}

export function createFeedStore(meter: WriteMeter): FeedStore {
  const records = new Map<string, FeedRecord>();
  return {
    getFeeds: async (feeds) => feeds.flatMap((feed) => records.get(feed) ?? []),
    saveFeed: async () => true,
    async touchFeed(feed, changedAt) {
      const { version = 0, revision = 0 } = records.get(feed) ?? {};
      const raised = { version: version + 1, revision: revision + 1 };
      const rest = { schema: 1, feed, changedAt, sealed: [], renderings: {} } as const;
      records.set(feed, { ...rest, ...raised });
      meter.write("feed", feed, 1);
    },
  };
}

export interface PacedHosts extends HostStore {
  /** For how long visits to a host have kept it from others so far, in milliseconds. */
  takenMs(host: string): number;
}

export function createHostStore(meter: WriteMeter): PacedHosts {
  const paces = new Map<string, HostPace>();
  const robots = new Map<string, RobotsRecord>();
  const taken = new Map<string, number>();
  const startedAt = new Map<string, number>();
  const claim: (step: typeof reserveSlot) => HostStore["reserveSlot"] =
    (step) => async (request) => {
      const { pace, slot } = step(paces.get(request.host), request);
      paces.set(request.host, pace);
      if (slot.leased) startedAt.set(request.host, request.now);
      meter.write("host", request.host, 1);
      return slot;
    };
  return {
    reserveSlot: claim(reserveSlot),
    takeLease: claim(takeLease),
    async releaseLease(release) {
      const { host, notBefore, gapMs } = release;
      paces.set(host, releaseLease(paces.get(host), release));
      const start = startedAt.get(host) ?? notBefore;
      const pauseMs = notBefore > start ? Math.max(gapMs, notBefore - start) : 0;
      taken.set(host, (taken.get(host) ?? 0) + pauseMs);
      meter.write("host", host, 1);
    },
    getRobots: async (origin) => robots.get(origin),
    async putRobots(origin, record) {
      robots.set(origin, record);
      meter.write("robots.txt", origin, 1);
    },
    takenMs: (host) => taken.get(host) ?? 0,
  };
}

export function createNoBlobs(): BlobStore {
  return { getBlob: async () => undefined, putBlob: async () => {}, deleteBlob: async () => {} };
}
