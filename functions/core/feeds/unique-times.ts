const MICROSECONDS = 1_000_000;
const DIGITS = 6;
const END = /(?:\.(\d{3}))?Z$/;

/**
 * RFC 3339 times, no two alike: many pages tell only the day or the minute, and readers (and the W3C's validator) take
 * entries of one instant for one entry sent twice. What a time does not tell, below the second, is made from the entry's
 * id, so that it stays when others come and go.
 */
export function uniqueTimes(entries: readonly { guid: string; updated: Date }[]): string[] {
  const taken = new Set<string>();
  return entries.map(({ guid, updated }) => {
    let fraction = fractionOf(guid, updated);
    let time = withFraction(updated, fraction);
    while (taken.has(time)) {
      fraction = (fraction + 1) % MICROSECONDS;
      time = withFraction(updated, fraction);
    }
    taken.add(time);
    return time;
  });
}

function fractionOf(guid: string, updated: Date): number {
  let hash = 0;
  for (const character of guid) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % MICROSECONDS;
  const milliseconds = updated.getUTCMilliseconds();
  return milliseconds === 0 ? hash : milliseconds * 1000 + (hash % 1000);
}

function withFraction(time: Date, fraction: number): string {
  return time.toISOString().replace(END, `.${String(fraction).padStart(DIGITS, "0")}Z`);
}
