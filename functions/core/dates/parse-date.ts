import { findDates } from "./find-dates.ts";
import { type DateContext, type DateReading, readingOfInstant } from "./wall-clock.ts";

const UNIX_TIME = /^\s*(\d{10}|\d{13})\s*$/;

/** The first year from which news pages can be believed to tell their date. */
const FIRST_YEAR = "1990";

/** Pages may be ahead of our clock by their zone. */
const LEEWAY_MS = 36 * 3_600_000;

/**
 * The first believable date in a text, in any of the ways people and programs write one: ISO 8601, RFC 2822, Unix time,
 * `2021年3月23日 18:58`, `March 23, 2021`, `03-23 18:58`, `3小时前`. What is before 1990, or after `now`, is not believed.
 */
export function parseDate(text: string, context: DateContext = {}): DateReading | undefined {
  const unix = UNIX_TIME.exec(text);
  const found = unix === null ? findDates(text, context) : [readUnixTime(unix[1] ?? "", context)];
  const first = found.find((reading) => isBelievableDate(reading.value, context.now));
  return first && { value: first.value, precision: first.precision };
}

/** Whether something on the page can have been published then. `value` is ISO 8601, `now` too. */
export function isBelievableDate(value: string, now: string | undefined): boolean {
  if (value < FIRST_YEAR) return false;
  return now === undefined || Date.parse(value) <= Date.parse(now) + LEEWAY_MS;
}

function readUnixTime(digits: string, context: DateContext): DateReading {
  const instantMs = Number(digits) * (digits.length === 10 ? 1_000 : 1);
  return readingOfInstant(instantMs, "second", context);
}
