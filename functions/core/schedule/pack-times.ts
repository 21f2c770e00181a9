const HOUR = 3_600_000;

/** Times (ISO 8601) as one short text: the first in hours since the epoch, of the others the distance to the one before. */
export function packTimes(times: readonly string[]): string {
  const hours = times.map((time) => Math.floor(Date.parse(time) / HOUR));
  return hours.map((hour, index) => (hour - (hours[index - 1] ?? 0)).toString(36)).join(" ");
}

/** The times of `packTimes`, at the beginning of their hours. */
export function unpackTimes(packed: string): string[] {
  let hour = 0;
  return packed
    .split(" ")
    .filter(Boolean)
    .map((distance) => {
      hour += Number.parseInt(distance, 36);
      return new Date(hour * HOUR).toISOString();
    });
}
