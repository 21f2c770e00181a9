import type { DatePrecision } from "../article.ts";
import { offsetOfZone, zoneOfLanguage } from "./zones.ts";

/** What a date is read against. */
export interface DateContext {
  /** ISO 8601: when the page was fetched. Without it "3小时前" and dates without a year mean nothing. */
  readonly now?: string;
  /** An IANA zone or an offset (`+08:00`), for times printed without one; else the language's; else UTC. */
  readonly timezone?: string;
  /** A day or a month, ISO 8601: no date printed without its year is later. Else `now`. */
  readonly until?: string;
  /** BCP 47: decides 03/04/2021 and month names that two languages share. */
  readonly language?: string;
}

/** ISO 8601 with offset (`2021-03-23T18:58:28+08:00`), or a day alone (`2021-03-23`). */
export interface DateReading {
  readonly value: string;
  readonly precision: DatePrecision;
}

export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
  /** Minutes east of Greenwich, if printed. `"Z"`: printed as Z. */
  readonly offset?: number | "Z";
}

const MINUTE_MS = 60_000;

/** Midnight to the second is how a database prints a day: it counts as the day alone. */
export function readingOf(day: Day, clock: Clock | undefined, context: DateContext): DateReading {
  if (clock === undefined || isMidnight(clock)) return { value: formatDay(day), precision: "day" };
  const { hour, minute, second } = clock;
  const time = `${pad(hour)}:${pad(minute)}:${pad(second ?? 0)}`;
  return {
    value: `${formatDay(day)}T${time}${formatOffset(clock.offset ?? impliedOffset(day, clock, context))}`,
    precision: second === undefined ? "minute" : "second",
  };
}

/** An instant as the wall clock of the context's zone, to the minute. */
export function readingOfInstant(
  instantMs: number,
  precision: DatePrecision,
  context: DateContext,
): DateReading {
  const wall = wallClockAt(instantMs, context);
  if (precision === "day") return { value: formatDay(wall), precision };
  const { hour, minute, second, offset } = wall;
  const clock = { hour, minute, offset, ...(precision === "second" ? { second } : {}) };
  return readingOf(wall, clock, context);
}

/** What a clock in the context's zone shows at that instant. */
export function wallClockAt(
  instantMs: number,
  context: DateContext,
): Day & Required<Omit<Clock, "offset">> & { readonly offset: number | "Z" } {
  const zone = context.timezone ?? zoneOfLanguage(context.language);
  const offset = zone === undefined ? "Z" : (offsetAtInstant(zone, instantMs) ?? "Z");
  const wall = new Date(instantMs + (offset === "Z" ? 0 : offset) * MINUTE_MS);
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    offset,
  };
}

/** Whether the calendar has that day. */
export function isDay({ year, month, day }: Day): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `2021-03-23`. */
export function formatDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}`;
}

function isMidnight({ hour, minute, second = 0 }: Clock): boolean {
  return hour === 0 && minute === 0 && second === 0;
}

function impliedOffset(day: Day, clock: Clock, context: DateContext): number | "Z" {
  const zone = context.timezone ?? zoneOfLanguage(context.language);
  if (zone === undefined) return "Z";
  const wallMs = Date.UTC(day.year, day.month - 1, day.day, clock.hour, clock.minute);
  return offsetOfZone(zone, wallMs) ?? "Z";
}

function offsetAtInstant(zone: string, instantMs: number): number | undefined {
  const near = offsetOfZone(zone, instantMs);
  return near === undefined ? undefined : offsetOfZone(zone, instantMs + near * MINUTE_MS);
}

/** Minutes east of Greenwich as `+05:30`. */
export function formatOffset(offset: number | "Z"): string {
  if (offset === "Z") return "Z";
  const minutes = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${pad(Math.trunc(minutes / 60))}:${pad(minutes % 60)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
