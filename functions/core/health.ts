import type { Health, HealthCause } from "./records.ts";

/** How many crawls in a row fail before a source counts as broken; one bad crawl is everyday. */
const BROKEN_AFTER = 3;

export type CrawlResult =
  | { readonly ok: true; readonly silentSince?: string }
  | { readonly ok: false; readonly cause: HealthCause; readonly message: string };

/**
 * A source's health after one more crawl. `since` is when it came into its present state for its present cause, ISO 8601.
 * @param failures how many crawls in a row have failed, this one included
 */
export function healthAfter(
  before: Health,
  crawl: CrawlResult,
  failures: number,
  now: string,
): Health {
  const health = crawl.ok ? goodHealth(crawl.silentSince) : badHealth(crawl, failures);
  const isSame = before.state === health.state && before.cause === health.cause;
  return { ...health, since: isSame ? before.since : now };
}

function goodHealth(silentSince: string | undefined): Omit<Health, "since"> {
  if (silentSince === undefined) return { state: "healthy" };
  const day = silentSince.slice(0, 10);
  const message = `nothing new for longer than this source has ever paused (since ${day}); see whether its articles moved to another page`;
  return { state: "silent", cause: "silent", message };
}

function badHealth(
  { cause, message }: Extract<CrawlResult, { ok: false }>,
  failures: number,
): Omit<Health, "since"> {
  return { state: failures >= BROKEN_AFTER ? "broken" : "degraded", cause, message };
}

/** One change of health is told once: what was told is kept as this key. A source that begins well is no news. */
export function healthKey({ state, cause }: Health): string {
  return state === "new" || state === "healthy" ? "healthy" : `${state}:${cause ?? ""}`;
}
