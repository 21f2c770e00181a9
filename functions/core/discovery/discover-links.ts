import { collectEntries, type Entry } from "./collect-entries.ts";
import { collectLinks } from "./collect-links.ts";
import type { DiscoveredLink, Discovery, DiscoveryInput } from "./discovery.ts";
import { findItems, type Item } from "./find-items.ts";
import { findNextPage } from "./find-next-page.ts";
import { type DateContext, dateOfItem } from "./listing-date.ts";
import { readHead } from "./read-head.ts";
import { scoreEntries } from "./score-entries.ts";

/** A listing's articles, in the page's order, found by what they have in common. */
export function discoverLinks(input: DiscoveryInput): Discovery {
  const { document, url } = input;
  const { base, title, language, feeds } = readHead(document, url);
  const links = collectLinks(document, base);
  const entries = collectEntries(links);
  const context = { now: input.fetchedAt, timezone: input.timezone, language };
  const found = findArticles(entries, context);
  return {
    links: found,
    next: findNextPage(document, links, base),
    title,
    language,
    feeds,
    lostSelectors: [],
    how: [{ way: "links of the page", links: found.length, used: true, why: "the only way tried" }],
  };
}

const LIKELY = -0.5;

function findArticles(entries: readonly Entry[], context: DateContext): DiscoveredLink[] {
  const first = scoreEntries(entries);
  const likely = entries.filter((entry) => (first.get(entry) ?? 0) > LIKELY);
  const items = findItems(likely);
  const dates = new Map(likely.map((entry) => [entry, dateOf(entry, items, context)]));
  const scores = scoreEntries(likely, (entry) => (dates.get(entry) === undefined ? 0 : 1));
  return likely
    .filter((entry) => (scores.get(entry) ?? 0) > 0)
    .map((entry) => toLink(entry, dates.get(entry)));
}

function dateOf(entry: Entry, items: ReadonlyMap<Entry, Item>, context: DateContext) {
  const item = items.get(entry);
  return item && dateOfItem(item, context);
}

function toLink(entry: Entry, date: ReturnType<typeof dateOf>): DiscoveredLink {
  const { url, title, shape } = entry;
  return {
    url,
    title: title.text,
    ...(date && { published: date.value, publishedPrecision: date.precision }),
    ...(shape.documentType && { attachment: { type: shape.documentType } }),
    ...(title.cut && { titleCut: true }),
  };
}
