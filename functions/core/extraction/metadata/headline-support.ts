import { keyOf } from "./page-text.ts";

/** How well a text fits what the page's metadata call the page, 0 (not at all) to 6 (the same). */
export function headlineSupport(text: string, titles: readonly string[]): number {
  const key = keyOf(text);
  if (key.length < 2) return 0;
  return Math.max(0, ...titles.map((title) => supportBy(keyOf(title), key)));
}

function supportBy(title: string, key: string): number {
  if (title === "") return 0;
  if (title === key) return 6;
  const share = key.length / title.length;
  if (title.startsWith(key) && (share >= 0.3 || key.length >= 12)) return 4.5 + Math.min(1, share);
  if (key.startsWith(title) && title.length >= 8) return 4;
  if (title.includes(key) && share >= 0.4) return 3.5;
  if (key.includes(title) && title.length >= 10) return 3;
  return likeness(title, key) >= 0.6 ? 3 : 0;
}

/** Dice coefficient of the pairs of neighbouring characters. */
function likeness(a: string, b: string): number {
  if (a.length > 400 || b.length > 400) return 0;
  const pairs = new Map<string, number>();
  for (let i = 0; i < a.length - 1; i += 1) {
    const pair = a.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 0; i < b.length - 1; i += 1) {
    const pair = b.slice(i, i + 2);
    const count = pairs.get(pair) ?? 0;
    if (count === 0) continue;
    shared += 1;
    pairs.set(pair, count - 1);
  }
  return (2 * shared) / Math.max(1, a.length + b.length - 2);
}
