import type { Entry } from "./collect-entries.ts";

/** How far the like of a link on the page count beside what it says itself. */
const GROUP_WEIGHT = 0.6;
const FAMILY_WEIGHT = 0.6;
/** A group of this size is believed half. */
const HALF_BELIEVED = 2;

/** Per entry, what counts for it beside its own prior. */
export type Evidence = ReadonlyMap<Entry, number>;

/**
 * What each entry's own features, those of its structural group and those of its family of addresses say together:
 * above 0 it is an article.
 */
export function scoreEntries(entries: readonly Entry[], evidence: Evidence): Map<Entry, number> {
  const own = new Map(entries.map((entry) => [entry, entry.prior + (evidence.get(entry) ?? 0)]));
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

const STRONG = 3;
/** What it costs to have no date, heading or teaser where others on the page have. */
const CONTRAST = -1.8;

/**
 * Where articles are shown with a date, a teaser or in a heading, links of another make and another family of
 * addresses without any of it are something else.
 */
export function contrast(entries: readonly Entry[], evidence: Evidence): Map<Entry, number> {
  const shown = entries.filter((entry) => entry.isHeading || (evidence.get(entry) ?? 0) > 0);
  const signatures = countsOf(shown.map(({ signature }) => signature));
  const families = countsOf(shown.map(({ shape }) => shape.family));
  const isStrong = Math.max(0, ...signatures.values()) >= STRONG;
  return new Map(
    entries.map((entry) => {
      const own = evidence.get(entry) ?? 0;
      const isLike = signatures.has(entry.signature) || families.has(entry.shape.family);
      return [entry, isStrong && !isLike ? own + CONTRAST : own];
    }),
  );
}

function countsOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
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
