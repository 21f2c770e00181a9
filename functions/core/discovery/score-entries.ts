import type { Entry } from "./collect-entries.ts";

/** How far the like of a link on the page count beside what it says itself. */
const GROUP_WEIGHT = 0.6;
const FAMILY_WEIGHT = 0.6;
/** A group of this size is believed half. */
const HALF_BELIEVED = 2;
/** A family of this size needs no likeness beyond its folder. */
const LARGE = 4;

/** Per entry, what counts for it beside its own prior. */
export type Evidence = ReadonlyMap<Entry, number>;

/**
 * What each entry's own features, those of its structural group and those of its family of addresses say together:
 * above 0 it is an article.
 */
export function scoreEntries(entries: readonly Entry[], evidence: Evidence): Map<Entry, number> {
  const own = new Map(entries.map((entry) => [entry, entry.prior + (evidence.get(entry) ?? 0)]));
  const groups = meansBy(own, ({ signature }) => signature);
  const families = meansBy(own, ({ shape }) => shape.family, LARGE);
  const templates = meansBy(own, ({ shape }) => shape.template);
  return new Map(
    entries.map((entry) => {
      const group = groups.get(entry.signature) ?? 0;
      const family = families.get(entry.shape.family) ?? templates.get(entry.shape.template) ?? 0;
      return [entry, (own.get(entry) ?? 0) + GROUP_WEIGHT * group + FAMILY_WEIGHT * family];
    }),
  );
}

const STRONG = 3;
/** One of so many entries has a date where dates are the custom. */
const CUSTOM = 5;
/** What it costs to stand without a date where articles have one; without heading and teaser where they have those. */
const UNDATED = -4;
const UNDATED_FOLDER = -3.3;
const UNDATED_MAKE = -1.2;
const UNADORNED = -2;

/**
 * Where articles are shown with a date, a teaser or in a heading, links of another make and another family of
 * addresses without any of it are something else.
 * @param dated those that stand with a date
 */
export function contrast(
  entries: readonly Entry[],
  evidence: Evidence,
  dated: ReadonlySet<Entry>,
): Map<Entry, number> {
  const undatedCost = createUndatedCost(entries, dated);
  const adorned = entries.filter((entry) => entry.isHeading || (evidence.get(entry) ?? 0) > 0);
  const isLikeAdorned = likenessTo(adorned);
  return new Map(
    entries.map((entry) => {
      const cost = Math.min(undatedCost(entry), isLikeAdorned(entry) ? 0 : UNADORNED);
      return [entry, (evidence.get(entry) ?? 0) + cost];
    }),
  );
}

/** What it costs an entry to have no date and no address like those that have one; nothing where dates are no custom of the page. */
function createUndatedCost(
  entries: readonly Entry[],
  dated: ReadonlySet<Entry>,
): (entry: Entry) => number {
  if (dated.size < STRONG || dated.size * CUSTOM < entries.length) return () => 0;
  const families = new Set([...dated].map(({ shape }) => shape.family));
  const signatures = new Set([...dated].map(({ signature }) => signature));
  const templates = new Set([...dated].map(({ shape }) => shape.template));
  return (entry) => {
    if (dated.has(entry)) return 0;
    if (families.has(entry.shape.family)) return signatures.has(entry.signature) ? 0 : UNDATED_MAKE;
    return templates.has(entry.shape.template) ? UNDATED_FOLDER : UNDATED;
  };
}

/** Whether an entry is made like those, or has an address like theirs; always, if they are too few to tell. */
function likenessTo(shown: readonly Entry[]): (entry: Entry) => boolean {
  const signatures = countsOf(shown.map(({ signature }) => signature));
  const families = new Set(shown.map(({ shape }) => shape.family));
  if (Math.max(0, ...signatures.values()) < STRONG) return () => true;
  return ({ signature, shape }) => signatures.has(signature) || families.has(shape.family);
}

function countsOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function meansBy(
  scores: ReadonlyMap<Entry, number>,
  keyOf: (entry: Entry) => string,
  least = 1,
): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const [entry, score] of scores) {
    const key = keyOf(entry);
    const { sum, count } = sums.get(key) ?? { sum: 0, count: 0 };
    sums.set(key, { sum: sum + score, count: count + 1 });
  }
  const large = [...sums].filter(([, { count }]) => count >= least);
  return new Map(large.map(([key, { sum, count }]) => [key, sum / (count + HALF_BELIEVED)]));
}
