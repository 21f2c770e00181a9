import type { SourceRecord } from "../../functions/core/records.ts";
import type { Random } from "../../tests/support/fault-random.ts";
import type { Site } from "./sites.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Shares of sources and their intervals in minutes: more haste than what is learned from a few articles a day. */
const INTERVALS: readonly (readonly [share: number, minutes: number])[] = [
  [0.02, 5],
  [0.13, 15],
  [0.25, 30],
  [0.35, 60],
  [0.25, 360],
];

interface RecordOptions {
  readonly startAt: number;
  readonly random: Random;
  /** All sources at one interval; absent: mixed. */
  readonly everyMs?: number;
}

/** The sources of all sites in the middle of their lives: known, healthy, and due at some time within their interval. */
export function* createRecords(
  sites: readonly Site[],
  { startAt, random, everyMs }: RecordOptions,
): Generator<SourceRecord> {
  for (const { host, sources } of sites) {
    for (let n = 0; n < sources; n += 1) {
      const intervalMs = everyMs ?? pickInterval(random.next());
      const nextCrawlAt = new Date(startAt + random.next() * intervalMs).toISOString();
      const before = new Date(startAt - HOUR).toISOString();
      yield toRecord(host, n, { intervalMs, nextCrawlAt, before });
    }
  }
}

function pickInterval(luck: number): number {
  let sum = 0;
  for (const [share, minutes] of INTERVALS) {
    sum += share;
    if (luck < sum) return minutes * MINUTE;
  }
  return 30 * MINUTE;
}

function toRecord(
  host: string,
  n: number,
  times: { readonly intervalMs: number; readonly nextCrawlAt: string; readonly before: string },
): SourceRecord {
  const { intervalMs, nextCrawlAt, before } = times;
  const key = `${host}-${n}`;
  const url = `http://${host}/${n}/`;
  return {
    ...{ schema: 1, revision: 1, key, status: "active", formerIds: [], failuresInARow: 0 },
    source: {
      ...{ id: key, url, everyMs: intervalMs, groups: [], listing: {}, article: {} },
      fullText: true,
      politeness: { robots: "obey" },
    },
    addedAt: before,
    nextCrawlAt,
    lastGoodCrawlAt: before,
    health: { state: "healthy", since: before },
    intervalMs,
    validators: { etag: '"1"' },
  };
}
