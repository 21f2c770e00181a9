import { defaultTreeAdapter, type html } from "parse5";
import type { HtmlElement, HtmlNode } from "./tree.ts";

const HTML = "http://www.w3.org/1999/xhtml" as html.NS.HTML;

/** A new element that stands in no page. */
export function createElement(
  tagName: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
): HtmlElement {
  const attrs = [];
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) attrs.push({ name, value });
  return defaultTreeAdapter.createElement(tagName, HTML, attrs);
}

/** Adds text, joined with a text that is already last. */
export function appendText(parent: HtmlElement, text: string): void {
  if (text !== "") defaultTreeAdapter.insertText(parent, text);
}

/** Adds a node that stands nowhere yet. */
export function appendNode(parent: HtmlElement, node: HtmlNode): void {
  defaultTreeAdapter.appendChild(parent, node);
}
