import { publicationTime } from "../core/feeds/to-feed-entry.ts";
import type { ArticleRecord } from "../core/records.ts";

/**
 * Newest first, by the time of publication as feeds tell it; of one moment, in the order of the listing. An article that
 * tells no date stays beside its neighbour in the listing.
 */
export function orderBacklog(
  records: readonly ArticleRecord[],
  timezone?: string,
): ArticleRecord[] {
  const listed = records.toSorted(compareInListing);
  const times = fillGaps(listed.map((record) => timeOf(record, timezone)));
  return listed
    .map((record, index) => ({ record, time: times[index] ?? "" }))
    .toSorted((a, b) => compare(b.time, a.time))
    .map(({ record }) => record);
}

function compareInListing({ id, listing }: ArticleRecord, other: ArticleRecord): number {
  const page = (listing?.page ?? 1) - (other.listing?.page ?? 1);
  const position = (listing?.position ?? 0) - (other.listing?.position ?? 0);
  return page || position || compare(id, other.id);
}

/** Without its place in the feed, which is what is looked for. */
function timeOf(record: ArticleRecord, timezone: string | undefined): string | undefined {
  if (record.publishedAt === undefined) return undefined;
  return publicationTime({ ...record, enteredAt: undefined }, timezone);
}

/** Each from the one above it, the topmost from the first below it that tells one. */
function fillGaps(times: readonly (string | undefined)[]): (string | undefined)[] {
  let last = times.find((time) => time !== undefined);
  return times.map((time) => {
    last = time ?? last;
    return last;
  });
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
