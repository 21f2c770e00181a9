import { attribute, type HtmlElement, isElement } from "../../html/tree.ts";
import type { BlockSums, CutMarks } from "./block-sums.ts";
import type { FlatPage } from "./flat-page.ts";
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
  const most = LARGEST_SHARE * (sums.prose[root] ?? 0);
  for (let i = root + 1; i < (page.end[root] ?? 0); i += 1) {
    const node = page.nodes[i];
    if (cuts[i] === undefined && node !== undefined && isElement(node) && page.block[i] === i) {
      if ((sums.prose[i] ?? 0) <= most && leadsElsewhere(node, sums, i)) cuts[i] = "mostly links";
      else markCards(page, sums, cuts, i);
    }
    if (cuts[i] !== undefined) i = (page.end[i] ?? i + 1) - 1;
  }
}

function leadsElsewhere(element: HtmlElement, sums: BlockSums, i: number): boolean {
  const weight = sums.weight[i] ?? 0;
  if (weight === 0 || TABLE_PARTS.has(element.tagName)) return false;
  const share = (sums.linkWeight[i] ?? 0) / weight;
  const isLine = (sums.ownWeight[i] ?? 0) >= 0.9 * weight;
  return share >= (isLine ? LINKED_PARAGRAPH : LINKED_BLOCK);
}

function markCards(page: FlatPage, sums: BlockSums, cuts: CutMarks, parent: number): void {
  const groups = new Map<string, number[]>();
  for (let i = parent + 1; i < (page.end[parent] ?? 0); i = page.end[i] ?? i + 1) {
    const node = page.nodes[i];
    if (node === undefined || !isElement(node) || tagKind(node.tagName) === "inline") continue;
    if (cuts[i] !== undefined) continue;
    if (TABLE_PARTS.has(node.tagName)) continue;
    const signature = `${node.tagName} ${attribute(node, "class") ?? ""}`;
    groups.set(signature, [...(groups.get(signature) ?? []), i]);
  }
  for (const group of groups.values()) {
    if (group.length < FEWEST_CARDS) continue;
    const cards = group.filter((i) => isCard(page, sums, i));
    if (cards.length >= 0.8 * group.length) for (const i of group) cuts[i] = "related links";
  }
}

/** Its first line is a link and nothing else, and what follows is short. */
function isCard(page: FlatPage, sums: BlockSums, card: number): boolean {
  const weight = sums.weight[card] ?? 0;
  if (weight === 0 || weight > CARD_WEIGHT || (sums.ownWeight[card] ?? 0) > 0.5 * weight)
    return false;
  for (let i = card; i < (page.end[card] ?? 0); i += 1) {
    if ((sums.ownWeight[i] ?? 0) > 0)
      return (sums.ownLinkWeight[i] ?? 0) >= 0.9 * (sums.ownWeight[i] ?? 0);
  }
  return false;
}
