import type { CrawlSourceMessage } from "../core/messages.ts";
import type { SourceRecord } from "../core/records.ts";

export interface SourceSummary {
  readonly source: string;
  readonly url: string;
  readonly outcome: "crawled" | "not-modified" | "held" | "failed" | "deferred" | "skipped";
  readonly discovered: number;
  readonly new: number;
  /** Known articles that were found again at a new address. */
  readonly moved: number;
  readonly reason?: string;
  /** One sentence for the operator. */
  readonly message?: string;
}

export function sourceSummary(
  outcome: SourceSummary["outcome"],
  { listingUrl }: CrawlSourceMessage,
  record: SourceRecord | undefined,
): SourceSummary {
  const url = listingUrl ?? record?.source.url ?? "";
  return { source: record?.source.id ?? "", url, outcome, discovered: 0, new: 0, moved: 0 };
}
