import { attribute, type HtmlElement } from "../../html/tree.ts";
import type { BlockSums, CutMarks } from "./block-sums.ts";
import { at, elementAt, endOf, type FlatPage } from "./flat-page.ts";
import { startsWithLabel } from "./line-words.ts";
import { tagKind } from "./tags.ts";
import { textOf } from "./text-of.ts";

/** Share of linked text from which a block only leads elsewhere. */
const LINKED_BLOCK = 0.55;
/** A sentence may be one link; a paragraph that is nothing else leads elsewhere. */
const LINKED_PARAGRAPH = 0.92;
/** No block with more of the article's prose than that is a list of links. */
const LARGEST_SHARE = 0.3;
/** A line of a list has more of its text outside of links than that. */
const LARGEST_LISTED = 0.6;
/** A card shows two sentences at most. */
const CARD_WEIGHT = 420;
const FEWEST_CARDS = 3;
/** A table leads elsewhere as a whole or not at all. */
const TABLE_PARTS = new Set(["tbody", "td", "tfoot", "th", "thead", "tr"]);

/** Marks blocks below `root` whose text is mostly links, and rows of cards: a linked headline with a teaser, repeated. */
export function markLinkBlocks(
  page: FlatPage,
  sums: BlockSums,
  cuts: CutMarks,
  root: number,
): void {
  const most = LARGEST_SHARE * at(sums.prose, root);
  for (let i = root + 1; i < endOf(page, root); i += 1) {
    const element = page.block[i] === i ? elementAt(page, i) : undefined;
    if (element === undefined) continue;
    const isLinks =
      at(sums.prose, i) <= most && leadsElsewhere(element, sums, i) && !isLabelled(page, sums, i);
    if (isLinks) cuts[i] ??= "mostly links";
    else markCards(page, sums, cuts, i);
    i = cuts[i] === undefined ? i : endOf(page, i) - 1;
  }
}

function leadsElsewhere(element: HtmlElement, sums: BlockSums, i: number): boolean {
  const weight = at(sums.weight, i);
  if (weight === 0 || TABLE_PARTS.has(element.tagName)) return false;
  const share = at(sums.linkWeight, i) / weight;
  const isLine = at(sums.ownWeight, i) >= 0.9 * weight;
  return share >= (isLine ? LINKED_PARAGRAPH : LINKED_BLOCK);
}

/** `Kent: Dover, Deal`, with a link on every name, below or above such a line without. */
function isLabelled(page: FlatPage, sums: BlockSums, i: number): boolean {
  if (at(sums.ownWeight, i) < at(sums.weight, i) || !startsWithLabel(textAt(page, i))) return false;
  return [elementBefore(page, i), elementBehind(page, i)].some(
    (other) => other !== undefined && listsUnlinked(page, sums, other),
  );
}

function elementBefore(page: FlatPage, i: number): number | undefined {
  const parent = at(page.parent, i);
  let before = i - 1;
  while (before > parent) {
    if (at(page.parent, before) !== parent) before = at(page.parent, before);
    else if (elementAt(page, before) !== undefined) return before;
    else before -= 1;
  }
  return undefined;
}

function elementBehind(page: FlatPage, i: number): number | undefined {
  const end = endOf(page, at(page.parent, i));
  let behind = endOf(page, i);
  while (behind < end && !elementAt(page, behind)) behind = endOf(page, behind);
  return behind < end ? behind : undefined;
}

function listsUnlinked(page: FlatPage, sums: BlockSums, i: number): boolean {
  if (at(sums.linkWeight, i) >= LARGEST_LISTED * at(sums.weight, i)) return false;
  return startsWithLabel(textAt(page, i));
}

function textAt(page: FlatPage, i: number): string {
  const element = elementAt(page, i);
  return element === undefined ? "" : textOf(element);
}

function markCards(page: FlatPage, sums: BlockSums, cuts: CutMarks, parent: number): void {
  for (const group of likeChildren(page, cuts, parent)) {
    if (group.length < FEWEST_CARDS) continue;
    const cards = group.filter((i) => isCard(page, sums, i));
    if (cards.length >= 0.8 * group.length) for (const i of group) cuts[i] = "related links";
  }
}

/** The children that have the same tag and class. */
function likeChildren(page: FlatPage, cuts: CutMarks, parent: number): Iterable<number[]> {
  const groups = new Map<string, number[]>();
  for (let i = parent + 1; i < endOf(page, parent); i = endOf(page, i)) {
    const element = cuts[i] === undefined ? elementAt(page, i) : undefined;
    if (element === undefined || !canBeCard(element)) continue;
    const signature = `${element.tagName} ${attribute(element, "class") ?? ""}`;
    const group = groups.get(signature);
    if (group === undefined) groups.set(signature, [i]);
    else group.push(i);
  }
  return groups.values();
}

function canBeCard({ tagName }: HtmlElement): boolean {
  return tagKind(tagName) !== "inline" && !TABLE_PARTS.has(tagName);
}

/** Its first line is a link and nothing else, and what follows is short. */
function isCard(page: FlatPage, sums: BlockSums, card: number): boolean {
  const weight = at(sums.weight, card);
  if (weight === 0 || weight > CARD_WEIGHT || at(sums.ownWeight, card) > 0.5 * weight) return false;
  let first = card;
  while (at(page.weight, first) === 0 && first < endOf(page, card)) first += 1;
  const line = at(page.block, first);
  return (
    page.linked[first] === true && at(sums.ownLinkWeight, line) >= 0.9 * at(sums.ownWeight, line)
  );
}
