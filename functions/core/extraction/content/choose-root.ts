import { attribute, type HtmlElement, namesOf } from "../../html/tree.ts";
import type { BlockSums } from "./block-sums.ts";
import { isContentName } from "./boilerplate-words.ts";
import { at, elementAt, endOf, type FlatPage, kindOf } from "./flat-page.ts";
import { findHeadlines } from "./headline-match.ts";

/** A paragraph counts whole for its parent, half for the next ancestor, then less and less. */
const LEVELS = 6;

/** The index of the element that holds most of the article and little else; `undefined` on a page without prose. */
export function chooseRoot(
  page: FlatPage,
  sums: BlockSums,
  titles: readonly string[],
): number | undefined {
  const best = bestCandidate(page, sums, scoreAncestors(page, sums));
  if (best === undefined) return undefined;
  return widen({ page, sums, headlines: once(() => findHeadlines(page, titles)) }, best);
}

function scoreAncestors(page: FlatPage, sums: BlockSums): Float32Array {
  const scores = new Float32Array(page.nodes.length);
  for (let i = 0; i < page.nodes.length; i += 1) {
    const prose = at(sums.ownProse, i);
    if (prose === 0) continue;
    const from = outermostWrapper(page, sums, i);
    if (!isParagraph(page, i)) scores[i] = at(scores, i) + prose;
    scoreAbove(page, scores, { from, prose });
  }
  return scores;
}

/** Editors wrap every paragraph of its own in the same boxes: the outermost of these stands for it. */
function outermostWrapper(page: FlatPage, sums: BlockSums, paragraph: number): number {
  let outermost = paragraph;
  for (let i = blockAbove(page, paragraph); i > 0; i = blockAbove(page, i)) {
    if (at(sums.weight, i) > at(sums.weight, paragraph)) break;
    if (!WRAPPERS.has(elementAt(page, i)?.tagName ?? "")) break;
    if (hasTwin(page, i)) outermost = i;
  }
  return outermost;
}

/** Whether an element of the same tag stands beside it. */
function hasTwin(page: FlatPage, i: number): boolean {
  const parent = at(page.parent, i);
  const tagName = elementAt(page, i)?.tagName;
  for (let child = parent + 1; child < endOf(page, parent); child = endOf(page, child))
    if (child !== i && elementAt(page, child)?.tagName === tagName) return true;
  return false;
}

function scoreAbove(
  page: FlatPage,
  scores: Float32Array,
  { from, prose }: { readonly from: number; readonly prose: number },
): void {
  let ancestor = blockAbove(page, from);
  for (let level = 1; ancestor >= 0 && level <= LEVELS; level += 1) {
    scores[ancestor] = at(scores, ancestor) + prose / level;
    ancestor = blockAbove(page, ancestor);
  }
}

/** Markup runs within lines wherever it was left open: an article is never just what stands in a `font`. */
function blockAbove(page: FlatPage, i: number): number {
  const parent = at(page.parent, i);
  return parent < 0 ? parent : at(page.block, parent);
}

/** A `p` is part of an article, never the whole; a `div` is with more than one line in it. */
function isParagraph(page: FlatPage, i: number): boolean {
  const { tagName = "" } = elementAt(page, i) ?? {};
  return PARAGRAPHS.has(tagName) || (WRAPPERS.has(tagName) && isLine(page, i));
}

const PARAGRAPHS = new Set(["p", "li"]);
const WRAPPERS = new Set(["div", "section", "center"]);

function isLine(page: FlatPage, i: number): boolean {
  for (let inner = i + 1; inner < endOf(page, i); inner += 1)
    if (page.block[inner] === inner || elementAt(page, inner)?.tagName === "br") return false;
  return true;
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
  return isContentName(namesOf(element)) ? 1.25 : 1;
}

interface HeadedPage {
  readonly page: FlatPage;
  readonly sums: BlockSums;
  readonly headlines: () => readonly number[];
}

/** Few pages are asked for their headlines, and some for many blocks. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Goes up while the parent holds clearly more of the article: articles in several siblings, a lead apart from the text. */
function widen(place: HeadedPage, start: number): number {
  const { page, sums } = place;
  let root = start;
  for (let parent = at(page.parent, root); parent > 0; parent = at(page.parent, parent)) {
    const share = isRowOfCells(page, parent) ? CELL_SHARE : SIBLING_SHARE;
    const least = share * at(sums.prose, root);
    const all = at(sums.prose, parent) - at(sums.prose, root);
    const gained = all > least ? gainedBy(place, parent, root) : 0;
    const lost = at(sums.weight, parent) - at(sums.weight, root) - gained;
    if (gained > least && gained > lost) root = parent;
  }
  return root;
}

/** Prose beside the block: what holds the headline goes on in elements of its own kind only, all else is another column. */
function gainedBy({ page, sums, headlines }: HeadedPage, parent: number, root: number): number {
  const all = at(sums.prose, parent) - at(sums.prose, root);
  let branch = root;
  while (at(page.parent, branch) !== parent) branch = at(page.parent, branch);
  const inside = headlines().find((i) => i >= branch && i < endOf(page, branch));
  if (inside === undefined) return all;
  const isSure = elementAt(page, inside)?.tagName === "h1";
  if (!isSure && all > LARGEST_DOUBT * at(sums.prose, root)) return all;
  let gained = 0;
  const kind = kindOf(page, branch);
  for (let i = parent + 1; i < endOf(page, parent); i = endOf(page, i))
    if (i !== branch && kindOf(page, i) === kind) gained += at(sums.prose, i);
  return gained;
}

/** A heading that is no `h1` and says the title can be the first part's: not where much more stands beside it. */
const LARGEST_DOUBT = 1;

/** How much more of the article the parent has to hold than the child. */
const SIBLING_SHARE = 0.12;
/** In a page that is laid out with tables the cell beside the article's is another column: contact, services, a form. */
const CELL_SHARE = 0.8;

function isRowOfCells(page: FlatPage, parent: number): boolean {
  const { tagName = "" } = elementAt(page, parent) ?? {};
  return tagName === "tr" || tagName === "tbody" || tagName === "table";
}
