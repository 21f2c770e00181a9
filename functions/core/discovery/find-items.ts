import { type HtmlElement, type HtmlNode, isElement } from "../html/tree.ts";
import type { Entry } from "./collect-entries.ts";
import { parentOf } from "./page-regions.ts";

/** The part of a listing that is about one article. */
export interface Item {
  /** The largest element that holds no other article. */
  readonly element: HtmlElement;
  /** What stands before it and after it, up to the neighbours in the same parent. */
  readonly before: readonly HtmlNode[];
  readonly after: readonly HtmlNode[];
}

const SHARED = Symbol("shared");
const OUTERMOST: ReadonlySet<string> = new Set([
  "body",
  "html",
  "main",
  "ul",
  "ol",
  "tbody",
  "table",
  "dl",
]);
const MOST_NEIGHBOURS = 8;

/** The items of those entries; they are what one item is parted from the next by. */
export function findItems(entries: readonly Entry[]): Map<Entry, Item> {
  const owners = new Map<HtmlElement, string | typeof SHARED>();
  for (const { elements, key } of entries)
    for (const element of elements) claim(element, key, owners);
  return new Map(entries.map((entry) => [entry, itemOf(entry, owners)]));
}

function claim(
  start: HtmlElement,
  key: string,
  owners: Map<HtmlElement, string | typeof SHARED>,
): void {
  for (let at: HtmlElement | undefined = start; at !== undefined; at = parentOf(at)) {
    const owner = owners.get(at);
    if (owner === SHARED || owner === key) return;
    owners.set(at, owner === undefined ? key : SHARED);
  }
}

function itemOf({ element: link, key }: Entry, owners: ReadonlyMap<HtmlElement, unknown>): Item {
  let element = link;
  for (let at = parentOf(link); at !== undefined; at = parentOf(at)) {
    if (owners.get(at) !== key || OUTERMOST.has(at.tagName)) break;
    element = at;
  }
  const siblings = element.parentNode?.childNodes ?? [];
  const place = siblings.indexOf(element);
  const isNeighbour = (node: HtmlNode) =>
    isElement(node) && owners.has(node) && owners.get(node) !== key;
  return {
    element,
    before: takeUntil(
      siblings.slice(Math.max(0, place - MOST_NEIGHBOURS), place).reverse(),
      isNeighbour,
    ),
    after: takeUntil(siblings.slice(place + 1, place + 1 + MOST_NEIGHBOURS), isNeighbour),
  };
}

function takeUntil(nodes: readonly HtmlNode[], isEnd: (node: HtmlNode) => boolean): HtmlNode[] {
  const end = nodes.findIndex(isEnd);
  return end < 0 ? [...nodes] : nodes.slice(0, end);
}
