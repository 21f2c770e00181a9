import { readingOfInstant } from "../../../dates/wall-clock.ts";
import type { DateCandidate } from "./date-candidate.ts";
import { isGreenwich, isRead } from "./merge-readings.ts";

/** Where an evening is the next day in Greenwich. */
const AMERICA = ["America/New_York", "America/Los_Angeles"];

/** The zone that the page's times are told in, if any, and whether that is beyond doubt. */
interface Place {
  readonly zone: string | undefined;
  readonly isCertain: boolean;
}

/**
 * Metadata may tell an instant by Greenwich's clock where the reader's calendar shows another day. It is told by the
 * page's zone, unless the page prints Greenwich's day; where no zone is known, by one that shows the printed day.
 */
export function withLocalDays(
  heard: readonly DateCandidate[],
  place: Place,
): readonly DateCandidate[] {
  if (!heard.some(isInGreenwich)) return heard;
  const printed = new Set(heard.filter(isPrinted).map(({ value }) => value.slice(0, 10)));
  return heard.map((date) => (isInGreenwich(date) ? toLocalDay(date, printed, place) : date));
}

function toLocalDay(
  date: DateCandidate,
  printed: ReadonlySet<string>,
  { zone, isCertain }: Place,
): DateCandidate {
  const day = date.value.slice(0, 10);
  if (printed.has(day)) return date;
  const instant = Date.parse(date.value);
  for (const timezone of zone === undefined ? AMERICA : [zone]) {
    const local = readingOfInstant(instant, date.precision, { timezone });
    const localDay = local.value.slice(0, 10);
    if (localDay !== day && (isCertain || printed.has(localDay))) return { ...date, ...local };
  }
  return date;
}

function isInGreenwich({ zoned, precision, value }: DateCandidate): boolean {
  return zoned && precision !== "day" && isGreenwich(value.slice(19));
}

/** What a reader sees, or a day alone; not a clock of another machine, which may be Greenwich's too. */
function isPrinted(date: DateCandidate): boolean {
  return date.weight > 0 && (isRead(date) || date.precision === "day");
}
