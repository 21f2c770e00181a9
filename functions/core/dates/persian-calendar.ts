import { monthsOf, plainName } from "./months-by-locale.ts";
import type { PrintedDay } from "./printed-day.ts";

const DAY_MS = 86_400_000;
/** The first day of the year 1 in the calendar of today. */
const EPOCH_MS = Date.UTC(622, 2, 21);
/** Of 33 years these have a leap day; true of every year from 1244 to 1472. */
const LEAP_YEARS = [1, 5, 9, 13, 17, 22, 26, 30];
const CYCLE = 33;

/** 1 to 12 for a month's name; Arabic keyboards write two of its letters in their own way. */
export function persianMonth(name: string): number | undefined {
  const written = plainName(name.replaceAll("ي", "ی").replaceAll("ك", "ک"));
  const ours = monthsOf("fa", "persian").get(written);
  return ours && ((ours + AHEAD) % 12) + 1;
}

/** The middle of our April lies in its first month. */
const AHEAD = 8;

/** A day of Iran's solar calendar in ours: six months of 31 days, five of 30, and what is left. */
export function fromPersian(year: number, month: number, day: number): PrintedDay | undefined {
  const length = month <= 6 ? 31 : 30;
  if (month < 1 || month > 12 || day < 1 || day > length) return undefined;
  const ofYear = (month - 1) * 31 - Math.max(0, month - 7) + day - 1;
  const date = new Date(EPOCH_MS + (daysBefore(year) + ofYear) * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function daysBefore(year: number): number {
  const cycles = Math.floor(year / CYCLE);
  const rest = year % CYCLE;
  const leaps = cycles * LEAP_YEARS.length + LEAP_YEARS.filter((leap) => leap < rest).length;
  return (year - 1) * 365 + leaps;
}
