import type { SourceRecord, SourceWays } from "../core/records.ts";
import { changeSource } from "./change-source.ts";
import type { Clock, SourceStore } from "./ports.ts";

interface OperateDependencies {
  readonly sources: SourceStore;
  readonly clock: Clock;
}

/** What an operator does to one source by its id. `undefined`: there is no such source. */
export type OperateSource = (
  id: string,
  deps: OperateDependencies,
) => Promise<SourceRecord | undefined>;

/** No crawl, no alarm, until it is resumed; its feed stays. */
export const pauseSource: OperateSource = (id, deps) =>
  change(id, deps, ({ nextCrawlAt: _, slotAt: __, ...record }) => ({
    ...record,
    status: "paused",
    health: { state: "paused", since: deps.clock.now().toISOString() },
  }));

/** Crawled again from now on. */
export const resumeSource: OperateSource = (id, deps) =>
  change(id, deps, (record) =>
    record.status === "paused" ? { ...record, ...fresh(deps.clock) } : record,
  );

/** Lets in what the gate holds back: at the next crawl, which is now. */
export const approveSource: OperateSource = (id, deps) =>
  change(id, deps, (record) => {
    if (record.held === undefined) return record;
    const { validators: _, ways, ...rest } = record;
    const nextCrawlAt = deps.clock.now().toISOString();
    return {
      ...rest,
      ...(ways && { ways: withoutValidators(ways) }),
      held: { ...record.held, approved: true },
      nextCrawlAt,
    };
  });

function withoutValidators({ used, ...ways }: SourceWays): SourceWays {
  if (used === undefined) return ways;
  const { validators: _, ...rest } = used;
  return { ...ways, used: rest };
}

function fresh(
  clock: Clock,
): Pick<SourceRecord, "status" | "nextCrawlAt" | "failuresInARow" | "health"> {
  const now = clock.now().toISOString();
  return {
    status: "active",
    nextCrawlAt: now,
    failuresInARow: 0,
    health: { state: "new", since: now },
  };
}

async function change(
  id: string,
  { sources }: OperateDependencies,
  how: (record: SourceRecord) => SourceRecord,
): Promise<SourceRecord | undefined> {
  const record = await sources.findSource(id);
  if (record === undefined || record.status === "removed") return undefined;
  return changeSource(record, how, sources);
}
