import { elementsByTag, type PageIndex } from "../../html/page-index.ts";
import { attribute } from "../../html/tree.ts";
import { collapse } from "./page-text.ts";

/** What the page's `<meta>` elements say: by lower-case name, in the page's order. */
export type MetaTags = ReadonlyMap<string, readonly string[]>;

const MAX_LENGTH = 2_000;

/** Names come from `name`, `property`, `itemprop` and `http-equiv` alike: pages mix them up. */
export function readMetaTags(index: PageIndex): MetaTags {
  const tags = new Map<string, string[]>();
  for (const element of elementsByTag(index, "meta")) {
    const content = attribute(element, "content") ?? attribute(element, "value");
    if (content === undefined || content === "") continue;
    for (const key of ["name", "property", "itemprop", "http-equiv"]) {
      const names = attribute(element, key)?.trim().toLowerCase();
      if (names === undefined || names === "") continue;
      for (const name of names.split(" ")) add(tags, name, content);
    }
  }
  return tags;
}

function add(tags: Map<string, string[]>, name: string, content: string): void {
  const value = collapse(content.slice(0, MAX_LENGTH));
  if (value === "") return;
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
