import { attribute, type HtmlElement, type HtmlNode, isElement } from "../html/tree.ts";
import type { Entry } from "./collect-entries.ts";
import {
  type DateContext,
  isOnlyDate,
  type ListingDate,
  readDateLine,
  withoutDate,
} from "./date-line.ts";
import type { Item } from "./find-items.ts";
import { headingDate } from "./heading-date.ts";
import { createYearReader } from "./heading-year.ts";
import { nodesBelow } from "./nodes-below.ts";
import { lineOf, oneLine, piecesOf } from "./page-text.ts";

const DAY = /^\s*\d{1,2}\s*$/;
const YEAR_AND_MONTH = /^\s*((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?月?\s*$/;
const MONTH_AND_YEAR = /^\s*(\p{L}{3,10})\.?[\s,]+((?:19|20)\d{2})\s*$/u;

/** The dates that a listing prints beside its articles, or over them. */
export function datesOf(
  items: ReadonlyMap<Entry, Item>,
  context: DateContext,
): Map<Entry, ListingDate> {
  const contextOf = createYearReader(context);
  const own = [...items].map(
    ([entry, item]) => [entry, dateInItem(entry, item, contextOf(item.element))] as const,
  );
  const dates = new Map(own.flatMap(([entry, date]) => (date ? [[entry, date]] : [])));
  const without = [...items].filter(([entry]) => !dates.has(entry));
  for (const list of byParent(without)) addOutsideDates(list, dates, context);
  return dates;
}

function addOutsideDates(
  list: readonly [Entry, Item][],
  dates: Map<Entry, ListingDate>,
  context: DateContext,
): void {
  const side = sideOfDates(list, context);
  for (const [entry, item] of list) {
    const texts = item[side].flatMap((node) => piecesOf(node, 200));
    const date =
      dateIn(texts, context) ?? headingDate(item.element, textsOfItem(entry, item), context);
    if (date !== undefined) dates.set(entry, date);
  }
}

function textsOfItem(entry: Entry, { element }: Item): string[] {
  return element === entry.element ? [] : textsBeside(element, entry.element);
}

/** The date that stands in the item itself. */
export function dateInItem(
  entry: Entry,
  item: Item,
  context: DateContext,
): ListingDate | undefined {
  const beside = textsOfItem(entry, item);
  return (
    machineDate(item.element, context) ??
    dateIn(beside, context) ??
    splitDate(beside, context) ??
    dateInLink(entry.element, context)
  );
}

/** Texts of an item but for those of the link that names the article: a headline may speak of a day. */
function textsBeside(item: HtmlElement, link: HtmlElement): string[] {
  const texts: string[] = [];
  for (const node of item.childNodes) collect(node, link, texts);
  return texts;
}

function collect(node: HtmlNode, link: HtmlElement, texts: string[]): void {
  if (node === link) return;
  if (!isElement(node) || !holds(node, link)) {
    texts.push(...piecesOf(node, 600));
    return;
  }
  for (const child of node.childNodes) collect(child, link, texts);
}

function holds(element: HtmlElement, link: HtmlElement): boolean {
  for (let at = link.parentNode; at !== null && isElement(at); at = at.parentNode) {
    if (at === element) return true;
  }
  return false;
}

function machineDate(element: HtmlElement, context: DateContext): ListingDate | undefined {
  for (const node of nodesBelow(element)) {
    if (!isElement(node) || node.tagName !== "time") continue;
    const value = attribute(node, "datetime");
    const read = value === undefined ? undefined : readDateLine(value, context);
    if (read !== undefined) return read;
  }
  return undefined;
}

function dateIn(texts: readonly string[], context: DateContext): ListingDate | undefined {
  for (const text of texts) {
    const read = readDateLine(oneLine(text), context);
    if (read !== undefined) return read;
  }
  return undefined;
}

/** A day in large print and its month in small: `23` `2024-05`. */
function splitDate(texts: readonly string[], context: DateContext): ListingDate | undefined {
  const lines = texts.map(oneLine).filter((line) => line !== "");
  const at = lines.findIndex((line) => DAY.test(line));
  if (at < 0) return undefined;
  for (const neighbour of [lines[at + 1], lines[at - 1]]) {
    const joined = joinDate(lines[at] ?? "", neighbour ?? "");
    if (joined !== undefined) return readDateLine(joined, context);
  }
  return undefined;
}

function joinDate(day: string, month: string): string | undefined {
  const [, year, number] = YEAR_AND_MONTH.exec(month) ?? [];
  if (year !== undefined) return `${year}-${number}-${day}`;
  const [, name, yearAfter] = MONTH_AND_YEAR.exec(month) ?? [];
  return name === undefined ? undefined : `${day} ${name} ${yearAfter}`;
}

/** A date that the link itself shows: in an element of its own, or before or behind the headline. */
function dateInLink(link: HtmlElement, context: DateContext): ListingDate | undefined {
  const pieces = piecesOf(link)
    .map(oneLine)
    .filter((piece) => piece !== "");
  const line = lineOf(link);
  const cut = line.replace(withoutDate(line), "");
  const alone = pieces.length > 1 ? pieces.slice().reverse() : [];
  return (
    dateIn(isOnlyDate(cut) ? [cut] : [], context) ??
    dateIn(alone, context) ??
    splitDate(pieces, context)
  );
}

function byParent(items: readonly [Entry, Item][]): [Entry, Item][][] {
  const lists = new Map<unknown, [Entry, Item][]>();
  for (const each of items) {
    const parent = each[1].element.parentNode;
    lists.set(parent, [...(lists.get(parent) ?? []), each]);
  }
  return [...lists.values()];
}

/** Between bare links a date may belong to the link before it or behind it: the list's ends tell. */
function sideOfDates(list: readonly [Entry, Item][], context: DateContext): "before" | "after" {
  const hasDate = (nodes: readonly HtmlNode[]) =>
    dateIn(
      nodes.flatMap((node) => piecesOf(node, 200)),
      context,
    ) !== undefined;
  const first = list[0]?.[1];
  const last = list.at(-1)?.[1];
  return first !== undefined && hasDate(first.before) && !hasDate(last?.after ?? [])
    ? "before"
    : "after";
}
