const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SHORTEST = 5 * MINUTE;
const FIRST = 30 * MINUTE;

/**
 * How long to wait between two crawls, in milliseconds from 5 minutes to 24 hours: half the usual distance of two
 * articles, so that a new one is on average a quarter of that distance old when it is found.
 * @param seenAt when articles of the source appeared (ISO 8601), in any order
 */
export function learnInterval(seenAt: readonly string[], now: Date): number {
  const times = [...seenAt.map((time) => Date.parse(time)), now.getTime()]
    .filter((time) => time <= now.getTime())
    .sort((a, b) => a - b);
  if (times.length < 4) return FIRST;
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  return clamp(median(gaps) / 2);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? FIRST;
}

function clamp(interval: number): number {
  return Math.min(DAY, Math.max(SHORTEST, Math.round(interval)));
}
