import { decodeMarkup } from "../core/charset/decode-page.ts";
import { discoverPage } from "../core/discovery/discover-page.ts";
import type { Discovery, DiscoveryInput } from "../core/discovery/discovery.ts";
import { readWay } from "../core/discovery/read-way.ts";
import { textOfMarkup } from "../core/html/markup.ts";
import { ParseBudgetError } from "../core/html/parse-html.ts";
import type { ListingWay } from "../core/listing-way.ts";
import type { Page } from "../core/page.ts";
import type { HealthCause, SourceRecord } from "../core/records.ts";
import type { Source } from "../core/source.ts";

export interface GoodListing {
  readonly ok: true;
  readonly discovery: Discovery;
  readonly charset: string;
}

export interface BadListing {
  readonly ok: false;
  readonly cause: HealthCause;
  readonly text: string;
  /** Of a page that was read and shows no article. */
  readonly discovery?: Discovery;
}

export type ListingRead = GoodListing | BadListing;

/**
 * Decodes a listing and finds its links. A listing without any is not an empty source but a broken crawl; one of which the
 * operator wants nothing today is a good one.
 * @param way where the page is not the source's own
 */
export function readListing(
  page: Page,
  { source, charset }: SourceRecord,
  way?: ListingWay,
): ListingRead {
  const contentType = page.headers["content-type"];
  const decoded = decodeMarkup(page.body, {
    contentType,
    ...(way === undefined && { learned: charset }),
  });
  if (!decoded.ok) return { ok: false, cause: "charset", text: `${page.url}: ${decoded.reason}` };
  const input = inputOf(page, source);
  if (way !== undefined && way.reader !== "page") {
    return readData(textOfMarkup(decoded.markup), way, decoded.charset, {
      ...input,
      listing: source.url,
    });
  }
  try {
    const selectors = way === undefined ? { selectors: source.listing } : {};
    const discovery = discoverPage(decoded.markup, { ...input, ...selectors });
    return judge(discovery, decoded.charset, page.url);
  } catch (error) {
    if (!(error instanceof ParseBudgetError)) throw error;
    return { ok: false, cause: "parse-budget", text: `${page.url}: ${error.message}` };
  }
}

function inputOf({ url, fetchedAt }: Page, { timezone, include, exclude }: Source) {
  return { url, fetchedAt, timezone, include, exclude };
}

function readData(
  text: string,
  { url, reader }: ListingWay,
  charset: string,
  input: Omit<DiscoveryInput, "document"> & { readonly listing: string },
): ListingRead {
  const { links, found } = readWay(text, reader, input);
  if (found === 0) return { ok: false, cause: "no-links", text: `${url}: it tells no articles` };
  const how = [{ way: url, links: found, used: true, why: "chosen at an earlier crawl" }];
  return { ok: true, charset, discovery: { links, feeds: [], lostSelectors: [], how } };
}

function judge(discovery: Discovery, charset: string, url: string): ListingRead {
  const { lostSelectors, how } = discovery;
  if (lostSelectors.length > 0) {
    const text = `${url}: nothing matches ${lostSelectors.join(", ")}; look at the page and mend the selector in sources.yaml`;
    return { ok: false, cause: "lost-selector", text };
  }
  const found = how.find(({ used }) => used)?.links ?? 0;
  return found === 0 ? { ...noLinks(url), discovery } : { ok: true, discovery, charset };
}

/** @param ways how many others than the page were tried */
export function noLinks(url: string, ways = 0): BadListing {
  const tried =
    ways === 0
      ? ""
      : `, and none of ${ways} other addresses (frames, feeds, sitemaps, data) tells any`;
  const text = `${url}: no article links found${tried}; open the page: is it a listing, and does it need a script to show them?`;
  return { ok: false, cause: "no-links", text };
}
