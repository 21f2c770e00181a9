import type { Choice } from "../candidate.ts";
import type { DateCandidate } from "./date-candidate.ts";
import { isRead, mergeReadings, sameMinute } from "./merge-readings.ts";

/** When an article was published and last changed, as far as the page tells. */
export interface TimesChoice {
  readonly published?: Choice<DateCandidate>;
  readonly modified?: Choice<DateCandidate>;
}

/** What only one weak carrier says is no date. */
const LEAST = 1.5;
/** Less than this is a guess: the page's word on its last change is better. */
const WEAK = 4;

/** The date that most carriers agree on, by their weight; of those that agree the most exact. `month`: the address's. */
export function chooseTimes(
  heard: readonly DateCandidate[],
  { month, zone }: { readonly month?: string; readonly zone?: string },
): TimesChoice {
  const believed = heard.filter(({ weight }) => weight > 0);
  const modified = best(
    believed.filter(({ role }) => role === "modified"),
    undefined,
  );
  const published =
    best(
      believed.filter(({ role }) => role === "published"),
      month,
      modified === undefined ? LEAST : WEAK,
    ) ?? modified;
  if (published === undefined) return {};
  const modifiedChoice = modified && choice(modified, heardAs(heard, "published"), zone);
  const publishedChoice = choice(published, heardAs(heard, "modified"), zone);
  return {
    published: publishedChoice,
    modified: isLater(modifiedChoice?.value, publishedChoice.value) ? modifiedChoice : undefined,
  };
}

function best(
  dates: readonly DateCandidate[],
  month: string | undefined,
  least = LEAST,
): readonly DateCandidate[] | undefined {
  let winner: readonly DateCandidate[] | undefined;
  let winning = least;
  for (const date of dates) {
    const agreeing = dates.filter((other) => agree(date, other));
    const inMonth = month !== undefined && date.value.startsWith(month) ? 2 : 0;
    const total = scoreOf(agreeing) + inMonth;
    if (total <= winning) continue;
    winning = total;
    winner = [date, ...agreeing.filter((other) => other !== date)];
  }
  return winner;
}

/** Each carrier counts once; a guess may be the very line that was read already. */
function scoreOf(dates: readonly DateCandidate[]): number {
  const byCarrier = new Map<string, number>();
  for (const { carrier, weight } of dates) {
    const way = carrier === "guess" ? "line" : carrier;
    byCarrier.set(way, Math.max(byCarrier.get(way) ?? 0, weight));
  }
  let sum = 0;
  for (const weight of byCarrier.values()) sum += weight;
  return sum;
}

/** The same day as written, or the same instant. */
function agree(a: DateCandidate, b: DateCandidate): boolean {
  if (a.value.slice(0, 10) === b.value.slice(0, 10)) return true;
  if (a.precision === "day" || b.precision === "day") return false;
  if (Math.abs(Date.parse(a.value) - Date.parse(b.value)) < 120_000) return true;
  const [printed, machine] = isRead(a) || !a.zoned ? [a, b] : [b, a];
  return isPrintedElsewhere(printed, machine) && sameMinute(printed, machine);
}

/** What was heard for one role: dates of the opposite one are no rivals, dates of something else say so. */
function heardAs(
  heard: readonly DateCandidate[],
  opposite: DateCandidate["role"],
): readonly DateCandidate[] {
  return heard
    .filter(({ role }) => role !== opposite)
    .map((date) => (date.role === "other" ? { ...date, why: "the date of something else" } : date));
}

/** A clock without a zone beside an instant with one: they may be the same moment. Of two machines the seconds tell. */
function isPrintedElsewhere(printed: DateCandidate, machine: DateCandidate): boolean {
  if (printed.zoned || !machine.zoned || isRead(machine)) return false;
  return isRead(printed) || printed.value.slice(17, 19) !== "00";
}

function choice(
  agreeing: readonly DateCandidate[],
  heard: readonly DateCandidate[],
  zone: string | undefined,
): Choice<DateCandidate> {
  const value = mergeReadings(agreeing, zone);
  return { value, from: value.from, heard };
}

function isLater(modified: DateCandidate | undefined, published: DateCandidate): boolean {
  if (modified === undefined || modified.value === published.value) return false;
  if (modified.precision === "day" || published.precision === "day") {
    return modified.value.slice(0, 10) >= published.value.slice(0, 10);
  }
  return Date.parse(modified.value) >= Date.parse(published.value);
}
