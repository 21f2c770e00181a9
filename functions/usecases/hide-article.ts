import type { ArticleRecord } from "../core/records.ts";
import type { ArticleStore, Clock, FeedStore } from "./ports.ts";
import { saveWithRetry } from "./save-with-retry.ts";
import { touchFeeds } from "./touch-feeds.ts";

interface HideDependencies {
  readonly articles: ArticleStore;
  readonly feeds: FeedStore;
  readonly clock: Clock;
}

/** Takes one article out of every feed, for good: seen again, it is not announced again. `undefined`: there is no such article. */
export async function hideArticle(
  id: string,
  deps: HideDependencies,
): Promise<ArticleRecord | undefined> {
  const [record] = await deps.articles.getArticles([id]);
  if (record?.aliasOf !== undefined) return hideArticle(record.aliasOf, deps);
  if (record === undefined) return undefined;
  const hidden = await saveWithRetry(record, hide, {
    read: async () => (await deps.articles.getArticles([record.id]))[0],
    save: (changed) => deps.articles.saveArticle(changed),
  });
  await touchFeeds(record, deps);
  return hidden;
}

function hide({ nextAttemptAt: _, slotAt: __, ...record }: ArticleRecord): ArticleRecord {
  return { ...record, state: "hidden" };
}
