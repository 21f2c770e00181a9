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
  /** Its value if 03/04 is the fourth of March and not the third of April, or the other way round. */
  readonly swapped?: string;
}

const FETCH_MS = 5 * 60_000;

/** The future, the time before the web, and the moment of fetching are heard and not believed. */
export function judgeDate(date: DateCandidate, fetchedAt: string | undefined): DateCandidate {
  if (!isBelievableDate(date.value, undefined)) return { ...date, weight: 0, why: "before 1990" };
  if (!isBelievableDate(date.value, fetchedAt)) {
    const { swapped } = date;
    if (swapped !== undefined && isBelievableDate(swapped, fetchedAt)) return swap(date, swapped);
    return { ...date, weight: 0, why: "in the future" };
  }
  const ageMs = Date.parse(fetchedAt ?? "") - Date.parse(date.value);
  const isNow = date.precision === "second" && Math.abs(ageMs) < FETCH_MS;
  if (isNow) return { ...date, weight: date.weight / 4, why: "the moment of fetching" };
  return date;
}

function swap({ swapped: _, ...date }: DateCandidate, value: string): DateCandidate {
  return { ...date, value };
}

/** 03/04 is of the month that other dates of the page are of, if it can be. `month`: the address's. */
export function withLikelyOrder(
  heard: readonly DateCandidate[],
  month: string | undefined,
): readonly DateCandidate[] {
  if (!heard.some(({ swapped }) => swapped)) return heard;
  const months = new Set(heard.filter(isPlain).map(({ value }) => value.slice(0, 7)));
  if (month !== undefined) months.add(month);
  return heard.map((date) => {
    const { swapped, value } = date;
    if (swapped === undefined || months.has(value.slice(0, 7))) return date;
    return months.has(swapped.slice(0, 7)) ? swap(date, swapped) : date;
  });
}

function isPlain({ swapped, weight }: DateCandidate): boolean {
  return swapped === undefined && weight > 0;
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
