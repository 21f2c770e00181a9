import { type DayMatch, findDays } from "./find-days.ts";
import { normalizeDigits } from "./normalize-digits.ts";
import { type ClockMatch, readClock, readClockHere } from "./read-clock.ts";
import { findRelativeDates } from "./relative-dates.ts";
import {
  type DateContext,
  type DateReading,
  type Day,
  formatDay,
  readingOf,
  wallClockAt,
} from "./wall-clock.ts";

/** A date in a text; `index` and `end` are places in that text. */
export interface DateMatch extends DateReading {
  readonly index: number;
  readonly end: number;
  /** `short`: printed without its year, which is supposed; `relative`: counted from the time of fetching. */
  readonly form: "full" | "short" | "relative";
  /** Whether the offset is printed, not supposed. */
  readonly zoned: boolean;
  /** Its value if day and month were the other way round, where that can't be told from the text. */
  readonly swapped?: string;
}

/** What is longer is prose, not a line that tells a date. */
const MAX_CHARACTERS = 4_000;

const DIGIT_OR_HAN_YEAR = /\p{Nd}|年/u;

/** "18:58, 23 March 2021", "8:30 PM EST, Mon March 1, 2021". */
const CLOCK_BEFORE =
  /(?<![\d:.])\d{1,2}[:h.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4})?[\s,|·–—-]{1,4}(?:(?:on|am|le|\p{L}{2,9})[.,]?\s)?$/iu;

/** Every date in the order of the text, believable or not (future dates too). At most the first 4,000 characters are read. */
export function findDates(text: string, context: DateContext): readonly DateMatch[] {
  const absolute = findPrintedDates(text, context);
  return absolute.length > 0 ? absolute : findSupposedDates(text, context);
}

/** `findDates` without what is told from the moment of reading ("3小时前", "yesterday"). */
export function findPrintedDates(text: string, context: DateContext): readonly DateMatch[] {
  if (!DIGIT_OR_HAN_YEAR.test(text)) return [];
  const ascii = normalizeDigits(text.slice(0, MAX_CHARACTERS));
  return findDays(ascii, context.language).flatMap((day) => toMatch(ascii, day, context));
}

/** Only what is told from the moment of reading. */
export function findSupposedDates(text: string, context: DateContext): readonly DateMatch[] {
  const ascii = normalizeDigits(text.slice(0, MAX_CHARACTERS));
  return findRelativeDates(ascii, context).map(({ index, end, reading }) => ({
    ...reading,
    index,
    end,
    form: "relative",
    zoned: false,
  }));
}

function toMatch(text: string, found: DayMatch, context: DateContext): readonly DateMatch[] {
  const day = withYear(found.day, context);
  if (day === undefined) return [];
  const wallMs = Date.UTC(day.year, day.month - 1, day.day);
  const after = readClock(text, found.end, wallMs, context.language);
  const before = after === undefined ? clockBefore(text, found, wallMs, context) : undefined;
  const clock = (after ?? before)?.clock;
  return [
    {
      ...readingOf(day, clock, context),
      ...(found.day.isOrderSupposed && { swapped: readingOf(swap(day), clock, context).value }),
      index: before?.index ?? found.index,
      end: after?.end ?? found.end,
      form: found.day.year === undefined ? "short" : "full",
      zoned: clock?.offset !== undefined,
    },
  ];
}

function swap({ year, month, day }: Day): Day {
  return { year, month: day, day: month };
}

/** The latest such day that has been; a day of leeway for pages that are ahead of our zone. */
function withYear({ year, month, day }: DayMatch["day"], context: DateContext): Day | undefined {
  if (year !== undefined) return { year, month, day };
  const until = context.until ?? tomorrow(context);
  if (until === undefined) return undefined;
  const thisYear = { year: Number(until.slice(0, 4)), month, day };
  return formatDay(thisYear).slice(0, until.length) <= until
    ? thisYear
    : { ...thisYear, year: thisYear.year - 1 };
}

function tomorrow(context: DateContext): string | undefined {
  const nowMs = Date.parse(context.now ?? "");
  return Number.isNaN(nowMs) ? undefined : formatDay(wallClockAt(nowMs + 86_400_000, context));
}

function clockBefore(
  text: string,
  { index }: DayMatch,
  wallMs: number,
  { language }: DateContext,
): (ClockMatch & { readonly index: number }) | undefined {
  const start = Math.max(0, index - 40);
  const match = CLOCK_BEFORE.exec(text.slice(start, index));
  if (match === null) return undefined;
  const at = start + match.index;
  const clock = readClockHere(text, at, wallMs, language);
  return clock === undefined ? undefined : { ...clock, index: at };
}
