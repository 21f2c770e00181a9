import type { ListingWay } from "../core/listing-way.ts";
import type { Source } from "../core/source.ts";
import { toVisit } from "./to-visit.ts";
import type { Visit } from "./visit-page.ts";

const DATA = ["application/json", "application/feed+json", "text/json"];

/** What may be answered beside a page, by reader: data is often called plain text. */
const ACCEPT: Readonly<Record<ListingWay["reader"], readonly string[]>> = {
  page: [],
  feed: DATA,
  sitemap: [],
  json: [...DATA, "text/plain"],
};

/** As `toVisit`, for a feed, a sitemap or data. */
export function toWayVisit(
  source: Pick<Source, "url" | "politeness">,
  { url, reader }: ListingWay,
): Visit {
  return { ...toVisit(source, url), accept: ACCEPT[reader] };
}
