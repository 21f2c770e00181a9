import type { Entry } from "./collect-entries.ts";

/** How far the like of a link on the page count beside what it says itself. */
const GROUP_WEIGHT = 0.6;
const FAMILY_WEIGHT = 0.6;
/** A group of this size is believed half. */
const HALF_BELIEVED = 2;

/** What each entry's own features, those of its structural group and those of its family of addresses say together. */
export function scoreEntries(
  entries: readonly Entry[],
  evidence: (entry: Entry) => number = () => 0,
): Map<Entry, number> {
  const own = new Map(entries.map((entry) => [entry, entry.prior + evidence(entry)]));
  const groups = meansBy(own, ({ signature }) => signature);
  const families = meansBy(own, ({ shape }) => shape.family);
  return new Map(
    entries.map((entry) => {
      const group = groups.get(entry.signature) ?? 0;
      const family = families.get(entry.shape.family) ?? 0;
      return [entry, (own.get(entry) ?? 0) + GROUP_WEIGHT * group + FAMILY_WEIGHT * family];
    }),
  );
}

function meansBy(
  scores: ReadonlyMap<Entry, number>,
  keyOf: (entry: Entry) => string,
): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const [entry, score] of scores) {
    const key = keyOf(entry);
    const { sum, count } = sums.get(key) ?? { sum: 0, count: 0 };
    sums.set(key, { sum: sum + score, count: count + 1 });
  }
  return new Map([...sums].map(([key, { sum, count }]) => [key, sum / (count + HALF_BELIEVED)]));
}
