import { decodePage } from "../core/charset/decode-page.ts";
import { discoverLinks } from "../core/discovery/discover-links.ts";
import type { Discovery } from "../core/discovery/discovery.ts";
import { ParseBudgetError, parseHtml } from "../core/html/parse-html.ts";
import type { Page } from "../core/page.ts";
import type { HealthCause, SourceRecord } from "../core/records.ts";

export interface GoodListing {
  readonly ok: true;
  readonly discovery: Discovery;
  readonly charset: string;
}

export type ListingRead =
  | GoodListing
  | { readonly ok: false; readonly cause: HealthCause; readonly text: string };

/** Decodes a listing and finds its links. A listing without any is not an empty source but a broken crawl. */
export function readListing(page: Page, { source, charset }: SourceRecord): ListingRead {
  const decoded = decodePage(page.body, {
    contentType: page.headers["content-type"],
    learned: charset,
  });
  if (!decoded.ok) return { ok: false, cause: "charset", text: `${page.url}: ${decoded.reason}` };
  try {
    const discovery = discoverLinks({
      document: parseHtml(decoded.text),
      url: page.url,
      fetchedAt: page.fetchedAt,
      timezone: source.timezone,
      selectors: source.listing,
      include: source.include,
      exclude: source.exclude,
    });
    return judge(discovery, decoded.charset, page.url);
  } catch (error) {
    if (!(error instanceof ParseBudgetError)) throw error;
    return { ok: false, cause: "parse-budget", text: `${page.url}: ${error.message}` };
  }
}

function judge(discovery: Discovery, charset: string, url: string): ListingRead {
  const { lostSelectors, links } = discovery;
  if (lostSelectors.length > 0) {
    const text = `${url}: nothing matches ${lostSelectors.join(", ")}; look at the page and mend the selector in sources.yaml`;
    return { ok: false, cause: "lost-selector", text };
  }
  if (links.length === 0) {
    const text = `${url}: no article links found; open the page: is it a listing, and does it need a script to show them?`;
    return { ok: false, cause: "no-links", text };
  }
  return { ok: true, discovery, charset };
}
