const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Milliseconds until a source that failed `failures` times in a row is crawled again: its interval, doubled each time, to 6 hours. */
export function crawlBackoff(failures: number, intervalMs: number): number {
  if (failures === 0) return intervalMs;
  const doubled = intervalMs * 2 ** Math.min(failures, 20);
  return Math.max(intervalMs, Math.min(doubled, 6 * HOUR));
}

/** Milliseconds until an article's page that failed, or held no article, is asked again: 2 minutes, quadrupled each time, to a week. */
export function articleBackoff(attempts: number): number {
  return Math.min(2 * MINUTE * 4 ** Math.min(attempts - 1, 10), 7 * 24 * HOUR);
}

/**
 * Spreads what falls on one moment: moves `interval` by up to a tenth, by a hash of the key, so that the same source
 * always gets the same shift and a test the same answer.
 */
export function withJitter(interval: number, key: string): number {
  let hash = 0;
  for (const character of key) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1000;
  return Math.round(interval * (0.9 + (hash / 1000) * 0.2));
}
