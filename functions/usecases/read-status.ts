import type { Backfill, BackfillEnd } from "../core/backfill.ts";
import type { CrawlCounts, Health, SourceRecord, SourceStatus } from "../core/records.ts";
import { sourceTitle } from "./feed-subject.ts";
import type { SourceStore } from "./ports.ts";

/** What the operator, or with `publicStatus` everybody, may know of a source. Times are ISO 8601 in UTC. */
export interface SourceStatusLine {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly groups: readonly string[];
  readonly status: SourceStatus;
  readonly health: Health;
  readonly lastCrawlAt?: string;
  readonly lastGoodCrawlAt?: string;
  readonly lastEntryAt?: string;
  readonly nextCrawlAt?: string;
  readonly intervalSeconds: number;
  readonly failuresInARow: number;
  readonly lastCounts?: CrawlCounts;
  /** What is visited in place of the page: a feed, a frame, data. */
  readonly way?: string;
  /** The last backfill: how far it came, and why it ended. */
  readonly backfill?: {
    readonly pages: number;
    readonly taken: number;
    readonly entered: number;
    readonly ended?: BackfillEnd;
    readonly message?: string;
  };
}

/** Every source that is not removed, by id. Reads records; crawls nothing. */
export async function readStatus(
  sources: Pick<SourceStore, "listSources">,
): Promise<SourceStatusLine[]> {
  const records = await sources.listSources();
  return records.filter(({ status }) => status !== "removed").map(toStatusLine);
}

export function toStatusLine(record: SourceRecord): SourceStatusLine {
  return {
    id: record.source.id,
    title: sourceTitle(record),
    url: record.source.url,
    groups: record.source.groups,
    status: record.status,
    health: record.health,
    lastCrawlAt: record.lastCrawlAt,
    lastGoodCrawlAt: record.lastGoodCrawlAt,
    lastEntryAt: record.lastEntryAt,
    nextCrawlAt: record.nextCrawlAt,
    intervalSeconds: Math.round(record.intervalMs / 1000),
    failuresInARow: record.failuresInARow,
    lastCounts: record.lastCounts,
    way: record.ways?.used?.url,
    ...(record.backfill && { backfill: toBackfillLine(record.backfill) }),
  };
}

function toBackfillLine({ pages, taken, counts, stop, endedAt }: Backfill) {
  const told = endedAt === undefined ? undefined : stop;
  return {
    ...{ pages, taken, entered: counts.entered },
    ...(told && { ended: told.reason }),
    ...(told?.message && { message: told.message }),
  };
}
