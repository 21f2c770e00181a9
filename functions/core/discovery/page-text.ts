import { descendants, type HtmlElement, type HtmlNode, isElement, isText } from "../html/tree.ts";

const WHITE_SPACE = /\s+/gu;
const SILENT: ReadonlySet<string> = new Set(["script", "style", "noscript", "template", "svg"]);

/** What a reader sees of a node, on one line; at most about `limit` characters. */
export function lineOf(node: HtmlNode, limit = 2_000): string {
  return oneLine(piecesOf(node, limit).join(""));
}

/** The texts below a node, each on one line, empty ones left out. */
export function piecesOf(node: HtmlNode, limit = 2_000): string[] {
  if (isText(node)) return [node.value];
  if (!isElement(node) || SILENT.has(node.tagName)) return [];
  const pieces: string[] = [];
  let length = 0;
  for (const each of descendants(node)) {
    if (!isText(each) || isSilent(each.parentNode)) continue;
    pieces.push(each.value);
    length += each.value.length;
    if (length > limit) break;
  }
  return pieces;
}

export function oneLine(text: string): string {
  return text.replace(WHITE_SPACE, " ").trim();
}

export function isSilent(parent: HtmlNode["parentNode"]): boolean {
  return parent !== null && isElement(parent) && SILENT.has(parent.tagName);
}

/** Elements among the children. */
export function elementsOf(element: HtmlElement): HtmlElement[] {
  return element.childNodes.filter(isElement);
}
