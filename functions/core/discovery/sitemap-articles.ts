import { canonicalizeUrl } from "../canonical-url.ts";
import type { DiscoveredLink } from "./discovery.ts";
import { shapeOf } from "./url-shape.ts";

const LEAST_OF_A_LISTING = 3;
const LEAST_SCORE = 0.5;

/**
 * A sitemap names all pages of a site. Those with a headline of their own are articles; of the others those whose
 * address is an article's. If enough of them stand below the listing, only those.
 */
export function sitemapArticles(
  links: readonly DiscoveredLink[],
  listing: string,
): readonly DiscoveredLink[] {
  const page = new URL(listing);
  const folder = page.pathname.slice(0, page.pathname.lastIndexOf("/") + 1);
  const articles = links.filter(({ url, title }) => title !== "" || isArticle(url, page));
  const below = articles.filter(({ url }) => new URL(url).pathname.startsWith(folder));
  return below.length >= LEAST_OF_A_LISTING ? below : articles;
}

function isArticle(address: string, page: URL): boolean {
  const url = new URL(address);
  const canonical = new URL(canonicalizeUrl(address) ?? address);
  return shapeOf(url, page, canonical).score >= LEAST_SCORE;
}
