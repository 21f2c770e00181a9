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

/**
 * Tells the feeds that show the article that it entered or changed. With `onlyIfMissed` a feed that has changed since the
 * article did is left alone: it is for work that is done again, perhaps after a crash just before this step.
 */
export async function touchFeeds(
  { sourceKey, enteredAt = "", modifiedAt = "" }: ArticleRecord,
  { feeds, clock }: TouchDependencies,
  { onlyIfMissed = false } = {},
): Promise<void> {
  const names = [sourceFeed(sourceKey), ALL_FEED];
  const known = onlyIfMissed ? await feeds.getFeeds(names) : [];
  const since = modifiedAt > enteredAt ? modifiedAt : enteredAt;
  for (const name of names) {
    const changedAt = known.find(({ feed }) => feed === name)?.changedAt ?? "";
    if (onlyIfMissed && changedAt >= since) continue;
    await feeds.touchFeed(name, clock.now().toISOString());
  }
}
