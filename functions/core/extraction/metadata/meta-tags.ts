import { elementsByTag, type PageIndex } from "../../html/page-index.ts";
import { attribute, type HtmlElement } from "../../html/tree.ts";
import { collapse } from "./page-text.ts";

/** What the page's `<meta>` elements say: by lower-case name, in the page's order. */
export type MetaTags = ReadonlyMap<string, readonly string[]>;

const MAX_LENGTH = 2_000;

/** Names come from `name`, `property`, `itemprop` and `http-equiv` alike: pages mix them up. */
export function readMetaTags(index: PageIndex): MetaTags {
  const tags = new Map<string, string[]>();
  for (const element of elementsByTag(index, "meta")) {
    const content = attribute(element, "content") ?? attribute(element, "value") ?? "";
    const value = collapse(content.slice(0, MAX_LENGTH));
    if (value !== "") for (const name of namesOf(element)) add(tags, name, value);
  }
  return tags;
}

function namesOf({ attrs }: HtmlElement): readonly string[] {
  const names: string[] = [];
  for (const { name, value } of attrs) {
    if (!NAMING.has(name)) continue;
    for (const word of value.trim().toLowerCase().split(" ")) if (word !== "") names.push(word);
  }
  return names;
}

const NAMING = new Set(["name", "property", "itemprop", "http-equiv"]);

function add(tags: Map<string, string[]>, name: string, value: string): void {
  const values = tags.get(name);
  if (values === undefined) tags.set(name, [value]);
  else if (!values.includes(value)) values.push(value);
}

/** The values of the first of these names that the page has. */
export function metaValues(tags: MetaTags, names: readonly string[]): readonly string[] {
  for (const name of names) {
    const values = tags.get(name);
    if (values !== undefined) return values;
  }
  return [];
}
