const DAY = 24 * 3_600_000;

/** With fewer articles there is no rhythm to be broken. */
const FEWEST = 6;

/**
 * Since when a source is silent for longer than its own rhythm explains, as ISO 8601; absent while it is not. A rhythm
 * explains twice its longest pause, but at least three days: weekends and holidays are pauses that were seen before.
 * @param seenAt when its newest articles appeared (ISO 8601), in any order
 */
export function silentSince(seenAt: readonly string[], now: Date): string | undefined {
  if (seenAt.length < FEWEST) return undefined;
  const times = seenAt.map((time) => Date.parse(time)).sort((a, b) => a - b);
  const last = times.at(-1) ?? now.getTime();
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const longest = Math.max(3 * DAY, 2 * Math.max(...pauses));
  if (now.getTime() - last <= longest) return undefined;
  return new Date(last + longest).toISOString();
}
