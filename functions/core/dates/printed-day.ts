import { isDay } from "./wall-clock.ts";

/** A day as printed, perhaps without its year. */
export interface PrintedDay {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
  /** Whether 03/04 is the third of April is supposed by the language. */
  readonly isOrderSupposed?: boolean;
}

/** `undefined` for what the calendar does not have. A year of two digits is 1970 to 2069, a Thai one counts from 543 BC. */
export function dayOf(
  year: string | number | undefined,
  month: number | undefined,
  day: string | number | undefined,
): PrintedDay | undefined {
  if (month === undefined) return undefined;
  const known = year === undefined ? undefined : fullYear(String(year).replace(/\D/g, ""));
  const result = { year: known, month, day: Number(day) };
  return isDay({ ...result, year: known ?? 2024 }) ? result : undefined;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length <= 2) return year + (year < 70 ? 2000 : 1900);
  return year >= 2500 ? year - 543 : year;
}

/** A way to write a day, and how to read it. */
export interface DateForm {
  /** What every such day contains: looked for first, because it costs less. */
  readonly needs: RegExp;
  /** It has Han or Hangul characters. */
  readonly isCjk?: true;
  /** Only these languages (BCP 47) write it so. */
  readonly languages?: RegExp;
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, language: string) => PrintedDay | undefined;
}
