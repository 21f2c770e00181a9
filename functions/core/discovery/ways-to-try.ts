import type { Discovery } from "./discovery.ts";

/** An address at which a site may serve its articles as data, and what would read it. */
export interface WayToTry {
  readonly url: string;
  readonly reader: "feed" | "sitemap" | "json";
}

const COMMON_FEEDS = ["feed/", "rss.xml", "feed.xml", "atom.xml", "index.xml", "rss", "feed.json"];
const COMMON_SITEMAPS = ["/news-sitemap.xml", "/sitemap_news.xml", "/sitemap.xml"];
const COMMON_DATA = ["/wp-json/wp/v2/posts?per_page=50&_fields=link,title,date_gmt,excerpt"];
const MOST_ANNOUNCED = 3;

/**
 * Where else a listing's articles may be had, the likeliest first. The feeds that a page announces are always worth a
 * request; the common addresses only if the page itself shows no article.
 */
export function waysToTry(
  { feeds, links }: Pick<Discovery, "feeds" | "links">,
  url: string,
): WayToTry[] {
  const announced = feeds
    .slice(0, MOST_ANNOUNCED)
    .map((feed): WayToTry => ({ url: feed, reader: "feed" }));
  if (links.length > 0 || announced.length > 0) return announced;
  return [
    ...absolute(COMMON_FEEDS, new URL("./", url).href, "feed"),
    ...absolute(COMMON_SITEMAPS, url, "sitemap"),
    ...absolute(COMMON_DATA, url, "json"),
  ];
}

function absolute(paths: readonly string[], base: string, reader: WayToTry["reader"]): WayToTry[] {
  return paths.map((path) => ({ url: new URL(path, base).href, reader }));
}
