import { openStores } from "../serve/open-stores.ts";

export interface Renderings {
  /** How often each version of each document was written, by feed, format and version. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Stores that note what is rendered: a rendering is named in its feed's record, with the version that it is of. */
export function openWatchedStores() {
  const stores = openStores(undefined);
  const counts = new Map<string, number>();
  const saveFeed: typeof stores.feeds.saveFeed = async (record) => {
    const [before] = await stores.feeds.getFeeds([record.feed]);
    const isSaved = await stores.feeds.saveFeed(record);
    if (!isSaved) return false;
    for (const [format, rendering] of Object.entries(record.renderings)) {
      const known = before?.renderings[format as keyof typeof before.renderings];
      if (known?.version === rendering?.version && known?.etag === rendering?.etag) continue;
      const key = `${record.feed} ${format} ${rendering?.version}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return true;
  };
  const watched = { ...stores, feeds: { ...stores.feeds, saveFeed } };
  return { stores: watched, renderings: { counts } satisfies Renderings };
}
