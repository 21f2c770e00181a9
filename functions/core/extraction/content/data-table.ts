import { descendants, type HtmlElement, isElement, isText } from "../../html/tree.ts";

const MANY_LETTERS = 300;

/** Whether a table holds rows of data. Many pages of the 2000s hold the article in a table's cell: that is layout. */
export function isDataTable(table: HtmlElement): boolean {
  let rows = 0;
  let cells = 0;
  let headers = 0;
  let longest = 0;
  for (const node of descendants(table)) {
    if (!isElement(node)) continue;
    if (node.tagName === "table") return false;
    if (node.tagName === "tr") rows += 1;
    if (node.tagName === "th") headers += 1;
    if (node.tagName !== "td" && node.tagName !== "th") continue;
    cells += 1;
    longest = Math.max(longest, textLength(node));
  }
  const isGrid = rows >= 2 && cells >= 2 * rows;
  return isGrid && (headers > 0 || longest <= MANY_LETTERS);
}

function textLength(element: HtmlElement): number {
  let length = 0;
  for (const node of descendants(element)) if (isText(node)) length += node.value.trim().length;
  return length;
}
