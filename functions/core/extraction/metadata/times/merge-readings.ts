import { formatOffset } from "../../../dates/wall-clock.ts";
import type { DateCandidate } from "./date-candidate.ts";

const WALL = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(.+)$/;
const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 4 * QUARTER_MS;
const DAY_MINUTES = 24 * 60;

/**
 * One reading of several that agree on the day: the time as printed, to the second if another carrier knows it, with
 * the offset that the page tells anywhere. A page that prints 18:58 and says 18:58Z in its metadata means its own zone.
 */
export function mergeReadings(
  agreeing: readonly DateCandidate[],
  zone: string | undefined,
): DateCandidate {
  const [first] = agreeing;
  if (first === undefined) throw new TypeError("nothing to merge");
  const timed = agreeing.filter(({ precision }) => precision !== "day").sort(byWeight);
  const read = timed.find(isRead);
  const printed = read ?? timed.find(({ zoned }) => !zoned);
  const machines = timed.filter((date) => !isRead(date) && (read !== undefined || date.zoned));
  if (printed === undefined) return localTwin(machines[0] ?? first, timed);
  const twin = machines.find((machine) => sameMinute(printed, machine));
  return twin === undefined
    ? stronger(printed, machines[0] ?? printed)
    : reconcile(printed, twin, zone);
}

/** Of two that tell one instant, the one that tells it by the page's clock. */
function localTwin(date: DateCandidate, timed: readonly DateCandidate[]): DateCandidate {
  if (!isGreenwich(offsetOf(date))) return date;
  const instant = Date.parse(date.value);
  const twin = timed.find(
    (other) => !isGreenwich(offsetOf(other)) && Date.parse(other.value) === instant,
  );
  return twin ?? date;
}

/** A reader sees it. */
export function isRead({ carrier }: DateCandidate): boolean {
  return carrier === "line" || carrier === "guess";
}

function stronger(a: DateCandidate, b: DateCandidate): DateCandidate {
  return a.weight >= b.weight ? a : b;
}

function byWeight(a: DateCandidate, b: DateCandidate): number {
  return b.weight - a.weight;
}

/**
 * Both tell the same minute, by the clock as written or as an instant a believable offset apart: for what the reader
 * sees by quarters of an hour, between machines, which have dates of several things, to the second by whole hours.
 */
export function sameMinute(printed: DateCandidate, machine: DateCandidate): boolean {
  if (printed.value.slice(0, 16) === machine.value.slice(0, 16)) return true;
  if (printed.zoned && machine.zoned) return isSeasonApart(printed, machine);
  const apart = wallMs(printed) - Date.parse(machine.value);
  const [step, leeway] = isRead(printed) ? [QUARTER_MS, 60_000] : [HOUR_MS, 1];
  const rest = Math.abs(((apart % step) + step) % step);
  return Math.abs(apart) <= 14 * HOUR_MS && (rest < leeway || step - rest < leeway);
}

/** The same instant, but for an hour: who prints EST in July means EDT. */
function isSeasonApart(a: DateCandidate, b: DateCandidate): boolean {
  const apart = Math.abs(Date.parse(a.value) - Date.parse(b.value));
  return apart < 60_000 || Math.abs(apart - HOUR_MS) < 60_000;
}

function reconcile(
  printed: DateCandidate,
  machine: DateCandidate,
  zone: string | undefined,
): DateCandidate {
  if (printed.zoned && machine.zoned && !isGreenwich(offsetOf(machine))) return machine;
  const precise = machine.precision === "second" ? machine : printed;
  const seconds = precise.value.slice(17, 19);
  const value = `${printed.value.slice(0, 17)}${seconds}${offsetFor(printed, machine, zone)}`;
  return { ...printed, value, precision: precise.precision };
}

function offsetFor(
  printed: DateCandidate,
  machine: DateCandidate,
  zone: string | undefined,
): string {
  const [own, claimed] = [offsetOf(printed), offsetOf(machine)];
  if (!machine.zoned) return own;
  if (printed.value.slice(0, 16) !== machine.value.slice(0, 16)) {
    return apartOffset(printed, machine);
  }
  const isOurs = printed.zoned || (isRead(printed) && zone !== undefined);
  return isOurs && isGreenwich(claimed) ? own : claimed;
}

/** The offset at which the printed clock shows the machine's instant. */
function apartOffset(printed: DateCandidate, machine: DateCandidate): string {
  const minutes = Math.round((wallMs(printed) - Date.parse(machine.value)) / QUARTER_MS) * 15;
  return formatOffset(minutes % DAY_MINUTES);
}

function wallMs({ value }: DateCandidate): number {
  const wall = WALL.exec(value)?.[1];
  return wall === undefined ? Number.NaN : Date.parse(`${wall}Z`);
}

function offsetOf({ value }: DateCandidate): string {
  return WALL.exec(value)?.[2] ?? "";
}

export function isGreenwich(offset: string): boolean {
  return offset === "Z" || offset === "+00:00";
}
