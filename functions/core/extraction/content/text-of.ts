import { descendants, type HtmlElement, isText } from "../../html/tree.ts";

/** What is more than one blank, or another sign than that: most text has none. */
const WHITE_SPACE = /\s{2,}|[^\S ]/g;

/** What an element says, white space collapsed. */
export function textOf(element: HtmlElement): string {
  const [only, second] = element.childNodes;
  if (only !== undefined && second === undefined && isText(only)) return collapse(only.value);
  let text = "";
  for (const node of descendants(element)) if (isText(node)) text += node.value;
  return collapse(text);
}

function collapse(text: string): string {
  return text.replace(WHITE_SPACE, " ").trim();
}
