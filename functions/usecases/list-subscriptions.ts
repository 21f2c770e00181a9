import type { Subscription, SubscriptionList } from "../core/feeds/opml.ts";
import type { SourceRecord } from "../core/records.ts";
import { sourceTitle } from "./feed-subject.ts";
import type { SourceStore } from "./ports.ts";

interface SubscriptionDependencies {
  readonly sources: Pick<SourceStore, "listSources">;
  readonly publicUrl: () => Promise<string>;
}

/** Every source's feed, in the folder of each of its groups; those without a group stand outside. */
export async function listSubscriptions({
  sources,
  publicUrl,
}: SubscriptionDependencies): Promise<SubscriptionList> {
  const base = await publicUrl();
  const records = (await sources.listSources()).filter(({ status }) => status !== "removed");
  const groups = [...new Set(records.flatMap(({ source }) => source.groups))].sort();
  return {
    title: "Tidings",
    subscriptions: records
      .filter(({ source }) => source.groups.length === 0)
      .map((record) => toSubscription(record, base)),
    folders: groups.map((group) => ({
      title: group,
      subscriptions: records
        .filter(({ source }) => source.groups.includes(group))
        .map((record) => toSubscription(record, base)),
    })),
  };
}

function toSubscription(record: SourceRecord, base: string): Subscription {
  const { source, pageLanguage } = record;
  return {
    title: sourceTitle(record),
    feedUrl: `${base}/feeds/${source.id}.rss`,
    homeUrl: source.url,
    language: source.language ?? pageLanguage,
  };
}
