import type { html } from "parse5";
import { type HtmlElement, type HtmlNode, isText } from "./tree.ts";

const HTML = "http://www.w3.org/1999/xhtml" as html.NS.HTML;

/** A new element that stands in no page. Made by hand, as all here: the extractor needs no parser to write an article. */
export function createElement(
  tagName: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
): HtmlElement {
  const attrs = [];
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) attrs.push({ name, value });
  return {
    nodeName: tagName,
    tagName,
    attrs,
    namespaceURI: HTML,
    childNodes: [],
    parentNode: null,
  };
}

/** Adds text, joined with a text that is already last. */
export function appendText(parent: HtmlElement, text: string): void {
  if (text === "") return;
  const last = parent.childNodes.at(-1);
  if (last !== undefined && isText(last)) last.value += text;
  else parent.childNodes.push({ nodeName: "#text", value: text, parentNode: parent });
}

/** Adds a node that stands nowhere yet. */
export function appendNode(parent: HtmlElement, node: HtmlNode): void {
  parent.childNodes.push(node);
  node.parentNode = parent;
}
