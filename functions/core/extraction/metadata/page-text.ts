import { type HtmlElement, type HtmlNode, isElement, isText } from "../../html/tree.ts";

const WHITE_SPACE = /\s+/g;
const NOT_LETTER_OR_DIGIT = /[^\p{L}\p{N}]+/gu;
const UNPRINTED = new Set(["script", "style", "noscript", "template", "svg", "button", "select"]);
const MAX_TEXT = 2_000;

/** White space collapsed, trimmed, without invisible characters. */
export function collapse(text: string): string {
  return text.replace(INVISIBLE, "").replace(WHITE_SPACE, " ").trim();
}

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;

const NOT_ASCII = /[^\p{ASCII}]/u;

/** Letters and digits only, lower case, compatibility forms folded: equal for texts that say the same. */
export function keyOf(text: string): string {
  const plain = NOT_ASCII.test(text) ? text.normalize("NFKC") : text;
  return plain.toLowerCase().replace(NOT_LETTER_OR_DIGIT, "");
}

/** The printed text of an element, at most its first 2,000 characters; `<br>` is a blank. */
export function elementText(element: HtmlElement): string {
  let text = "";
  const stack: HtmlNode[] = [element];
  for (let node = stack.pop(); node !== undefined && text.length < MAX_TEXT; node = stack.pop()) {
    if (isText(node)) text += node.value;
    else if (isElement(node)) text += open(node, stack);
  }
  return collapse(text);
}

function open({ tagName, childNodes }: HtmlElement, stack: HtmlNode[]): string {
  if (UNPRINTED.has(tagName)) return "";
  for (const child of childNodes.toReversed()) stack.push(child);
  return tagName === "br" ? " " : "";
}

const HAN = /\p{Script=Han}/gu;
const LETTER = /\p{L}/gu;

/** The share of Han characters among a text's letters, 0 to 1. */
export function hanShare(text: string): number {
  const letters = text.match(LETTER)?.length ?? 0;
  return letters === 0 ? 0 : (text.match(HAN)?.length ?? 0) / letters;
}
