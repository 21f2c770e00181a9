import type { PlacedLine } from "../article-lines.ts";

const PROSE = 60;
const LONG = 100;
const FOLLOWING = 2;
const SENTENCE_END = /[.!?…:"”“»)]$/;
const CONTACT =
  /@|\bE-?Mail\b|\bTel(?:\b|efon)|\bPhone\b|\bFax\b|\[email|Telefon|Kontakt|Contact|Ansprechpartner|Rückfragen|Pressesprecher|Press(?:e(?:kontakt|stelle)?)?\s?[:：]|Media (?:contact|inquiries|relations)/i;

/**
 * Whether the line at `at` can be who signs a text: right under its last words, with no more text behind. A name below
 * "Contact" or above a telephone number answers questions; one above a paragraph or among short lines is a heading or
 * an item of a list.
 */
export function mayBeSignature(lines: readonly PlacedLine[], at: number): boolean {
  const place = lines[at]?.place;
  const near = (line: PlacedLine | undefined) => (line?.place === place ? line?.text : undefined);
  const previous = near(lines[at - 1]) ?? "";
  if (previous.length < PROSE && !SENTENCE_END.test(previous)) return false;
  const following = lines.slice(at + 1, at + 1 + FOLLOWING).map((line) => near(line) ?? "");
  return (
    !CONTACT.test(previous) && following.every((text) => text.length < LONG && !CONTACT.test(text))
  );
}
