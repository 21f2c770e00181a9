import { selectAll } from "../html/select.ts";
import { type HtmlDocument, type HtmlElement, isElement } from "../html/tree.ts";
import { collectEntries, type Entry } from "./collect-entries.ts";
import type { PageLink } from "./collect-links.ts";

/** The entries that an operator's selector points at: the links it matches, or the one that names what it matches. */
export function selectEntries(
  document: HtmlDocument,
  links: readonly PageLink[],
  selector: string,
): Entry[] {
  const selected = new Map<HtmlElement, PageLink[]>();
  for (const element of selectAll(selector, document)) selected.set(element, []);
  for (const link of links) enclosing(link.element, selected)?.push(link);
  const entries = [...selected.values()].flatMap((inside) => best(collectEntries(inside)));
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()];
}

function enclosing(
  link: HtmlElement,
  selected: ReadonlyMap<HtmlElement, PageLink[]>,
): PageLink[] | undefined {
  let node: HtmlElement["parentNode"] = link;
  while (node !== null && isElement(node)) {
    const links = selected.get(node);
    if (links !== undefined) return links;
    node = node.parentNode;
  }
  return undefined;
}

function best(entries: readonly Entry[]): Entry[] {
  const [first, ...others] = entries;
  if (first === undefined) return [];
  return [others.reduce((one, other) => (other.prior > one.prior ? other : one), first)];
}
