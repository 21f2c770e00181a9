import type { ArticleRecord } from "../core/records.ts";
import type { ArticleStore, Clock, FeedStore } from "./ports.ts";
import { touchFeeds } from "./touch-feeds.ts";

interface TellDependencies {
  readonly articles: ArticleStore;
  readonly feeds: FeedStore;
  readonly clock: Clock;
}

/** An entry whose feeds were not told is due again after this. */
export const TELL_MS = 20 * 60_000;

/**
 * Saves an entry that is new or has changed, and tells the feeds that show it. Until they are told it is a due item, so that
 * a tick goes on where a worker died between the two, whatever the clocks say. A lost race changes nothing: who won it tells.
 */
export async function saveEntry(entry: ArticleRecord, deps: TellDependencies): Promise<void> {
  const dueAt = new Date(deps.clock.now().getTime() + TELL_MS).toISOString();
  const untold = { ...entry, nextAttemptAt: entry.nextAttemptAt ?? dueAt };
  if (await deps.articles.saveArticle(untold)) await tellEntry(untold, deps);
}

/** Whether a worker died before it could tell the feeds. */
export function isUntold({ state, nextAttemptAt }: ArticleRecord): boolean {
  return state === "entered" && nextAttemptAt !== undefined;
}

/** Tells the feeds first: what is not due any more has been told. */
export async function tellEntry(untold: ArticleRecord, deps: TellDependencies): Promise<void> {
  const { nextAttemptAt: _, slotAt: __, ...entry } = untold;
  await touchFeeds(entry, deps);
  await deps.articles.saveArticle({ ...entry, revision: entry.revision + 1 }, untold);
}
