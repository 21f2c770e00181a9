import { isBelievableDate } from "../../../dates/parse-date.ts";
import type { DateReading } from "../../../dates/wall-clock.ts";
import type { Candidate } from "../candidate.ts";

/** What a date is the date of. */
export type DateRole = "published" | "modified" | "other";

/** Ways in which a page can tell a date; what two of them tell alike is believed more. */
export type DateCarrier = "json-ld" | "meta" | "markup" | "line" | "address" | "script" | "guess";

export interface DateCandidate extends Candidate, DateReading {
  readonly role: DateRole;
  readonly carrier: DateCarrier;
  /** Its offset is the page's, not ours. */
  readonly zoned: boolean;
  /** Printed without its year: that is supposed. */
  readonly isShort?: true;
}

const FETCH_MS = 5 * 60_000;

/** The future, the time before the web, and the moment of fetching are heard and not believed. */
export function judgeDate(date: DateCandidate, fetchedAt: string | undefined): DateCandidate {
  if (!isBelievableDate(date.value, undefined)) return { ...date, weight: 0, why: "before 1990" };
  if (!isBelievableDate(date.value, fetchedAt)) {
    return { ...date, weight: 0, why: "in the future" };
  }
  const ageMs = Date.parse(fetchedAt ?? "") - Date.parse(date.value);
  const isNow = date.precision === "second" && Math.abs(ageMs) < FETCH_MS;
  if (isNow) return { ...date, weight: date.weight / 4, why: "the moment of fetching" };
  return date;
}

/** A date printed without its year has the year of a whole one of the same day and month. */
export function withToldYears(heard: readonly DateCandidate[]): readonly DateCandidate[] {
  if (!heard.some(({ isShort }) => isShort)) return heard;
  return heard.map((date) => {
    if (!date.isShort || date.weight < NOT_PROSE) return date;
    const day = date.value.slice(4, 10);
    const whole = heard.find((other) => isWhole(other) && other.value.slice(4, 10) === day);
    if (whole === undefined) return date;
    return { ...date, value: whole.value.slice(0, 4) + date.value.slice(4) };
  });
}

const NOT_PROSE = 3;

function isWhole({ isShort, weight }: DateCandidate): boolean {
  return !isShort && weight > 0;
}
