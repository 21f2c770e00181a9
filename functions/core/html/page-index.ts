import { type HtmlDocument, type HtmlElement, isElement } from "./tree.ts";

/** The elements of a page by tag name, each list in document order; made in one walk, so that stages need none of their own. */
export type PageIndex = ReadonlyMap<string, readonly HtmlElement[]>;

const NONE: readonly HtmlElement[] = [];

/** Lists every element of the page; a `template`'s content is not part of it. */
export function indexPage(document: HtmlDocument): PageIndex {
  const index = new Map<string, HtmlElement[]>();
  const stack: HtmlElement[] = document.childNodes.filter(isElement).toReversed();

  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const list = index.get(node.tagName);
    if (list === undefined) index.set(node.tagName, [node]);
    else list.push(node);
    for (let i = node.childNodes.length - 1; i >= 0; i -= 1) {
      const child = node.childNodes[i];
      if (child !== undefined && isElement(child)) stack.push(child);
    }
  }
  return index;
}

/** The elements with that tag, in document order. */
export function elementsByTag(index: PageIndex, tagName: string): readonly HtmlElement[] {
  return index.get(tagName) ?? NONE;
}
