import { at, endOf, type FlatPage } from "./flat-page.ts";
import { isSentence, placeOf, type TrimContext, type Trimmed } from "./line-kinds.ts";
import { asksToSubscribe } from "./page-controls.ts";
import type { PageLine } from "./page-lines.ts";
import type { TextPlace } from "./text-heads.ts";

/** Lines of one box stand near each other. */
const NEAR = 12;
const MOST_LAST = 2;
const LONGEST_NAME = 40;
const OPENS_WITH_NAME = /^\p{Lu}[\p{L}.'’-]{1,30} (?:[\p{L}.]{1,3} )?\p{Lu}/u;
/** `Jane Doe writes`, `Jane Doe’s book`, `Jane Doe, a teacher,` */
const AFTER_NAME = /^(?:\s\p{L}|[’']s|,)/u;

/** A box with the offer of a subscription or a newsletter goes whole: the article's own sentences never stand in one. */
export function trimBoxes(
  lines: readonly PageLine[],
  trimmed: Trimmed,
  { page, home }: TextPlace,
): void {
  const opening = lines.find(isSentence);
  for (const [i, line] of lines.entries()) {
    if (!asksToSubscribe(line.text)) continue;
    const box = boxAround(lines, i, page);
    if (box.some((other) => other === opening || placeOf(other, page) === home)) continue;
    for (const other of box) trimmed.set(other, "form");
  }
}

/** The lines in the smallest block around a line and one beside it. */
function boxAround(lines: readonly PageLine[], i: number, page: FlatPage): readonly PageLine[] {
  const near = lines.slice(Math.max(0, i - NEAR), i + 1 + NEAR);
  let box = lines[i]?.block ?? 0;
  for (; box > 0; box = at(page.parent, box)) {
    const [from, to] = [box, endOf(page, box)];
    const inside = near.filter(({ block }) => block >= from && block < to);
    if (inside.length > 1) return inside.length === near.length ? [] : inside;
  }
  return [];
}

/**
 * The author’s name alone in a line, and what the page says of its author below the text: the last lines, one or two, that
 * open with the name.
 */
export function trimAuthors(
  lines: readonly PageLine[],
  trimmed: Trimmed,
  { authors }: TrimContext,
): void {
  const left = lines.filter((line) => !trimmed.has(line));
  const alone = left.filter(
    ({ text }) => text.length <= LONGEST_NAME && OPENS_WITH_NAME.test(text),
  );
  const last = left.filter(isSentence).length > MOST_LAST ? left.slice(-MOST_LAST) : [];
  if (alone.length === 0 && !last.some(({ text }) => OPENS_WITH_NAME.test(text))) return;
  const names = authors();
  for (const line of alone) if (names.includes(line.text)) trimmed.set(line, "metadata line");
  const first = last.findIndex(({ text }) => names.some((name) => opensWith(text, name)));
  for (const line of first < 0 ? [] : last.slice(first)) trimmed.set(line, "author box");
}

function opensWith(text: string, name: string): boolean {
  return text.startsWith(name) && AFTER_NAME.test(text.slice(name.length, name.length + 3));
}
