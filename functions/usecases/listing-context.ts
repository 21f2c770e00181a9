import type { CrawlSourceMessage } from "../core/messages.ts";
import type { SourceRecord, UsedWay } from "../core/records.ts";

/** What a fetched listing is taken with. */
export interface ListingContext {
  readonly message: CrawlSourceMessage;
  readonly record: SourceRecord;
  /** Where the listing is not the source's own page. */
  readonly way?: UsedWay;
}
