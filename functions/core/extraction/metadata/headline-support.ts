import { keyOf } from "./page-text.ts";

const MAX_KEY = 400;

/** Tells how well a text fits what the page's metadata call the page, 0 (not at all) to 6 (the same). */
export function createHeadlineSupport(titles: readonly string[]): (text: string) => number {
  const keys = [...new Set(titles.map(keyOf))].filter((key) => key !== "");
  return (text) => {
    const key = keyOf(text);
    if (key.length < 2) return 0;
    let most = 0;
    for (const title of keys) most = Math.max(most, supportBy(title, key));
    return most;
  };
}

function supportBy(title: string, key: string): number {
  if (title === key) return 6;
  const share = key.length / title.length;
  const contained = share < 1 ? containedSupport(title, key, share) : containingSupport(title, key);
  if (contained > 0) return contained;
  return share > 0.6 && share < 1.7 && likeness(title, key) >= 0.6 ? 3 : 0;
}

function containedSupport(title: string, key: string, share: number): number {
  if (title.startsWith(key) && (share >= 0.3 || key.length >= 12)) return 4.5 + share;
  return title.includes(key) && share >= 0.4 ? 3.5 : 0;
}

/** Metadata that are cut off: at a quote, at a length. */
function containingSupport(title: string, key: string): number {
  if (key.startsWith(title) && title.length >= 8) return 4;
  return key.includes(title) && title.length >= 10 ? 3 : 0;
}

/** Dice coefficient of the pairs of neighbouring characters. */
function likeness(a: string, b: string): number {
  const pairs = pairsOf(a);
  let shared = 0;
  for (let i = 0; i < Math.min(b.length, MAX_KEY) - 1; i += 1) {
    const pair = b.slice(i, i + 2);
    const count = pairs.get(pair) ?? 0;
    if (count === 0) continue;
    shared += 1;
    pairs.set(pair, count - 1);
  }
  return (2 * shared) / Math.max(1, a.length + b.length - 2);
}

function pairsOf(key: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let i = 0; i < Math.min(key.length, MAX_KEY) - 1; i += 1) {
    const pair = key.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
