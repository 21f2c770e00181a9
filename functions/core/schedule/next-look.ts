import type { SourceRecord } from "../records.ts";

const DAY = 24 * 3_600_000;
/** A way that is used has to be compared with its page now and then; one that is not is hardly worth a request. */
const LONGEST_IN_USE = 7 * DAY;
const LONGEST = 30 * DAY;

/**
 * When to look again for other ways to a source's articles: after a day, two, four … up to a week where one is used, and
 * a month where none is.
 * @param looks how many there were, this one included
 */
export function nextLookAt(looks: number, isUsed: boolean, now: Date): string {
  const longest = isUsed ? LONGEST_IN_USE : LONGEST;
  const distance = Math.min(longest, DAY * 2 ** Math.min(20, looks - 1));
  return new Date(now.getTime() + distance).toISOString();
}

/**
 * An operator who names the links wants those of the page. A source that has fallen silent may have outlived the way that
 * is used.
 */
export function isLookDue({ source, ways, health }: SourceRecord, now: Date): boolean {
  if (source.listing.links !== undefined) return false;
  if (ways === undefined || ways.nextLookAt <= now.toISOString()) return true;
  const isOld = now.getTime() - Date.parse(ways.lookedAt) >= DAY;
  return ways.used !== undefined && health.state === "silent" && isOld;
}

/** When a way that broke is looked for again: at once, but never twice within a day. */
export function lookAfterBreak(lookedAt: string, now: Date): string {
  const soonest = Date.parse(lookedAt) + DAY;
  return new Date(Math.max(now.getTime(), soonest)).toISOString();
}
