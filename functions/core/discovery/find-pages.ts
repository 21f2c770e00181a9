import type { HtmlElement } from "../html/tree.ts";
import type { Entry } from "./collect-entries.ts";
import type { Item } from "./find-items.ts";
import { parentOf } from "./page-regions.ts";

const NUMBER = /^[^\p{L}\d]{0,2}\d{1,3}[^\p{L}\d]{0,2}$/u;
const MAX_LEVELS = 8;

/** The pages 2, 3 … of articles that a listing links to inside their items. */
export function findPages(
  entries: readonly Entry[],
  items: ReadonlyMap<Entry, Item>,
): Map<Entry, string[]> {
  const owners = new Map([...items].map(([entry, { element }]) => [element, entry]));
  const pages = new Map<Entry, string[]>();
  for (const { title, element, url, shape } of entries) {
    if (!NUMBER.test(title.text)) continue;
    const owner = ownerOf(element, owners);
    if (owner === undefined || owner.shape.family !== shape.family) continue;
    pages.set(owner, [...(pages.get(owner) ?? []), url]);
  }
  return pages;
}

function ownerOf(link: HtmlElement, owners: ReadonlyMap<HtmlElement, Entry>): Entry | undefined {
  let element = parentOf(link);
  for (let level = 0; level < MAX_LEVELS && element !== undefined; level++) {
    const owner = owners.get(element);
    if (owner !== undefined) return owner;
    element = parentOf(element);
  }
  return undefined;
}
