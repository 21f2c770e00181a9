import { ENTITY_NAMES } from "./entity-names.ts";

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
  return !LETTERS.test(name) || ENTITY_NAMES.has(name);
}
