import type { FeedDependencies } from "./feed-dependencies.ts";
import type { FittedFeed } from "./fit-document.ts";

/** Tells the operator what a document had to do without. */
export function reportFitted(
  feed: string,
  { leftOut, shortened }: FittedFeed,
  { report }: Pick<FeedDependencies, "report">,
): void {
  for (const entry of leftOut) report?.({ kind: "entry-left-out", feed, entry });
  if (shortened > 0) report?.({ kind: "entries-shortened", feed, count: shortened });
}
