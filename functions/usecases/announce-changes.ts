import { FEED_FORMATS } from "../core/feeds/feed-document.ts";
import { hubOf } from "../core/feeds/public-address.ts";
import type { FeedStore, HubClient, SourceStore } from "./ports.ts";
import { ALL_FEED, sourceFeed } from "./touch-feeds.ts";

export interface AnnounceDependencies {
  /** Absent: nobody is told, nothing is asked. */
  readonly hub?: string;
  readonly client: HubClient;
  readonly sources: Pick<SourceStore, "getSource">;
  readonly publicUrl: () => Promise<string>;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly report?: (failure: {
    readonly hub: string;
    readonly topics: readonly string[];
    readonly reason: string;
  }) => void;
}

/** Pauses before the second and the third attempt. */
const PAUSES_MS = [500, 3_000];

/**
 * A feed store that tells the WebSub hub of every change, once, in all formats and groups that show it (W3C WebSub,
 * section 7). A hub that does not answer is asked three times; it never makes a crawl fail: whoever polls sees the change.
 */
export function announceChanges(feeds: FeedStore, deps: AnnounceDependencies): FeedStore {
  return {
    ...feeds,
    async touchFeed(feed, changedAt) {
      await feeds.touchFeed(feed, changedAt);
      if (deps.hub === undefined) return;
      const base = await deps.publicUrl();
      const hub = hubOf(base, deps.hub);
      if (hub === undefined) return;
      const paths = await pathsOf(feed, deps);
      const topics = paths.flatMap((path) =>
        FEED_FORMATS.map((format) => `${base}${path}.${format}`),
      );
      if (topics.length > 0) await publish(hub, topics, deps);
    },
  };
}

async function pathsOf(feed: string, { sources }: AnnounceDependencies): Promise<string[]> {
  if (feed === ALL_FEED) return ["/feeds/all"];
  const key = feed.slice(sourceFeed("").length);
  const record = await sources.getSource(key);
  if (record === undefined || record.status === "removed") return [];
  const { id, groups } = record.source;
  return [`/feeds/${id}`, ...groups.map((group) => `/feeds/groups/${group}`)];
}

async function publish(
  hub: string,
  topics: readonly string[],
  { client, sleep, report }: AnnounceDependencies,
): Promise<void> {
  let reason = "";
  for (const pause of [0, ...PAUSES_MS]) {
    if (pause > 0) await sleep(pause);
    const answer = await client.publish(hub, topics);
    if (answer.ok) return;
    reason = answer.reason;
    if (!answer.retryable) break;
  }
  report?.({ hub, topics, reason });
}
