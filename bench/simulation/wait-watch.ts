import type { SourceRecord } from "../../functions/core/records.ts";

/** How long sources wait from being due to being crawled. */
export interface WaitWatch {
  /** To be told every change of a source's record, its claims too. */
  onSave(before: SourceRecord | undefined, now: SourceRecord): void;
  summary(): WaitSummary;
}

export interface WaitSummary {
  readonly crawls: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly longestMs: number;
  /** Crawls that waited longer than two intervals; also those that waited so long when the time was over. */
  readonly late: number;
  /** Sources and hosts of these. */
  readonly lateSources: number;
  readonly lateHosts: number;
  /** Of late crawls those whose host was free for more than a tenth of the wait. */
  readonly unexplained: number;
  /** The largest share of a late crawl's wait in which its host was free. */
  readonly mostFree: number;
}

interface Wait {
  readonly record: SourceRecord;
  readonly dueAt: number;
  readonly claimedAt: number;
  /** Of its host, when it was claimed. */
  readonly takenMs: number;
}

interface WatchedWorld {
  now(): number;
  hostOf(source: SourceRecord): string;
  /** For how long its visits, with the pauses after them, have kept a host from others. */
  takenMs(host: string): number;
}

/** Less is no room for one visit more: the first slot is some way off, and the last visit runs still. */
const FREE_SHARE = 0.1;

export function createWaitWatch(world: WatchedWorld): WaitWatch {
  const waiting = new Map<string, Wait>();
  const ended: number[] = [];
  const late = createLateList(world);
  return {
    onSave(before, record) {
      const { key, nextCrawlAt, lastCrawlAt } = record;
      const known = waiting.get(key);
      const dueAt = before?.nextCrawlAt;
      if (known !== undefined && lastCrawlAt !== before?.lastCrawlAt) {
        waiting.delete(key);
        ended.push(world.now() - known.dueAt);
        late.add(known);
        return;
      }
      const isClaimed = dueAt !== undefined && dueAt !== nextCrawlAt;
      if (known === undefined && isClaimed && lastCrawlAt === before?.lastCrawlAt) {
        const takenMs = world.takenMs(world.hostOf(record));
        waiting.set(key, { record, dueAt: Date.parse(dueAt), claimedAt: world.now(), takenMs });
      }
    },
    summary() {
      for (const wait of waiting.values()) late.add(wait);
      const sorted = Float64Array.from(ended).sort();
      const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
      return {
        crawls: sorted.length,
        ...{ medianMs: at(0.5), p99Ms: at(0.99), longestMs: at(1) },
        ...late.summary(),
      };
    },
  };
}

function createLateList(world: WatchedWorld) {
  const sources = new Set<string>();
  const hosts = new Set<string>();
  const shares: number[] = [];
  return {
    /** Takes those that have waited longer than two intervals by now. */
    add({ record, dueAt, claimedAt, takenMs }: Wait): void {
      if (world.now() - dueAt <= 2 * record.intervalMs) return;
      const host = world.hostOf(record);
      sources.add(record.key);
      hosts.add(host);
      const taken = world.takenMs(host) - takenMs;
      shares.push(Math.max(0, 1 - taken / Math.max(1, world.now() - claimedAt)));
    },
    summary: () => ({
      late: shares.length,
      lateSources: sources.size,
      lateHosts: hosts.size,
      unexplained: shares.filter((share) => share > FREE_SHARE).length,
      mostFree: shares.reduce((most, share) => Math.max(most, share), 0),
    }),
  };
}
