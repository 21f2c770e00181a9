import { offsetOfZone, zoneOfLanguage } from "../core/dates/zones.ts";
import type { Discovery } from "../core/discovery/discovery.ts";
import { waysToTry } from "../core/discovery/ways-to-try.ts";
import type { ListingWay } from "../core/listing-way.ts";
import type { CrawlSourceMessage } from "../core/messages.ts";
import type { SourceRecord } from "../core/records.ts";
import { isLookDue } from "../core/schedule/next-look.ts";
import { chooseFound } from "./choose-found.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";

/** A page of a source as read, whether it shows articles or not. */
export interface LookedPage {
  /** After redirects. */
  readonly url: string;
  readonly discovery: Discovery;
  /** Ids of what it shows. */
  readonly shown: readonly string[];
}

const MOST_SHOWN = 100;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** `2021-03-23`. */
const DAY_LENGTH = 10;

/**
 * Once the page is read: begins a look at other ways to its articles, if it is time for one and there is something to look
 * at. Each way is a visit, and a message, of its own.
 * @returns whether a look was begun
 */
export async function lookForWays(
  { url, discovery, shown }: LookedPage,
  message: CrawlSourceMessage,
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<boolean> {
  if (message.listingUrl !== undefined || !isLookDue(record, deps.clock.now())) return false;
  const { title, language } = discovery;
  const isEmpty = !discovery.how.some(({ used, links }) => used && links > 0);
  // The operator wants nothing of it today: no way can be compared with that.
  if (!isEmpty && shown.length === 0) return false;
  const left = withUsed(waysToTry(discovery, url), record);
  const look = {
    shown: isEmpty ? await knownIds(record, deps) : shown.slice(0, MOST_SHOWN),
    isEmpty,
    left: left.filter((way) => way.url !== url && way.url !== record.source.url),
    tried: [],
    ...oldestOf(discovery, record.source.timezone),
    ...(isEmpty && { title, language }),
  };
  if (look.left.length > 0) {
    const { slotAt: _, ...rest } = message;
    await deps.queue.send([{ message: { ...rest, look }, delaySeconds: 0 }]);
    return true;
  }
  if (record.ways !== undefined) await chooseFound({ ...message, look }, record, deps);
  return false;
}

/** The way that is in use is compared with the page too, though nothing may lead to it any more. */
function withUsed(ways: readonly ListingWay[], { ways: known }: SourceRecord): ListingWay[] {
  const { used } = known ?? {};
  if (used === undefined || ways.some(({ url }) => url === used.url)) return [...ways];
  return [{ url: used.url, reader: used.reader }, ...ways];
}

/** Of a page that prints days alone: what it does not show of its last day is old, unless it shows no other day. */
function oldestOf(
  { links, language }: Discovery,
  timezone = zoneOfLanguage(language),
): { readonly oldest?: string } {
  const times = links
    .flatMap(({ published }) => published ?? [])
    .map((text) => ({ at: instantOf(text, timezone), isDay: text.length === DAY_LENGTH }))
    .filter(({ at }) => !Number.isNaN(at))
    .sort((one, other) => one.at - other.at);
  const [oldest, newest] = [times[0], times.at(-1)];
  if (oldest === undefined || newest === undefined) return {};
  const isLastDay = oldest.isDay && newest.at - oldest.at >= DAY;
  return { oldest: new Date(oldest.at + (isLastDay ? DAY : 0)).toISOString() };
}

/** A day begins where its readers live. */
function instantOf(text: string, timezone: string | undefined): number {
  const at = Date.parse(text);
  if (text.length !== DAY_LENGTH || timezone === undefined) return at;
  return at - (offsetOfZone(timezone, at) ?? 0) * MINUTE;
}

async function knownIds(
  { key, lastGoodCrawlAt }: SourceRecord,
  { articles }: CrawlDependencies,
): Promise<string[]> {
  if (lastGoodCrawlAt === undefined) return [];
  const scope = { sourceKey: key };
  const entries = await articles.listEntries({ scope, order: "newest", limit: MOST_SHOWN });
  return entries.map(({ id }) => id);
}
