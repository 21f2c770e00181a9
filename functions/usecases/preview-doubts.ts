import type { Article } from "../core/article.ts";
import type { Discovery } from "../core/discovery/discovery.ts";

/** The newest article in full, or why it could not be had. */
export type NewestArticle = Article | { readonly url: string; readonly failed: string };

const FEW = 5;
const MANY = 0.5;

/** What an operator should look at before a source is taken, a sentence each. */
export function doubtsOf(discovery: Discovery, newest: NewestArticle | undefined): string[] {
  return [...doubtsOfListing(discovery), ...doubtsOfNewest(newest)];
}

function doubtsOfListing({ links, how }: Discovery): string[] {
  const dated = links.filter(({ published }) => published !== undefined).length;
  const cut = links.filter(({ titleCut }) => titleCut === true).length;
  const unnamed = links.filter(({ title }) => title === "").length;
  const isCapped = how.some(({ way }) => way.startsWith("the first "));
  const doubts = [
    links.length < FEW &&
      `only ${links.length} articles: is this the listing, and is it whole without scripts?`,
    dated === 0 && "the listing prints no dates: they will be read from each article",
    dated > 0 &&
      dated < links.length &&
      `${links.length - dated} of ${links.length} articles have no date in the listing`,
    cut > 0 && `${cut} titles are cut by the listing: they will be read from each article`,
    unnamed > 0 && `${unnamed} links are pictures without a title`,
    isCapped && "the page has more links than are looked at",
    hasManyHosts(links.map(({ url }) => new URL(url).hostname)) &&
      "the articles are on many other hosts",
  ];
  return doubts.filter((doubt) => doubt !== false);
}

function doubtsOfNewest(newest: NewestArticle | undefined): string[] {
  if (newest === undefined) return ["no article could be tried"];
  if ("failed" in newest) return [`the newest article could not be read: ${newest.failed}`];
  return newest.publishedAt === undefined ? ["the newest article tells no date"] : [];
}

function hasManyHosts(hosts: readonly string[]): boolean {
  return new Set(hosts).size > Math.max(3, hosts.length * MANY);
}
