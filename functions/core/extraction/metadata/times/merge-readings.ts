import type { DateCandidate } from "./date-candidate.ts";

const WALL = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(.+)$/;
const QUARTER_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

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
  const line = timed.find(({ carrier }) => carrier === "line");
  const printed = line ?? timed.find(({ zoned }) => !zoned);
  const machine = timed.find((date) => isMachine(date) && (line !== undefined || date.zoned));
  if (printed === undefined) return localTwin(machine ?? first, timed);
  if (machine === undefined) return printed;
  return sameMinute(printed, machine)
    ? reconcile(printed, machine, zone)
    : stronger(printed, machine);
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

function isMachine({ carrier }: DateCandidate): boolean {
  return carrier !== "line";
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
  const apart = wallMs(printed) - Date.parse(machine.value);
  const isRead = printed.carrier === "line";
  const [step, leeway] = isRead ? [QUARTER_MS, 60_000] : [4 * QUARTER_MS, 1];
  const rest = Math.abs(((apart % step) + step) % step);
  return Math.abs(apart) <= 14 * 4 * QUARTER_MS && (rest < leeway || step - rest < leeway);
}

function reconcile(
  printed: DateCandidate,
  machine: DateCandidate,
  zone: string | undefined,
): DateCandidate {
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
  const own = offsetOf(printed);
  if (printed.zoned || !machine.zoned) return own;
  if (printed.value.slice(0, 16) !== machine.value.slice(0, 16))
    return apartOffset(printed, machine);
  const claimed = offsetOf(machine);
  const isOurs = printed.carrier === "line" && zone !== undefined;
  return isOurs && isGreenwich(claimed) ? own : claimed;
}

/** The offset at which the printed clock shows the machine's instant. */
function apartOffset(printed: DateCandidate, machine: DateCandidate): string {
  const minutes = Math.round((wallMs(printed) - Date.parse(machine.value)) / QUARTER_MS) * 15;
  return formatOffset(minutes);
}

function wallMs({ value }: DateCandidate): number {
  const wall = WALL.exec(value)?.[1];
  return wall === undefined ? Number.NaN : Date.parse(`${wall}Z`);
}

function offsetOf({ value }: DateCandidate): string {
  return WALL.exec(value)?.[2] ?? "";
}

function isGreenwich(offset: string): boolean {
  return offset === "Z" || offset === "+00:00";
}

/** Minutes east of Greenwich as `+05:30`. */
export function formatOffset(minutes: number): string {
  const total = Math.abs(minutes) % (DAY_MS / 60_000);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${pad(Math.trunc(total / 60))}:${pad(total % 60)}`;
}
