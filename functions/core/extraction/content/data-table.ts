import { descendants, type HtmlElement, isElement, isText } from "../../html/tree.ts";

const MANY_LETTERS = 300;

/** Whether a table holds rows of data. Many pages of the 2000s hold the article in a table's cell: that is layout. */
export function isDataTable(table: HtmlElement): boolean {
  const byTag: Record<string, HtmlElement[]> = { td: [], th: [], tr: [] };
  for (const node of descendants(table)) {
    if (!isElement(node)) continue;
    if (node.tagName === "table") return false;
    byTag[node.tagName]?.push(node);
  }
  const { td = [], th = [], tr = [] } = byTag;
  const isGrid = tr.length >= 2 && td.length + th.length >= 2 * tr.length;
  return isGrid && (th.length > 0 || td.every((cell) => textLength(cell) <= MANY_LETTERS));
}

function textLength(element: HtmlElement): number {
  let length = 0;
  for (const node of descendants(element)) if (isText(node)) length += node.value.trim().length;
  return length;
}
