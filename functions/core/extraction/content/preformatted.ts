import { appendText, createElement } from "../../html/build-tree.ts";
import { descendants, type HtmlElement, isElement, isText } from "../../html/tree.ts";
import { isCjk } from "./text-measure.ts";

const LONG_LINE = 160;

/** Whether a `pre` holds code. Some old pages set their whole text in one: its lines are paragraphs. */
export function isCode(pre: HtmlElement): boolean {
  const text = rawText(pre);
  let cjk = 0;
  for (let i = 0; i < text.length; i += 1) if (isCjk(text.charCodeAt(i))) cjk += 1;
  if (cjk > text.length / 3) return false;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 0 && text.length / lines.length < LONG_LINE;
}

export function copyPreformatted(pre: HtmlElement): HtmlElement {
  const copy = createElement("pre");
  appendText(copy, rawText(pre).replaceAll("\r", "").trimEnd());
  return copy;
}

function rawText(pre: HtmlElement): string {
  let text = "";
  for (const node of descendants(pre)) {
    if (isText(node)) text += node.value;
    else if (isElement(node) && node.tagName === "br") text += "\n";
  }
  return text;
}
