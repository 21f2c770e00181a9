import { ParseBudgetError, parseHtml } from "../html/parse-html.ts";
import type { ListingWay } from "../listing-way.ts";
import { discoverLinks } from "./discover-links.ts";
import type { DiscoveredLink, DiscoveryInput } from "./discovery.ts";
import { filterLinks } from "./filter-links.ts";
import { readFeed } from "./read-feed.ts";
import { readSitemap } from "./read-sitemap.ts";
import { readJsonListing } from "./read-state.ts";
import { sitemapArticles } from "./sitemap-articles.ts";

export interface WayInput extends Omit<DiscoveryInput, "document"> {
  /** The page whose articles are looked for. */
  readonly listing: string;
}

export interface WayReading {
  readonly links: readonly DiscoveredLink[];
  /** Before the operator's words and globs: whether it is a list at all. */
  readonly found: number;
  readonly title?: string;
  /** What an index of sitemaps leads to, the likeliest. */
  readonly leadsTo?: ListingWay;
}

/** What a way tells; no links for what is nothing of the kind. Its order is kept. */
export function readWay(text: string, reader: ListingWay["reader"], input: WayInput): WayReading {
  const read = READERS[reader](text, input);
  return { ...read, links: filterLinks(read.links, input), found: read.links.length };
}

type Read = Omit<WayReading, "found">;

const READERS: Readonly<Record<ListingWay["reader"], (text: string, input: WayInput) => Read>> = {
  page: readFrame,
  feed: (text, input) => readFeed(text, input.url, contextOf(input)) ?? { links: [] },
  json: (text, input) => ({ links: readJsonListing(text, input.url, contextOf(input)) }),
  sitemap: readMap,
};

function contextOf({ fetchedAt, timezone }: WayInput) {
  return { now: fetchedAt, timezone };
}

function readFrame(text: string, input: WayInput): Read {
  try {
    const { links, title } = discoverLinks({ ...input, document: parseHtml(text) });
    return { links, title };
  } catch (error) {
    if (error instanceof ParseBudgetError) return { links: [] };
    throw error;
  }
}

function readMap(text: string, input: WayInput): Read {
  const map = readSitemap(text, input.url, contextOf(input));
  if (map?.kind === "pages") return { links: sitemapArticles(map.links, input.listing) };
  const [url] = map?.sitemaps ?? [];
  return { links: [], ...(url !== undefined && { leadsTo: { url, reader: "sitemap" } }) };
}
