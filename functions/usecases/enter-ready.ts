import type { ArticleRecord } from "../core/records.ts";
import { inParallel } from "./in-parallel.ts";
import type { ArticleStore, Clock, FeedStore } from "./ports.ts";
import { TELL_MS } from "./tell-entry.ts";
import { touchFeeds } from "./touch-feeds.ts";

export interface EnterDependencies {
  readonly articles: ArticleStore;
  readonly feeds: FeedStore;
  readonly clock: Clock;
}

/** An article of a batch, and its place in the feed (ISO 8601). */
export interface ReadyArticle {
  readonly record: ArticleRecord;
  readonly at: string;
}

/**
 * Articles whose bodies are stored enter together, and the feeds are told once. Until then each is a due item, so that a tick
 * goes on where a worker died.
 */
export async function enterReady(
  ready: readonly ReadyArticle[],
  deps: EnterDependencies,
): Promise<void> {
  const entered: ArticleRecord[] = [];
  await inParallel(ready, async ({ record, at }) => {
    const entry = toEntry(record, at, deps.clock.now());
    if (await deps.articles.saveArticle(entry)) entered.push(entry);
  });
  const [first] = entered;
  if (first === undefined) return;
  await touchFeeds(first, deps);
  await inParallel(entered, async (untold) => {
    const { nextAttemptAt: _, ...told } = untold;
    await deps.articles.saveArticle({ ...told, revision: told.revision + 1 }, untold);
  });
}

function toEntry({ slotAt: _, ...record }: ArticleRecord, at: string, now: Date): ArticleRecord {
  return {
    ...record,
    revision: record.revision + 1,
    state: "entered",
    enteredAt: openPlace(at, now, record),
    nextAttemptAt: new Date(now.getTime() + TELL_MS).toISOString(),
  };
}

/**
 * A place of more than 14 minutes ago may lie in a part of a feed that is sealed: then it is now. What was backfilled has a
 * place behind the others, which nobody seals meanwhile.
 */
function openPlace(at: string, now: Date, { cameWith }: ArticleRecord): string {
  const oldest = new Date(now.getTime() - 14 * 60_000).toISOString();
  return cameWith === "backfill" || at > oldest ? at : now.toISOString();
}
