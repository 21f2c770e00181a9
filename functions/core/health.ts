import type { Health, HealthCause } from "./records.ts";

/** How many crawls in a row fail before a source counts as broken; one bad crawl is everyday. */
const BROKEN_AFTER = 3;

export type CrawlResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly cause: HealthCause; readonly message: string };

/**
 * A source's health after one more crawl. `since` is when it came into its present state for its present cause, ISO 8601.
 * @param failures how many crawls in a row have failed, this one included
 */
export function healthAfter(before: Health, crawl: CrawlResult, failures: number, now: string): Health {
  if (crawl.ok) {
    return before.state === "healthy" ? before : { state: "healthy", since: now };
  }
  const state = failures >= BROKEN_AFTER ? "broken" : "degraded";
  const { cause, message } = crawl;
  const since = before.state === state && before.cause === cause ? before.since : now;
  return { state, cause, message, since };
}
