import type { DefaultTreeAdapterTypes } from "parse5";

/** The tree that every stage works on: parse5's own shape (`tagName`, `attrs`, `childNodes`, `parentNode`). */
export type HtmlDocument = DefaultTreeAdapterTypes.Document;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;
export type HtmlText = DefaultTreeAdapterTypes.TextNode;

export function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  return "tagName" in node;
}

export function isText(node: HtmlNode | HtmlParent): node is HtmlText {
  return node.nodeName === "#text";
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  for (const attr of element.attrs) if (attr.name === name) return attr.value;
  return undefined;
}

/** Its class and id, which often tell what it is for. */
export function namesOf(element: HtmlElement): string {
  return `${attribute(element, "class") ?? ""} ${attribute(element, "id") ?? ""}`;
}

/** What a script says. */
export function scriptText({ childNodes: [first] }: HtmlElement): string {
  return first !== undefined && isText(first) ? first.value : "";
}

/**
 * Every node below `root` in document order, without recursion. A `template`'s content stands apart in parse5 and is
 * not visited: it is not part of the page.
 */
export function* descendants(root: HtmlParent): Generator<HtmlNode> {
  let node: HtmlNode | undefined = root.childNodes[0];
  const indexes: number[] = [0];
  while (node !== undefined) {
    yield node;
    const first = "childNodes" in node ? node.childNodes[0] : undefined;
    if (first !== undefined) {
      indexes.push(0);
      node = first;
      continue;
    }
    node = following(node, root, indexes);
  }
}

function following(start: HtmlNode, root: HtmlParent, indexes: number[]): HtmlNode | undefined {
  let node: HtmlNode = start;
  for (;;) {
    const parent = node.parentNode;
    if (parent === null || parent === undefined) return undefined;
    const index = (indexes.pop() ?? 0) + 1;
    const sibling = parent.childNodes[index];
    if (sibling !== undefined) {
      indexes.push(index);
      return sibling;
    }
    if (parent === root || !isElement(parent)) return undefined;
    node = parent;
  }
}
