import { isHistory } from "../core/history.ts";
import type { ArticleRecord } from "../core/records.ts";
import type { Clock, FeedStore } from "./ports.ts";

interface TouchDependencies {
  readonly feeds: FeedStore;
  readonly clock: Clock;
}

export function sourceFeed(sourceKey: string): string {
  return `source:${sourceKey}`;
}

export const ALL_FEED = "all";

/** Tells the feeds that show an article that it entered, changed or left. */
export async function touchFeeds(
  record: Pick<ArticleRecord, "sourceKey" | "cameWith">,
  { feeds, clock }: TouchDependencies,
): Promise<void> {
  const own = sourceFeed(record.sourceKey);
  for (const name of isHistory(record) ? [own] : [own, ALL_FEED]) {
    await feeds.touchFeed(name, clock.now().toISOString());
  }
}
