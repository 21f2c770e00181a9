import { attribute, type HtmlElement, isElement } from "../../../html/tree.ts";
import type { PlacedLine } from "../article-lines.ts";

const PROSE = 60;
const LONG = 100;
const FOLLOWING = 2;
const LAST_LINES = 3;
const SENTENCE_END = /[.!?…:"”“»)]$/;
const CONTACT =
  /@|\bE-?Mail\b|\bTel(?:\b|efon)|\bPhone\b|\bFax\b|\[email|Telefon|Kontakt|Contact|Ansprechpartner|Rückfragen|Pressesprecher|Press(?:e(?:kontakt|stelle)?)?\s?[:：]|Media (?:contact|inquiries|relations)/i;
const NO_SIGNATURE = new Set(["a", "h1", "h2", "h3", "h4", "h5", "h6", "li", "th", "figcaption"]);
const RIGHT = /text-align\s?:\s?right/i;
const LEVELS = 4;

/**
 * Whether the line at `at`, of a text's last lines, can be who signs it: right under the last words with no more text
 * behind, or set to the right. A name below "Contact" or above a telephone number answers questions; one above a
 * paragraph or among short lines is a heading or an item of a list.
 */
export function mayBeSignature(lines: readonly PlacedLine[], at: number): boolean {
  const elements = elementsAround(lines[at]);
  if (elements.some(({ tagName }) => NO_SIGNATURE.has(tagName))) return false;
  const [previous = "", ...following] = [at - 1, ...range(at + 1, FOLLOWING), at + LAST_LINES].map(
    (near) => textAt(lines, near, lines[at]),
  );
  const isBelowText = previous.length >= PROSE || SENTENCE_END.test(previous);
  if (!isBelowText || CONTACT.test(previous)) return false;
  if (elements.some(isRightAligned)) return true;
  const isLast = following.pop() === "";
  return isLast && following.every((text) => text.length < LONG && !CONTACT.test(text));
}

function range(start: number, length: number): readonly number[] {
  return Array.from({ length }, (_, i) => start + i);
}

/** The text of a line of the same place; none: "". */
function textAt(lines: readonly PlacedLine[], at: number, own: PlacedLine | undefined): string {
  const line = lines[at];
  return line !== undefined && line.place === own?.place ? line.text : "";
}

function elementsAround(line: PlacedLine | undefined): readonly HtmlElement[] {
  const found: HtmlElement[] = [];
  let node = line?.nodes[0]?.parentNode;
  while (node && isElement(node) && found.length < LEVELS) {
    found.push(node);
    node = node.parentNode;
  }
  return found;
}

function isRightAligned(element: HtmlElement): boolean {
  const align = attribute(element, "align")?.toLowerCase();
  return align === "right" || RIGHT.test(attribute(element, "style") ?? "");
}
