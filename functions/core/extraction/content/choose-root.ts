import { attribute, type HtmlElement } from "../../html/tree.ts";
import type { BlockSums } from "./block-sums.ts";
import { isContentName } from "./boilerplate-words.ts";
import { at, elementAt, type FlatPage } from "./flat-page.ts";

/** A paragraph counts whole for its parent, half for the next ancestor, then less and less. */
const LEVELS = 6;

/** The index of the element that holds most of the article and little else; `undefined` on a page without prose. */
export function chooseRoot(page: FlatPage, sums: BlockSums): number | undefined {
  const best = bestCandidate(page, sums, scoreAncestors(page, sums));
  return best === undefined ? undefined : widen(page, sums, best);
}

function scoreAncestors(page: FlatPage, sums: BlockSums): Float32Array {
  const scores = new Float32Array(page.nodes.length);
  for (let i = 0; i < page.nodes.length; i += 1) {
    const prose = at(sums.ownProse, i);
    if (prose === 0) continue;
    if (!isParagraph(page.nodes[i] as HtmlElement)) scores[i] = at(scores, i) + prose;
    scoreAbove(page, scores, { from: i, prose });
  }
  return scores;
}

function scoreAbove(
  page: FlatPage,
  scores: Float32Array,
  { from, prose }: { readonly from: number; readonly prose: number },
): void {
  let ancestor = at(page.parent, from);
  for (let level = 1; ancestor >= 0 && level <= LEVELS; level += 1) {
    scores[ancestor] = at(scores, ancestor) + prose / level;
    ancestor = at(page.parent, ancestor);
  }
}

/** A `p` is part of an article, never the whole; a `div` with lines between `<br>` can be. */
function isParagraph(element: HtmlElement): boolean {
  return element.tagName === "p" || element.tagName === "li";
}

function bestCandidate(page: FlatPage, sums: BlockSums, scores: Float32Array): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (let i = 0; i < scores.length; i += 1) {
    const element = at(scores, i) > most * 0.5 ? elementAt(page, i) : undefined;
    if (element === undefined) continue;
    const score = at(scores, i) * linkFreedom(sums, i) * nameFactor(element);
    if (score > most) {
      most = score;
      best = i;
    }
  }
  return best;
}

function linkFreedom(sums: BlockSums, i: number): number {
  const weight = at(sums.weight, i);
  return weight === 0 ? 0 : 1 - at(sums.linkWeight, i) / weight;
}

function nameFactor(element: HtmlElement): number {
  if ((attribute(element, "itemprop") ?? "").toLowerCase() === "articlebody") return 1.6;
  if (element.tagName === "article" || element.tagName === "main") return 1.15;
  const name = `${attribute(element, "class") ?? ""} ${attribute(element, "id") ?? ""}`;
  return isContentName(name) ? 1.25 : 1;
}

/** Goes up while the parent holds clearly more of the article: articles in several siblings, a lead apart from the text. */
function widen(page: FlatPage, sums: BlockSums, start: number): number {
  let root = start;
  for (let parent = at(page.parent, root); parent > 0; parent = at(page.parent, parent)) {
    const gained = at(sums.prose, parent) - at(sums.prose, root);
    const lost = at(sums.weight, parent) - at(sums.weight, root) - gained;
    const share = isRowOfCells(page, parent) ? CELL_SHARE : SIBLING_SHARE;
    if (gained > share * at(sums.prose, root) && gained > lost) root = parent;
  }
  return root;
}

/** How much more of the article the parent has to hold than the child. */
const SIBLING_SHARE = 0.12;
/** In a page that is laid out with tables the cell beside the article's is another column: contact, services, a form. */
const CELL_SHARE = 0.8;

function isRowOfCells(page: FlatPage, parent: number): boolean {
  const { tagName = "" } = elementAt(page, parent) ?? {};
  return tagName === "tr" || tagName === "tbody" || tagName === "table";
}
