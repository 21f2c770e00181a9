import type { Backfill } from "../core/backfill.ts";
import type { CrawlSourceMessage } from "../core/messages.ts";
import type { SourceRecord } from "../core/records.ts";
import { changeSource } from "./change-source.ts";
import { type EnterDependencies, enterReady } from "./enter-ready.ts";
import { orderBacklog } from "./order-backlog.ts";
import { placesBehind } from "./place-history.ts";
import type { MessageQueue, SourceStore } from "./ports.ts";
import { isReady } from "./ready-article.ts";
import { toArticleMessage } from "./revisit-entries.ts";

export type BackfillDependencies = EnterDependencies & {
  readonly sources: SourceStore;
  readonly queue: MessageQueue;
};

/** A backfill that has not gone on for so long has lost its message; each delivery comes again before. */
const LOST_AFTER_MS = 10 * 60_000;

/** Whether there is something to do of it. */
export function isUnderWay({ backfill }: SourceRecord): boolean {
  return backfill !== undefined && backfill.endedAt === undefined;
}

/** Asks for its next visit: an article of the page taken last, else the next page. After the last one it is over. */
export async function stepBackfill(
  record: SourceRecord,
  deps: BackfillDependencies,
): Promise<SourceRecord | undefined> {
  const { backfill } = record;
  if (backfill === undefined || backfill.endedAt !== undefined) return record;
  const [first] = backfill.waiting;
  if (first !== undefined) {
    const { message, delaySeconds } = toArticleMessage(record.key, first, deps.clock);
    await deps.queue.send([{ message: { ...message, backfill: true }, delaySeconds }]);
    return record;
  }
  const entered = await enterHistory(record, backfill.batch, deps);
  const { next, stop } = backfill;
  const isOver = stop !== undefined || next === undefined;
  const endedAt = isOver ? deps.clock.now().toISOString() : undefined;
  const stored = await changeBackfill(record, deps, ({ counts, ...now }) => ({
    ...now,
    counts: { ...counts, entered: counts.entered + entered },
    batch: [],
    ...(endedAt && { endedAt }),
  }));
  if (!isOver) await askForPage(record, { next, taken: backfill.taken }, deps);
  return stored;
}

async function askForPage(
  { key }: SourceRecord,
  { next: listingUrl, taken }: Pick<Backfill, "next" | "taken">,
  { queue, clock }: BackfillDependencies,
): Promise<void> {
  const message: CrawlSourceMessage = {
    version: 1,
    kind: "crawl-source",
    sourceKey: key,
    enqueuedAt: clock.now().toISOString(),
    listingUrl,
    listingPage: taken + 1,
    backfill: true,
  };
  await queue.send([{ message, delaySeconds: 0 }]);
}

/** One of its articles was visited: the next one's turn. One that comes after its page's others enters by itself. */
export async function continueBackfill(
  sourceKey: string,
  articleId: string,
  deps: BackfillDependencies,
): Promise<void> {
  const record = await deps.sources.getSource(sourceKey);
  if (record === undefined) return;
  const isItsTurn = record.backfill?.waiting[0] === articleId;
  if (isItsTurn) {
    const change = ({ waiting, ...now }: Backfill): Backfill => ({
      ...now,
      waiting: waiting.filter((id) => id !== articleId),
    });
    const stored = await changeBackfill(record, deps, change);
    if (stored !== undefined) await stepBackfill(stored, deps);
    return;
  }
  const isAwaited = isUnderWay(record) && record.backfill?.batch.includes(articleId);
  if (!isAwaited) await enterHistory(record, [articleId], deps);
  await resumeBackfill(record, deps);
}

/** Goes on where a worker died between two steps. */
export async function resumeBackfill(
  record: SourceRecord,
  deps: BackfillDependencies,
): Promise<void> {
  const { backfill, status } = record;
  if (backfill === undefined || status !== "active" || !isUnderWay(record)) return;
  const isLost = Date.parse(backfill.movedAt) + LOST_AFTER_MS <= deps.clock.now().getTime();
  if (!isLost) return;
  const moved = await changeBackfill(record, deps, (now) => now);
  if (moved !== undefined) await stepBackfill(moved, deps);
}

/** Those whose pages have been read enter behind the news, in the order of their dates. Answers how many. */
async function enterHistory(
  record: SourceRecord,
  ids: readonly string[],
  deps: BackfillDependencies,
): Promise<number> {
  const stored = ids.length === 0 ? [] : await deps.articles.getArticles(ids);
  const ready = stored.filter((one) => one.cameWith === "backfill" && isReady(one));
  if (ready.length === 0) return 0;
  const ordered = orderBacklog(ready, record.source.timezone);
  const places = await placesBehind(record, ordered.length, deps);
  await enterReady(
    ordered.map((one, index) => ({ record: one, at: places[index] ?? "" })),
    deps,
  );
  return ready.length;
}

/** Answers the source as it is then; one without a backfill is left alone. */
export async function changeBackfill(
  record: SourceRecord,
  { sources, clock }: Pick<BackfillDependencies, "sources" | "clock">,
  change: (backfill: Backfill) => Backfill,
): Promise<SourceRecord | undefined> {
  const movedAt = clock.now().toISOString();
  const changed = (stored: SourceRecord): SourceRecord =>
    stored.backfill === undefined
      ? stored
      : { ...stored, backfill: { ...change(stored.backfill), movedAt } };
  return changeSource(record, changed, sources);
}
