import { attribute, type HtmlDocument, isElement, isText } from "../html/tree.ts";
import type { DateContext } from "./date-line.ts";
import type { DiscoveredLink } from "./discovery.ts";
import { headlineScore } from "./headline-weight.ts";
import { nodesBelow } from "./nodes-below.ts";
import { readArticleList } from "./read-article-list.ts";
import { valuesIn } from "./script-values.ts";
import { unflatten } from "./unflatten.ts";
import { shapeOf } from "./url-shape.ts";

/** A way to the articles that the page itself holds as data. */
export interface DataWay {
  readonly way: "JSON-LD ItemList" | "data in the page";
  readonly links: readonly DiscoveredLink[];
  readonly isOwn: true;
}

const MAX_SCRIPT = 3_000_000;
const MAX_VISITS = 50_000;
const LEAST_OF_A_LIST = 3;
const JSON_TYPE = /^application\/(?:[\w.+-]*\+)?json$/i;
/** The longest list of articles in the page's JSON-LD, and the longest in its state (`__NEXT_DATA__`, `__INITIAL_STATE__` …). */
export function readPageData(
  document: HtmlDocument,
  base: string,
  context: DateContext,
): DataWay[] {
  const linked: unknown[] = [];
  const state: unknown[] = [];
  for (const { type, text } of scriptsOf(document)) {
    if (type === "application/ld+json") linked.push(...parseJson(text));
    else if (JSON_TYPE.test(type)) state.push(...stateIn(text));
    else state.push(...valuesIn(text));
  }
  const ways: DataWay[] = [
    { way: "JSON-LD ItemList", links: longestList(linked, base, context), isOwn: true },
    { way: "data in the page", links: longestList(state, base, context), isOwn: true },
  ];
  return ways.filter(({ links }) => links.length >= LEAST_OF_A_LIST);
}

/** The longest list of articles in a JSON document: WordPress's `/wp-json`, what TRS and others serve to their pages. */
export function readJsonListing(
  text: string,
  url: string,
  context: DateContext = {},
): readonly DiscoveredLink[] {
  return longestList(parseJson(text), url, context);
}

function* scriptsOf(document: HtmlDocument): Generator<{ type: string; text: string }> {
  for (const node of nodesBelow(document)) {
    if (!isElement(node) || node.tagName !== "script") continue;
    const text = node.childNodes.find(isText)?.value ?? "";
    const type = (attribute(node, "type") ?? "").trim().toLowerCase();
    if (text.length <= MAX_SCRIPT) yield { type, text };
  }
}

function stateIn(text: string): unknown[] {
  const values = parseJson(text);
  return [...values, ...values.flatMap(unflatten)];
}

function parseJson(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

function longestList(
  values: readonly unknown[],
  base: string,
  context: DateContext,
): readonly DiscoveredLink[] {
  let longest: readonly DiscoveredLink[] = [];
  for (const list of listsIn(values)) {
    if (list.length <= longest.length) continue;
    const links = readArticleList(list, base, context);
    if (links.length > longest.length && isArticleList(links, base)) longest = links;
  }
  return longest;
}

/** The arrays in some data, outer ones first; records that are kept under their ids are one too. */
function* listsIn(values: readonly unknown[]): Generator<readonly unknown[]> {
  const open = values.filter(isData);
  for (let visit = 0; visit < open.length; visit++) {
    const value = open[visit];
    if (value === undefined || isFurniture(value)) continue;
    const members = Object.values(value);
    if (Array.isArray(value) || isStore(members)) yield members;
    const room = MAX_VISITS - open.length;
    for (const each of members.filter(isData).slice(0, room)) open.push(each);
  }
}

/** `{"Article:1": {…}, "Article:2": {…}}` */
function isStore(members: readonly unknown[]): boolean {
  return members.length >= LEAST_OF_A_LIST && members.every(isData) && !members.some(Array.isArray);
}

function isData(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

const FURNITURE = /BreadcrumbList|SiteNavigationElement|Organization|WebSite\b/;

function isFurniture(value: object): boolean {
  return "@type" in value && FURNITURE.test(String(value["@type"]));
}

/** Menus are lists of titles and addresses too. */
function isArticleList(links: readonly DiscoveredLink[], base: string): boolean {
  const page = new URL(base);
  const merits = links.map(({ title, url, published }) => {
    const { score } = shapeOf(new URL(url), page, new URL(url));
    return headlineScore(title) + score + (published === undefined ? 0 : 1);
  });
  return merits.reduce((sum, merit) => sum + merit, 0) > LEAST_MERIT * links.length;
}

const LEAST_MERIT = 0.5;
