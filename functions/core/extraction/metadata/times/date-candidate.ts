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
