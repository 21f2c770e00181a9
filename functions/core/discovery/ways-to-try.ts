import type { ListingWay } from "../listing-way.ts";
import type { Discovery } from "./discovery.ts";

const COMMON_FEEDS = ["feed/", "rss.xml", "feed.xml", "atom.xml", "index.xml", "rss", "feed.json"];
const COMMON_SITEMAPS = ["/news-sitemap.xml", "/sitemap_news.xml", "/sitemap.xml"];
const COMMON_DATA = ["/wp-json/wp/v2/posts?per_page=50&_fields=link,title,date_gmt,excerpt"];
const COMMENTS = /\/comments(?:\/|$|\?)/i;
const MOST_ANNOUNCED = 3;
const MOST_FRAMES = 3;
const MOST_ENDPOINTS = 4;
/** Longer ones are not kept in a record. */
const LONGEST = 1_000;

/**
 * Where else a listing's articles may be had, the likeliest first. The feeds that a page announces are always worth a
 * request; its frames, the data that its scripts ask for and the common addresses only if it shows no article itself.
 */
export function waysToTry(
  { feeds, links, frames = [], endpoints = [] }: Waymarks,
  url: string,
): ListingWay[] {
  const announced = toWays(
    feeds.filter((feed) => !COMMENTS.test(feed)).slice(0, MOST_ANNOUNCED),
    "feed",
  );
  if (links.length > 0) return announced;
  const ways = [
    ...toWays(frames.slice(0, MOST_FRAMES), "page"),
    ...announced,
    ...toWays(endpoints.slice(0, MOST_ENDPOINTS), "json"),
    ...toWays(absolute(COMMON_FEEDS, new URL("./", url).href), "feed"),
    ...toWays(absolute(COMMON_SITEMAPS, url), "sitemap"),
    ...toWays(absolute(COMMON_DATA, url), "json"),
  ];
  return [...new Map(ways.map((way) => [way.url, way])).values()];
}

type Waymarks = Pick<Discovery, "feeds" | "links" | "frames" | "endpoints">;

function absolute(paths: readonly string[], base: string): string[] {
  return paths.map((path) => new URL(path, base).href);
}

function toWays(urls: readonly string[], reader: ListingWay["reader"]): ListingWay[] {
  return urls.filter((url) => url.length <= LONGEST).map((url) => ({ url, reader }));
}
