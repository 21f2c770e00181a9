const LONGEST_MS = 24 * 3_600_000;
const SECONDS = /^\d{1,15}$/;
/** The three forms of RFC 9110 section 5.6.7; `Date.parse` would take much more. */
const HTTP_DATE =
  /^(?:[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT|[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} [\d:]{8} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4})$/;

/**
 * How long a server wants to be left alone, in milliseconds from `now`; at most a day. `undefined` for what is absent,
 * malformed or past: it asks for nothing.
 */
export function retryAfterMs(value: string | undefined, now: Date): number | undefined {
  const text = value?.trim() ?? "";
  const wait = SECONDS.test(text) ? Number(text) * 1_000 : parseHttpDate(text) - now.getTime();
  return wait > 0 ? Math.min(wait, LONGEST_MS) : undefined;
}

function parseHttpDate(text: string): number {
  if (!HTTP_DATE.test(text)) return Number.NaN;
  return Date.parse(text.endsWith("GMT") ? text : `${text} GMT`);
}
