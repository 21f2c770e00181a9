const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Milliseconds until a source that failed `failures` times in a row is crawled again: its interval, doubled each time, to 6 hours. */
export function crawlBackoff(failures: number, intervalMs: number): number {
  if (failures === 0) return intervalMs;
  const doubled = intervalMs * 2 ** Math.min(failures, 20);
  return Math.max(intervalMs, Math.min(doubled, 6 * HOUR));
}

/** So often an article's page is asked again before the waits become longer than an hour: for six hours. */
const SOON = 10;

/**
 * Milliseconds until an article's page that failed, or held no article, is asked again: 2 minutes, doubled to an hour; after
 * six hours six, doubled to a week. A site that was out of order for some hours is whole again within the hour.
 */
export function articleBackoff(attempts: number): number {
  if (attempts <= SOON) return Math.min(2 * MINUTE * 2 ** (attempts - 1), HOUR);
  return Math.min(6 * HOUR * 2 ** Math.min(attempts - SOON - 1, 10), 7 * 24 * HOUR);
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
