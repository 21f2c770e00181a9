import type { ArticleRecord, SourceRecord } from "../../functions/core/records.ts";
import { bodyKey } from "../../functions/usecases/article-body.ts";
import type { SpoiltPorts } from "./fault-ports.ts";
import type { FaultSite } from "./fault-site.ts";

export interface History {
  /** The same ports; what they applied is remembered. */
  readonly ports: SpoiltPorts;
  /** What was broken, as sentences. */
  readonly broken: Set<string>;
  /** Every record as last applied, by id. */
  readonly articles: Map<string, ArticleRecord>;
  readonly sources: Map<string, SourceRecord>;
  /** Feeds that an entry was saved for, and that were not touched since. */
  readonly untold: Set<string>;
  /** Visits whose worker died. */
  readonly died: Set<number>;
  /** `done`: messages that were settled. */
  readonly counts: { sent: number; done: number; crawls: number };
}

/** Watches every write that was applied, and what must hold at that very moment. */
export function recordHistory(ports: SpoiltPorts, site: FaultSite): History {
  const history: History = {
    ports: { ...ports },
    broken: new Set(),
    articles: new Map(),
    sources: new Map(),
    untold: new Set(),
    died: new Set(),
    counts: { sent: 0, done: 0, crawls: 0 },
  };
  const { articles, sources, feeds, queue } = ports;
  const watched: SpoiltPorts = {
    ...ports,
    articles: {
      ...articles,
      async saveArticle(record, before) {
        const isSaved = await articles.saveArticle(record, before);
        if (isSaved) await checkArticle(record, history, ports);
        return isSaved;
      },
    },
    sources: {
      ...sources,
      async saveSource(record, change) {
        const before = history.sources.get(record.key);
        const isSaved = await sources.saveSource(record, change);
        if (isSaved) checkSource(record, before, history, site);
        return isSaved;
      },
    },
    feeds: {
      ...feeds,
      async touchFeed(feed, changedAt) {
        await feeds.touchFeed(feed, changedAt);
        history.untold.delete(feed);
      },
    },
    queue: {
      async send(messages) {
        await queue.send(messages);
        history.counts.sent += messages.length;
      },
    },
  };
  return Object.assign(history, { ports: watched });
}

const FROZEN = ["guid", "firstSeenAt", "sourceKey"] as const;

/** I3: an entry's body is there before the entry is. I6: what is frozen stays. */
async function checkArticle(
  record: ArticleRecord,
  { articles, broken, untold }: History,
  { blobs }: SpoiltPorts,
): Promise<void> {
  const before = articles.get(record.id);
  articles.set(record.id, record);
  if (isNews(record, before)) {
    for (const feed of ["all", `source:${record.sourceKey}`]) untold.add(feed);
  }
  for (const field of before === undefined ? [] : changedFields(before, record)) {
    broken.add(`changed ${field}`);
  }
  if (record.state !== "entered" || record.contentHash === undefined) return;
  if ((await blobs.getBlob(bodyKey(record))) === undefined) broken.add("dangling body");
}

function isNews(
  { state, contentHash, url }: ArticleRecord,
  before: ArticleRecord | undefined,
): boolean {
  if (state !== "entered") return before?.state === "entered";
  return before?.state !== state || before.contentHash !== contentHash || before.url !== url;
}

function changedFields(before: ArticleRecord, now: ArticleRecord): string[] {
  const isReentered = before.enteredAt !== undefined && before.enteredAt !== now.enteredAt;
  return [
    ...FROZEN.filter((field) => before[field] !== now[field]),
    ...(isReentered ? ["enteredAt"] : []),
    ...(hasMoved(before, now) ? ["publishedAt"] : []),
  ];
}

/** A day that becomes a time of that day is no change. */
function hasMoved(before: ArticleRecord, now: ArticleRecord): boolean {
  const { publishedAt = "", publishedPrecision } = before;
  const isRefined = publishedPrecision === "day" && now.publishedAt?.startsWith(publishedAt);
  return publishedAt !== "" && publishedAt !== now.publishedAt && !isRefined;
}

/** I9: validators advance only when everything that their page announced is stored. */
function checkSource(
  record: SourceRecord,
  before: SourceRecord | undefined,
  { articles, sources, broken, counts }: History,
  site: FaultSite,
): void {
  sources.set(record.key, record);
  if (record.lastGoodCrawlAt !== before?.lastGoodCrawlAt) counts.crawls += 1;
  const etag = record.validators?.etag;
  if (etag === undefined || etag === before?.validators?.etag) return;
  const stored = new Set([...articles.values()].map(({ url }) => new URL(url).pathname));
  const missing = (site.announced.get(etag) ?? []).filter((path) => !stored.has(path));
  if (missing.length > 0) broken.add("validators ahead of what is stored");
}
