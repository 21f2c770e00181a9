import { tzOffset } from "@date-fns/tz";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SHORTEST = 5 * MINUTE;
const FIRST = 30 * MINUTE;

/** With fewer articles nothing is learned. */
const FEWEST = 4;
/** How far back a rhythm is believed. */
const MEMORY = 60 * DAY;
/** A crawl is due when so much of an article is to be expected. */
const EXPECTED = 0.5;
/** How much the hours in which nothing was ever published still count: sources change their habits. */
const ANY_HOUR = 0.3;

/**
 * How long to wait until the next crawl, in milliseconds from 5 minutes to 24 hours: until half an article is to be
 * expected, by the hours of the day and the days of the week (working days, weekends) in which the source has published.
 * @param seenAt when articles of the source appeared (ISO 8601), in any order
 * @param timezone the source's IANA zone, in which its days begin; UTC if absent
 */
export function learnInterval(seenAt: readonly string[], now: Date, timezone = "UTC"): number {
  const times = seenAt
    .map((time) => Date.parse(time))
    .filter((time) => time <= now.getTime() && time > now.getTime() - MEMORY);
  if (times.length < FEWEST) return seenAt.length < FEWEST ? FIRST : DAY;
  const slotAt = createSlots(now, timezone);
  const rateIn = learnRates(times, now.getTime(), slotAt);

  let expected = 0;
  for (let wait = 0; wait < DAY; wait += SHORTEST) {
    expected += (rateIn(slotAt(now.getTime() + wait)) * SHORTEST) / HOUR;
    if (expected >= EXPECTED) return Math.max(SHORTEST, wait + SHORTEST);
  }
  return DAY;
}

/** 0 to 23 for the hours of working days, 24 to 47 for those of weekends. One offset for all: an hour more or less in a year matters little. */
function createSlots(now: Date, timezone: string): (time: number) => number {
  const offset = tzOffset(timezone, now) || 0;
  return (time) => {
    const local = new Date(time + offset * MINUTE);
    const isWeekend = local.getUTCDay() % 6 === 0;
    return local.getUTCHours() + (isWeekend ? 24 : 0);
  };
}

/** Articles an hour, by slot. */
function learnRates(
  times: readonly number[],
  now: number,
  slotAt: (time: number) => number,
): (slot: number) => number {
  const oldest = Math.min(...times);
  const hours = new Array<number>(48).fill(0);
  for (let time = oldest; time < now; time += HOUR) add(hours, slotAt(time));
  const articles = new Array<number>(48).fill(0);
  for (const time of times) add(articles, slotAt(time));
  const overall = times.length / Math.max(1, (now - oldest) / HOUR);
  return (slot) => {
    const around = neighbours(slot);
    const seen = sum(around.map((near) => hours[near] ?? 0));
    const own = seen === 0 ? overall : sum(around.map((near) => articles[near] ?? 0)) / seen;
    return (1 - ANY_HOUR) * own + ANY_HOUR * overall;
  };
}

/** The hour before and the hour after count too: a few weeks say little of one hour alone. */
function neighbours(slot: number): number[] {
  const day = slot < 24 ? 0 : 24;
  return [-1, 0, 1].map((step) => day + ((slot - day + step + 24) % 24));
}

function add(counts: number[], slot: number): void {
  counts[slot] = (counts[slot] ?? 0) + 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
