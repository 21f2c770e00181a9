import { canonicalizeUrl } from "../canonical-url.ts";
import type { HtmlDocument } from "../html/tree.ts";
import { collectEntries, type Entry } from "./collect-entries.ts";
import { collectLinks } from "./collect-links.ts";
import type { DiscoveredLink } from "./discovery.ts";
import { textWeight } from "./headline-weight.ts";
import { readHead } from "./read-head.ts";
import { isHousekeeping, isStockPhrase } from "./stock-phrases.ts";

/** A page of the site that may be a better source than the one at hand. */
export interface Section {
  readonly url: string;
  readonly title: string;
  /** How many of the articles at hand stand below its address. */
  readonly articles: number;
}

const MOST_SECTIONS = 12;
const LONGEST_NAME = 12;
const LISTING_SCORE = 0.9;

/**
 * The sections that a page links to: those that hold most of the articles first. Of an article's page, where the article
 * itself is all there is, those whose address it stands below, the nearest first.
 */
export function findSections(
  document: HtmlDocument,
  url: string,
  articles: readonly Pick<DiscoveredLink, "url">[],
): Section[] {
  const entries = collectEntries(collectLinks(document, readHead(document, url).base));
  const host = new URL(url).hostname;
  const sections = entries
    .filter((entry) => isSection(entry, host))
    .map((entry) => {
      const folder = folderOf(entry.url);
      const below = articles.filter((article) => folderOf(article.url).startsWith(folder));
      return { url: entry.url, title: entry.title.text, articles: below.length };
    });
  return sections
    .filter(({ url: address }) => canonicalizeUrl(address) !== canonicalizeUrl(url))
    .sort((one, other) => other.articles - one.articles || depthOf(other.url) - depthOf(one.url))
    .slice(0, MOST_SECTIONS);
}

function isSection({ url, title, shape }: Entry, host: string): boolean {
  const { hostname, pathname } = new URL(url);
  const { text } = title;
  return (
    hostname === host &&
    pathname !== "/" &&
    shape.score < LISTING_SCORE &&
    shape.documentType === undefined &&
    textWeight(text) >= 1.6 &&
    textWeight(text) <= LONGEST_NAME &&
    !isStockPhrase(text) &&
    !isHousekeeping(text)
  );
}

function folderOf(url: string): string {
  const { pathname } = new URL(url);
  return pathname.slice(0, pathname.lastIndexOf("/") + 1);
}

function depthOf(url: string): number {
  return folderOf(url).split("/").length;
}
