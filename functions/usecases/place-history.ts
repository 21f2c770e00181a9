import type { FeedRecord, SourceRecord } from "../core/records.ts";
import { scopesOf } from "./feed-subject.ts";
import { listOldest } from "./list-feed-entries.ts";
import type { ArticleStore, Clock, FeedStore } from "./ports.ts";
import { saveWithRetry } from "./save-with-retry.ts";
import { WINDOW } from "./seal-archives.ts";
import { sourceFeed } from "./touch-feeds.ts";

interface PlaceDependencies {
  readonly articles: ArticleStore;
  readonly feeds: FeedStore;
  readonly clock: Clock;
}

/** Longer than entering takes, however slow; then what was entered is sealed as anything else. */
const OPEN_MS = 30 * 60_000;

/** Between two entries, or below the lowest one. Times are epoch milliseconds, both excluded. */
interface Gap {
  readonly above: number;
  readonly below: number;
}

/**
 * Places (ISO 8601) for `count` articles that were backfilled, the first the newest: behind what a feed shows of its news, and
 * before what it has sealed. For a while the feed seals nothing, so that a place is not sealed before its article is there.
 */
export async function placesBehind(
  record: SourceRecord,
  count: number,
  deps: PlaceDependencies,
): Promise<string[]> {
  const sealed = (await keepOpen(sourceFeed(record.key), deps)).sealed.at(-1)?.to;
  const scopes = scopesOf({ ...record, hasHistory: true });
  const open = await listOldest({ scopes, after: sealed, limit: 2 * WINDOW }, deps.articles);
  const times = open.map(({ enteredAt = "" }) => Date.parse(enteredAt));
  const floor = sealed === undefined ? Number.NEGATIVE_INFINITY : Date.parse(sealed.enteredAt);
  const gap = chooseGap(times, floor, count) ?? { above: deps.clock.now().getTime(), below: floor };
  return Array.from({ length: count }, (_, index) =>
    new Date(Math.max(placeIn(gap, index, count), floor + 1)).toISOString(),
  );
}

/** The lowest with room enough for each to have a moment of its own, else the widest; never among the newest entries. */
function chooseGap(times: readonly number[], floor: number, count: number): Gap | undefined {
  const behindHead = times.slice(0, Math.max(1, times.length - WINDOW + 1));
  const gaps = behindHead.map((above, index) => ({ above, below: times[index - 1] ?? floor }));
  const widest = gaps.toSorted((a, b) => roomOf(b) - roomOf(a))[0];
  return gaps.find((gap) => roomOf(gap) >= count) ?? widest;
}

function roomOf({ above, below }: Gap): number {
  return Math.max(0, above - below - 1);
}

/** Where there is too little room several share a moment: then their ids order them. */
function placeIn(gap: Gap, index: number, count: number): number {
  const room = roomOf(gap);
  if (room === 0) return gap.above;
  return gap.above - 1 - (room >= count ? index : Math.floor((index * room) / count));
}

async function keepOpen(feed: string, { feeds, clock }: PlaceDependencies): Promise<FeedRecord> {
  const now = clock.now();
  const openUntil = new Date(now.getTime() + OPEN_MS).toISOString();
  const read = async () => (await feeds.getFeeds([feed]))[0];
  if ((await read()) === undefined) await feeds.touchFeed(feed, now.toISOString());
  const stored = await read();
  const kept =
    stored &&
    (await saveWithRetry(stored, (record) => ({ ...record, openUntil }), {
      read,
      save: (record) => feeds.saveFeed(record),
    }));
  if (kept === undefined) throw new Error(`the record of ${feed} is gone`);
  return kept;
}
