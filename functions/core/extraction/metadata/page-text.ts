import { type HtmlElement, type HtmlNode, isElement, isText } from "../../html/tree.ts";

/** What is more than one blank, or another sign than that: most text has none. */
const WHITE_SPACE = /\s{2,}|[^\S ]/g;
const NOT_LETTER_OR_DIGIT = /[^\p{L}\p{N}]+/gu;
const NOT_LETTER_OR_DIGIT_ASCII = /[^a-z0-9]+/g;
const UNPRINTED = new Set(["script", "style", "noscript", "template", "svg", "button", "select"]);
const MAX_TEXT = 2_000;

/** White space collapsed, trimmed, without invisible characters. */
export function collapse(text: string): string {
  return text.replace(INVISIBLE, "").replace(WHITE_SPACE, " ").trim();
}

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;

const NOT_ASCII = /[\u0080-\uffff]/;

/** Letters and digits only, lower case, compatibility forms folded: equal for texts that say the same. */
export function keyOf(text: string): string {
  if (!NOT_ASCII.test(text)) return text.toLowerCase().replace(NOT_LETTER_OR_DIGIT_ASCII, "");
  return text.normalize("NFKC").toLowerCase().replace(NOT_LETTER_OR_DIGIT, "");
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

const SAMPLE = 300;
const HAN = /[\u3400-\u9fff]/;

/** The share of Han characters among a text's first letters, 0 to 1. */
export function hanShare(text: string): number {
  if (!HAN.test(text)) return 0;
  let letters = 0;
  let han = 0;
  for (let i = 0; i < Math.min(text.length, SAMPLE); i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x3400 && code <= 0x9fff) han += 1;
    else if (isLetter(code)) letters += 1;
  }
  return han === 0 ? 0 : han / (han + letters);
}

/** ASCII's, and of the rest whatever is not punctuation. */
function isLetter(code: number): boolean {
  if (code < 128) return (code | 32) >= 97 && (code | 32) <= 122;
  return code >= 0xc0 && (code < 0x2000 || code > 0x303f) && code < 0xff00;
}
