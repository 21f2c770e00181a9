import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

const REFERENCE = /&(#?[\p{L}\p{N}_]+)/gu;
const TAG_START = /<[/a-z]/i;
const LETTERS = /^\p{L}+$/u;

/** Plain text that validators and some readers take for HTML: "AT&amp;T", "<b>so". "AT&T" and "5 < 6" is none. */
export function looksLikeMarkup(text: string): boolean {
  if (TAG_START.test(text)) return true;
  return [...text.matchAll(REFERENCE)].some(([, name = ""]) => isReference(name));
}

/** Validators take every name with a digit for one, and every name that HTML knows. */
function isReference(name: string): boolean {
  if (!LETTERS.test(name)) return true;
  const [node] = parseFragment(`&${name};`).childNodes;
  return (node as DefaultTreeAdapterTypes.TextNode).value !== `&${name};`;
}
