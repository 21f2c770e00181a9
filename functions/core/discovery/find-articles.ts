import type { Entry } from "./collect-entries.ts";
import { type DateContext, isOnlyDate, type ListingDate } from "./date-line.ts";
import { datedLists } from "./dated-lists.ts";
import { describeItem, type ItemDetails } from "./describe-item.ts";
import type { DiscoveredLink } from "./discovery.ts";
import { dominantList } from "./dominant-list.ts";
import { findItems, type Item } from "./find-items.ts";
import { findPages } from "./find-pages.ts";
import { datesOf } from "./listing-date.ts";
import { withoutSatellites } from "./satellites.ts";
import { contrast, scoreEntries } from "./score-entries.ts";
import { withoutSideLists } from "./side-lists.ts";
import { isStockPhrase } from "./stock-phrases.ts";

const LIKELY = -0.5;
const LEAST_OF_A_LIST = 3;
/** What it counts for a link to stand with a date, with a teaser. */
const DATED = 1;
const TEASED = 0.5;

/** The articles among a page's entries, in the page's order. */
export function findArticles(
  all: readonly Entry[],
  base: string,
  context: DateContext,
): DiscoveredLink[] {
  const entries = withoutSatellites(all);
  const dated = datedLists(entries, context);
  const main = new Set(dated.length > 0 ? dated : lastResort(entries));
  const likely = likelyEntries(entries, main);
  const seen = lookAt(likely, base, context);
  const scores = scoreEntries(
    likely,
    contrast(likely, evidenceOf(likely, seen), new Set(seen.dates.keys())),
  );
  const accepted = likely.filter((entry) => main.has(entry) || (scores.get(entry) ?? 0) > 0);
  const articles = withoutSideLists(accepted, seen.items);
  const pages = findPages(all, itemsOf(articles, seen.items));
  return articles.map((entry) => toLink(entry, seen, pages.get(entry)));
}

/** Entries that an operator's selector chose: nothing is judged, all is described. */
export function describeEntries(
  entries: readonly Entry[],
  base: string,
  context: DateContext,
): DiscoveredLink[] {
  const seen = lookAt(entries, base, context);
  return entries.map((entry) => toLink(entry, seen, undefined));
}

/** What stands with entries on the page. */
interface Sight {
  readonly items: ReadonlyMap<Entry, Item>;
  readonly dates: ReadonlyMap<Entry, ListingDate>;
  readonly details: ReadonlyMap<Entry, ItemDetails>;
}

function lookAt(entries: readonly Entry[], base: string, context: DateContext): Sight {
  const items = findItems(entries);
  const details = [...items].map(
    ([entry, item]) => [entry, describeItem(entry, item, base)] as const,
  );
  return { items, dates: datesOf(items, context), details: new Map(details) };
}

/** What may be an article by itself and its like; what is called by a button or a number is none. */
function likelyEntries(entries: readonly Entry[], main: ReadonlySet<Entry>): Entry[] {
  const scores = scoreEntries(entries, new Map());
  const isLikely = (entry: Entry) => main.has(entry) || (scores.get(entry) ?? 0) > LIKELY;
  return entries.filter((entry) => isLikely(entry) && isNamed(entry));
}

/** The list that is the page, where nothing outside it is likely to be an article. */
function lastResort(entries: readonly Entry[]): Iterable<Entry> {
  const main = dominantList(entries);
  if (main.size === 0) return main;
  const others = likelyEntries(entries, new Set()).filter((entry) => !main.has(entry));
  return others.length < LEAST_OF_A_LIST ? main : [];
}

/** A picture without words may be an article's. */
function isNamed({ title }: Entry): boolean {
  return title.text === "" || (!isStockPhrase(title.text) && !isOnlyDate(title.text));
}

function evidenceOf(entries: readonly Entry[], { dates, details }: Sight): Map<Entry, number> {
  return new Map(
    entries.map((entry) => {
      const teased = details.get(entry)?.teaser === undefined ? 0 : TEASED;
      return [entry, (dates.has(entry) ? DATED : 0) + teased];
    }),
  );
}

function itemsOf(entries: readonly Entry[], items: ReadonlyMap<Entry, Item>): Map<Entry, Item> {
  const chosen = new Set(entries);
  return new Map([...items].filter(([entry]) => chosen.has(entry)));
}

function toLink(
  entry: Entry,
  { dates, details }: Sight,
  pages: readonly string[] | undefined,
): DiscoveredLink {
  const { url, title, shape } = entry;
  const date = dates.get(entry);
  return {
    url,
    title: title.text,
    ...(date && { published: date.value, publishedPrecision: date.precision }),
    ...details.get(entry),
    ...(shape.documentType && { attachment: { type: shape.documentType } }),
    ...(pages && { pages }),
    ...(title.cut && { titleCut: true }),
  };
}
