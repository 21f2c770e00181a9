import { attribute, type HtmlElement } from "../../html/tree.ts";
import type { BlockSums, CutMarks } from "./block-sums.ts";
import { at, elementAt, endOf, type FlatPage } from "./flat-page.ts";
import { tagKind } from "./tags.ts";

/** Share of linked text from which a block only leads elsewhere. */
const LINKED_BLOCK = 0.55;
/** A sentence may be one link; a paragraph that is nothing else leads elsewhere. */
const LINKED_PARAGRAPH = 0.92;
/** No block with more of the article's prose than that is a list of links. */
const LARGEST_SHARE = 0.3;
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
    const isLinks = at(sums.prose, i) <= most && leadsElsewhere(element, sums, i);
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

function markCards(page: FlatPage, sums: BlockSums, cuts: CutMarks, parent: number): void {
  for (const group of likeChildren(page, cuts, parent)) {
    if (group.length < FEWEST_CARDS) continue;
    const cards = group.filter((i) => isCard(sums, i));
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
function isCard(sums: BlockSums, card: number): boolean {
  const weight = at(sums.weight, card);
  if (weight === 0 || weight > CARD_WEIGHT || at(sums.ownWeight, card) > 0.5 * weight) return false;
  let first = card;
  while (at(sums.ownWeight, first) === 0) first += 1;
  return at(sums.ownLinkWeight, first) >= 0.9 * at(sums.ownWeight, first);
}
