import type { Backlog } from "../core/backlog.ts";
import type { ArticleRecord, SourceRecord } from "../core/records.ts";
import { estimateProgress, isAwaited, isOfBacklog, isWaiting } from "./backlog-progress.ts";
import { changeBacklog, isOver } from "./backlog-state.ts";
import { type EnterDependencies, enterReady } from "./enter-ready.ts";
import { orderBacklog } from "./order-backlog.ts";
import type { SourceStore } from "./ports.ts";
import { isReady } from "./ready-article.ts";

type SettleDependencies = EnterDependencies & { readonly sources: SourceStore };

/** A first crawl's articles lie so far apart in the feed, if they are not too many: later ones find a place between them. */
const APART_MS = 1_000;

/** Nobody who has just added a source looks at an empty feed for longer, where it can be helped. */
const EARLY_MS = 60_000;

/** Within this all of them find places that no feed has sealed yet. */
const SOON_MS = 8 * 60_000;
const SEALED_MS = 13 * 60_000;

/** One that comes late is placed among all that have entered: where these are more, it is waited for. */
const MANY = 1_000;

/** Within what no feed has sealed yet. */
const SPREAD_MS = 10 * 60_000;

/** Of articles that became ready while others entered; what is left then enters with the next message. */
const MOST_WAVES = 5;

/**
 * Lets a first crawl's articles enter, if nothing more is to be waited for. Whoever brings one asks, and whoever delivers a
 * message again: what was begun is gone on with, by the same places. `ownId`: an article that may be ready and that nobody
 * waits for any more.
 */
export async function settleBacklog(
  sourceKey: string,
  deps: SettleDependencies,
  ownId?: string,
): Promise<void> {
  for (let wave = 0; wave < MOST_WAVES; wave += 1) {
    const source = await deps.sources.getSource(sourceKey);
    if (source === undefined) return;
    if (!(await settleOnce(source, deps, ownId))) return;
  }
}

/** Whether some have entered, so that there may be more to do. */
async function settleOnce(
  source: SourceRecord,
  deps: SettleDependencies,
  ownId: string | undefined,
): Promise<boolean> {
  const { backlog } = source;
  if (isLate(backlog)) await enterLate(source, ownId, deps);
  const begun = backlog && (await beginWave(source, backlog, deps));
  if (begun?.backlog?.wave === undefined) return false;
  await enterWave(begun, begun.backlog.wave, deps);
  await endWave(begun, deps);
  return true;
}

/** Whether the others have entered, or those that came in time. */
function isLate(backlog: Backlog | undefined): boolean {
  return backlog === undefined || (backlog.entered !== undefined && backlog.wave === undefined);
}

/** The source with a wave to enter; nothing if there is more to wait for. */
async function beginWave(
  source: SourceRecord,
  backlog: Backlog,
  deps: SettleDependencies,
): Promise<SourceRecord | undefined> {
  if (backlog.wave !== undefined) return source;
  if (await mustWaitOn(source, backlog, deps)) return undefined;
  const now = deps.clock.now();
  const from = backlog.entered ?? "";
  const ready = await listMembers(source, deps, (record) => isReady(record));
  const to = ready.map(({ readyAt = "" }) => readyAt).reduce(later, from);
  const wave = { enteredAt: now.toISOString(), from, to };
  return changeBacklog(
    source,
    deps.sources,
    (stored) => stored && { ...stored, wave: stored.wave ?? wave },
  );
}

/**
 * For all of them; where they take longer than a minute, and the others will soon be there too, for those that came: each of the
 * others then finds its place between its neighbours.
 */
async function mustWaitOn(
  source: SourceRecord,
  backlog: Backlog,
  deps: SettleDependencies,
): Promise<boolean> {
  const now = deps.clock.now();
  if (isOver(backlog, now)) return false;
  if (backlog.awaits.length > 0) return true;
  const elapsedMs = now.getTime() - Date.parse(backlog.since);
  if (backlog.entered !== undefined || elapsedMs < EARLY_MS) return isWaiting(source, deps);
  const { ready, awaited } = await estimateProgress(source, deps);
  if (ready + awaited > MANY) return isWaiting(source, deps);
  return elapsedMs * awaited > SOON_MS * ready;
}

async function enterWave(
  source: SourceRecord,
  { enteredAt, from, to }: NonNullable<Backlog["wave"]>,
  deps: SettleDependencies,
): Promise<void> {
  const isMember = (record: ArticleRecord) =>
    isReady(record) || ((record.readyAt ?? "") > from && (record.readyAt ?? "") <= to);
  const members = await listMembers(source, deps, isMember);
  const ordered = orderBacklog(members, source.source.timezone);
  const apart = Math.max(1, Math.min(APART_MS, Math.floor(SPREAD_MS / ordered.length)));
  const places = ordered.map((record, index) => ({
    record,
    at: new Date(Date.parse(enteredAt) - index * apart).toISOString(),
  }));
  await enterReady(
    places.filter(({ record }) => isReady(record)),
    deps,
  );
}

/** Those that come after an hour wait for each other once more. */
async function endWave(source: SourceRecord, deps: SettleDependencies): Promise<void> {
  const left = await listMembers(source, deps, (record) => isReady(record) || isAwaited(record));
  await changeBacklog(source, deps.sources, (stored) => {
    if (stored?.wave === undefined) return stored;
    if (left.length === 0 && stored.awaits.length === 0) return undefined;
    const { wave, ...rest } = stored;
    return { ...rest, since: deps.clock.now().toISOString(), entered: wave.to };
  });
}

/** One that comes when others have entered: between its neighbours, while no feed has sealed them. */
async function enterLate(
  source: SourceRecord,
  id: string | undefined,
  deps: SettleDependencies,
): Promise<void> {
  const [record] = id === undefined ? [] : await deps.articles.getArticles([id]);
  if (record === undefined || !isOfBacklog(record) || !isReady(record)) return;
  const members = await listMembers(source, deps, ({ state }) => state === "entered");
  const ordered = orderBacklog([...members, record], source.source.timezone);
  const index = ordered.findIndex((one) => one.id === record.id);
  const place = placeBetween(ordered[index - 1]?.enteredAt, ordered[index + 1]?.enteredAt);
  const now = deps.clock.now();
  const isOpen = place !== undefined && Date.parse(place) > now.getTime() - SEALED_MS;
  // Too late for its place: it enters with the last ones, or now if they have.
  if (!isOpen && source.backlog !== undefined) return;
  const isBelow = isOpen && place < now.toISOString();
  await enterReady([{ record, at: isBelow ? place : now.toISOString() }], deps);
}

function placeBetween(newer: string | undefined, older: string | undefined): string | undefined {
  const above = newer === undefined ? undefined : Date.parse(newer);
  const below = older === undefined ? undefined : Date.parse(older);
  if (above === undefined && below === undefined) return undefined;
  const top = above ?? (below ?? 0) + APART_MS;
  const bottom = below ?? top - APART_MS;
  return new Date(Math.floor((top + bottom) / 2)).toISOString();
}

const PAGE = 100;

async function listMembers(
  { key }: SourceRecord,
  { articles }: SettleDependencies,
  is: (record: ArticleRecord) => boolean,
): Promise<ArticleRecord[]> {
  const found: ArticleRecord[] = [];
  let after: string | undefined;
  for (;;) {
    const records = await articles.listSourceArticles(key, PAGE, after);
    found.push(...records.filter((record) => isOfBacklog(record) && is(record)));
    if (records.length < PAGE) return found;
    after = records.at(-1)?.id;
  }
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
