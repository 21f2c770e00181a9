import { attribute, type HtmlElement, isElement } from "../../html/tree.ts";
import type { BlockSums } from "./block-sums.ts";
import { isContentName } from "./boilerplate-words.ts";
import type { FlatPage } from "./flat-page.ts";

/** A paragraph counts whole for its parent, half for the next ancestor, then less and less. */
const LEVELS = 6;

/** The index of the element that holds most of the article and little else; `undefined` on a page without prose. */
export function chooseRoot(page: FlatPage, sums: BlockSums): number | undefined {
  const best = bestCandidate(page, sums, scoreAncestors(page, sums));
  return best === undefined ? undefined : widen(page, sums, best);
}

function scoreAncestors(page: FlatPage, sums: BlockSums): Float64Array {
  const scores = new Float64Array(page.nodes.length);
  for (let i = 0; i < page.nodes.length; i += 1) {
    const prose = sums.ownProse[i] ?? 0;
    if (prose === 0) continue;
    const own = isParagraph(page.nodes[i] as HtmlElement) ? 0 : prose;
    scores[i] = (scores[i] ?? 0) + own;
    let ancestor = page.parent[i] ?? -1;
    for (let level = 0; ancestor >= 0 && level < LEVELS; level += 1) {
      scores[ancestor] = (scores[ancestor] ?? 0) + prose / (level === 0 ? 1 : 1 + level);
      ancestor = page.parent[ancestor] ?? -1;
    }
  }
  return scores;
}

/** A `p` is part of an article, never the whole; a `div` with lines between `<br>` can be. */
function isParagraph(element: HtmlElement): boolean {
  return element.tagName === "p" || element.tagName === "li";
}

function bestCandidate(page: FlatPage, sums: BlockSums, scores: Float64Array): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (let i = 0; i < scores.length; i += 1) {
    if ((scores[i] ?? 0) <= most * 0.5) continue;
    const node = page.nodes[i];
    if (node === undefined || !isElement(node)) continue;
    const score = (scores[i] ?? 0) * linkFreedom(sums, i) * nameFactor(node);
    if (score > most) {
      most = score;
      best = i;
    }
  }
  return best;
}

function linkFreedom(sums: BlockSums, i: number): number {
  const weight = sums.weight[i] ?? 0;
  return weight === 0 ? 0 : 1 - (sums.linkWeight[i] ?? 0) / weight;
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
  for (let parent = page.parent[root] ?? -1; parent > 0; parent = page.parent[parent] ?? -1) {
    const gained = (sums.prose[parent] ?? 0) - (sums.prose[root] ?? 0);
    const lost = (sums.weight[parent] ?? 0) - (sums.weight[root] ?? 0) - gained;
    if (gained > 0.12 * (sums.prose[root] ?? 0) && gained > lost) root = parent;
  }
  return root;
}
