import { attribute, type HtmlDocument, isElement, isText } from "../html/tree.ts";
import type { DateContext } from "./date-line.ts";
import type { DiscoveredLink } from "./discovery.ts";
import { headlineScore } from "./headline-weight.ts";
import { nodesBelow } from "./nodes-below.ts";
import { readArticleList } from "./read-article-list.ts";
import { shapeOf } from "./url-shape.ts";

/** A way to the articles that the page itself holds as data. */
export interface DataWay {
  readonly way: "JSON-LD ItemList" | "data in the page";
  readonly links: readonly DiscoveredLink[];
  readonly isOwn: true;
}

const MAX_SCRIPT = 3_000_000;
const MAX_ASSIGNMENTS = 30;
const MAX_VISITS = 50_000;
const LEAST_OF_A_LIST = 3;
const JSON_TYPE = /^application\/(?:[\w.+-]*\+)?json$/i;
/** `window.__INITIAL_STATE__ = {…}`, `var newsList = […]` */
const ASSIGNMENT =
  /(?:^|[;\s])(?:window\.|self\.|globalThis\.|var |let |const )[\w$.[\]"']{1,60}\s*=\s*(?=[{[])/g;

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
    else if (JSON_TYPE.test(type)) state.push(...parseJson(text));
    else state.push(...assignedIn(text));
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

function parseJson(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

/** Values that are JSON, up to where their brackets close; others (functions, `undefined`) are left. */
function assignedIn(script: string): unknown[] {
  const starts = [...script.matchAll(ASSIGNMENT)].slice(0, MAX_ASSIGNMENTS);
  return starts.flatMap((match) => {
    const start = match.index + match[0].length;
    const end = endOfJson(script, start);
    return end === undefined ? [] : parseJson(script.slice(start, end));
  });
}

/** Past the bracket that closes the one at `start`, or nothing. */
function endOfJson(script: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < script.length; at++) {
    const character = script[at] ?? "";
    if (character === '"') at = endOfString(script, at);
    depth += DEPTHS[character] ?? 0;
    if (depth === 0) return at + 1;
  }
  return undefined;
}

const DEPTHS: Readonly<Record<string, number>> = { "{": 1, "[": 1, "}": -1, "]": -1 };

/** Where the string that begins at `start` has its closing quote; the script's end, if it has none. */
function endOfString(script: string, start: number): number {
  for (let at = start + 1; at < script.length; at++) {
    if (script[at] === "\\") at += 1;
    else if (script[at] === '"') return at;
  }
  return script.length;
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

/** The arrays in some data, outer ones first. */
function* listsIn(values: readonly unknown[]): Generator<readonly unknown[]> {
  const open = values.filter(isData);
  for (let visit = 0; visit < open.length; visit++) {
    const value = open[visit];
    if (value === undefined || isFurniture(value)) continue;
    if (Array.isArray(value)) yield value;
    const room = MAX_VISITS - open.length;
    for (const each of Object.values(value).filter(isData).slice(0, room)) open.push(each);
  }
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
