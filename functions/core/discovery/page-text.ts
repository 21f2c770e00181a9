import { attribute, type HtmlElement, type HtmlNode, isElement, isText } from "../html/tree.ts";
import { nodesBelow } from "./nodes-below.ts";

const SPACES = /\s+/gu;
const SPACE_RUN = /[^\S ]|\s\s/u;
const SILENT: ReadonlySet<string> = new Set(["script", "style", "noscript", "template", "svg"]);

/** What a reader sees of a node, on one line; at most about `limit` characters. */
export function lineOf(node: HtmlNode, limit = 2_000): string {
  return oneLine(piecesOf(node, limit).join(""));
}

/** The texts below a node as they stand. */
export function piecesOf(node: HtmlNode, limit = 2_000): string[] {
  if (isText(node)) return [node.value];
  if (!isElement(node) || SILENT.has(node.tagName)) return [];
  const pieces: string[] = [];
  let length = 0;
  for (const each of nodesBelow(node)) {
    if (!isText(each) || isSilent(each.parentNode) || isHiddenBelow(each, node)) continue;
    pieces.push(each.value);
    length += each.value.length;
    if (length > limit) break;
  }
  return pieces;
}

const HIDDEN = /display\s{0,4}:\s{0,4}none/i;
const MOST_LEVELS = 12;

/** Whether something between them is not shown: a table that opens when a mouse comes near, say. */
function isHiddenBelow(text: HtmlNode, root: HtmlElement): boolean {
  let at = text.parentNode;
  for (let level = 0; level < MOST_LEVELS && at !== null; level++) {
    if (!isElement(at)) return false;
    if (HIDDEN.test(attribute(at, "style") ?? "")) return true;
    at = at === root ? null : at.parentNode;
  }
  return false;
}

export function oneLine(text: string): string {
  return (SPACE_RUN.test(text) ? text.replace(SPACES, " ") : text).trim();
}

export function isSilent(parent: HtmlNode["parentNode"]): boolean {
  return parent !== null && isElement(parent) && SILENT.has(parent.tagName);
}
