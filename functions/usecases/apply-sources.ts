import { TidingsError } from "../core/errors.ts";
import type { SourceRecord } from "../core/records.ts";
import { learnInterval } from "../core/schedule/interval.ts";
import type { Source } from "../core/source.ts";
import { isSameListing, isSameSource } from "../core/sources/compare-sources.ts";
import { matchSources } from "../core/sources/match-sources.ts";
import { changeSource } from "./change-source.ts";
import { inParallel } from "./in-parallel.ts";
import type { Clock, FeedStore, SourceStore } from "./ports.ts";
import { ALL_FEED, sourceFeed } from "./touch-feeds.ts";

interface ApplyDependencies {
  readonly sources: SourceStore;
  readonly feeds: FeedStore;
  readonly clock: Clock;
}

/** Ids, in the order of the list. A renamed source stands under `renamed` only, one that came back under `added`. */
export interface AppliedSources {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

interface Step {
  readonly what: "added" | "changed" | "renamed" | "removed" | "unchanged";
  readonly id: string;
  readonly before?: SourceRecord;
  readonly run: () => Promise<void>;
}

/**
 * Makes the store's sources those of a list. What a source has learned and its articles stay, also when it is renamed,
 * moves to another address, or is removed (its feed answers 410) and comes back. Done twice, it changes nothing more.
 */
export async function applySources(
  list: readonly Source[],
  deps: ApplyDependencies,
): Promise<AppliedSources> {
  const { kept, dropped } = matchSources(list, await deps.sources.listSources());
  const inUse = new Set(list.map(({ id }) => id));
  const steps = [
    ...dropped.map((record) => removal(record, deps)),
    ...kept.map(({ source, key, record }) =>
      record === undefined ? addition(source, key, deps) : change(source, record, inUse, deps),
    ),
  ];
  await inParallel(steps, ({ run }) => run());
  await touchChanged(steps, list, deps);

  const ids = (what: Step["what"]) =>
    steps.filter((step) => step.what === what).map(({ id }) => id);
  const renamed = steps
    .filter(({ what }) => what === "renamed")
    .map(({ id, before }) => ({ from: before?.source.id ?? "", to: id }));
  return {
    added: ids("added"),
    changed: ids("changed"),
    renamed,
    removed: ids("removed"),
    unchanged: ids("unchanged"),
  };
}

function addition(source: Source, key: string, { sources, clock }: ApplyDependencies): Step {
  const now = clock.now();
  const at = now.toISOString();
  const record: SourceRecord = {
    schema: 1,
    revision: 1,
    key,
    source,
    status: "active",
    formerIds: [],
    addedAt: at,
    nextCrawlAt: at,
    failuresInARow: 0,
    health: { state: "new", since: at },
    intervalMs: source.everyMs ?? learnInterval([], now),
  };
  const run = async () => {
    if (await sources.saveSource(record)) return;
    const stored = await sources.getSource(key);
    if (stored !== undefined && isSameSource(stored.source, source)) return;
    throw new TidingsError(
      "conflict",
      `source ${source.id} is being added by somebody else: apply the list again`,
    );
  };
  return { what: "added", id: source.id, run };
}

function removal(record: SourceRecord, deps: ApplyDependencies): Step {
  const remove = (stored: SourceRecord): SourceRecord => ({
    ...stored,
    status: "removed",
    nextCrawlAt: undefined,
    slotAt: undefined,
    held: undefined,
  });
  const run = () => save(record, remove, deps);
  return { what: "removed", id: record.source.id, before: record, run };
}

function change(
  source: Source,
  record: SourceRecord,
  inUse: ReadonlySet<string>,
  deps: ApplyDependencies,
): Step {
  const { id } = source;
  const formerIds = formerIdsOf(record, inUse);
  const isBack = record.status === "removed";
  const isUntouched = isSameSource(record.source, source) && !isBack;
  if (isUntouched && formerIds.length === record.formerIds.length) {
    return { what: "unchanged", id, run: async () => {} };
  }
  const at = deps.clock.now().toISOString();
  const run = () => save(record, (stored) => changed(stored, source, formerIds, at), deps);
  const renamed = record.source.id === id ? "changed" : "renamed";
  return { what: isBack ? "added" : renamed, id, before: record, run };
}

/** Without those that belong to another source by now. */
function formerIdsOf({ formerIds, source }: SourceRecord, inUse: ReadonlySet<string>): string[] {
  return [...new Set([...formerIds, source.id])].filter((id) => !inUse.has(id));
}

/** It is due at once, so that the operator sees what the change does. */
function changed(
  stored: SourceRecord,
  source: Source,
  formerIds: readonly string[],
  at: string,
): SourceRecord {
  const isBack = stored.status === "removed";
  const forgotten = {
    validators: undefined,
    profile: undefined,
    ways: undefined,
    held: undefined,
    slotAt: undefined,
  };
  return {
    ...stored,
    ...(!isSameListing(stored.source, source) && forgotten),
    ...(isBack && { health: { state: "new", since: at }, failuresInARow: 0 }),
    source,
    formerIds,
    status: isBack ? "active" : stored.status,
    nextCrawlAt: stored.status === "paused" ? undefined : at,
    intervalMs: source.everyMs ?? stored.intervalMs,
  };
}

async function save(
  record: SourceRecord,
  change: (stored: SourceRecord) => SourceRecord,
  { sources }: ApplyDependencies,
): Promise<void> {
  await changeSource(record, change, sources);
}

/** The feeds that show a changed source's name, settings or entries: its own, those of its groups, and that of all. */
async function touchChanged(
  steps: readonly Step[],
  list: readonly Source[],
  { feeds, clock }: ApplyDependencies,
): Promise<void> {
  const byId = new Map(list.map((source) => [source.id, source]));
  const names = new Set<string>();
  for (const { id, before } of steps) {
    if (before === undefined) continue;
    const groups = [...before.source.groups, ...(byId.get(id)?.groups ?? [])];
    for (const name of [sourceFeed(before.key), ALL_FEED, ...groups.map((g) => `group:${g}`)]) {
      names.add(name);
    }
  }
  const at = clock.now().toISOString();
  for (const name of names) await feeds.touchFeed(name, at);
}
