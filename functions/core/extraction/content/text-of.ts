import { descendants, type HtmlElement, isText } from "../../html/tree.ts";

const WHITE_SPACE = /\s+/g;

/** What an element says, white space collapsed. */
export function textOf(element: HtmlElement): string {
  let text = "";
  for (const node of descendants(element)) if (isText(node)) text += node.value;
  return text.replace(WHITE_SPACE, " ").trim();
}
