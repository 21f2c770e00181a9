import type { CutReason } from "./boilerplate-words.ts";
import type { FlatPage } from "./flat-page.ts";

/** Why each node of a `FlatPage` was cut, by index; a cut node's subtree is cut with it and not marked itself. */
export type CutMarks = (CutReason | undefined)[];

/** Sums over each node's subtree, without what is cut. */
export interface BlockSums {
  readonly weight: Float64Array;
  readonly linkWeight: Float64Array;
  readonly stops: Float64Array;
  /** Weight of text that reads like prose: lines long enough, with few links. */
  readonly prose: Float64Array;
  /** The same of the block's own lines alone. */
  readonly ownWeight: Float64Array;
  readonly ownLinkWeight: Float64Array;
  readonly ownProse: Float64Array;
}

/** Below it a line is a caption, a label or a link. */
const PROSE_WEIGHT = 40;

export function sumBlocks(page: FlatPage, cuts: CutMarks): BlockSums {
  const size = page.nodes.length;
  const sums: BlockSums = {
    weight: new Float64Array(size),
    linkWeight: new Float64Array(size),
    stops: new Float64Array(size),
    prose: new Float64Array(size),
    ownProse: new Float64Array(size),
    ownWeight: new Float64Array(size),
    ownLinkWeight: new Float64Array(size),
  };
  sumOwn(page, cuts, sums);
  sums.ownWeight.set(sums.weight);
  sums.ownLinkWeight.set(sums.linkWeight);
  for (let i = 0; i < size; i += 1) {
    const own = ownProse(sums, i);
    sums.ownProse[i] = own;
    sums.prose[i] = own;
  }
  sumSubtrees(page, sums);
  return sums;
}

/** Every text is counted at its block first: what a block says itself tells whether it is prose. */
function sumOwn(page: FlatPage, cuts: CutMarks, sums: BlockSums): void {
  for (let i = 0; i < page.nodes.length; i += 1) {
    if (cuts[i] !== undefined) {
      i = (page.end[i] ?? i + 1) - 1;
      continue;
    }
    const weight = page.weight[i] ?? 0;
    if (weight === 0) continue;
    const block = page.block[i] ?? 0;
    add(sums.weight, block, weight);
    add(sums.stops, block, page.stops[i] ?? 0);
    if (page.linked[i] === true) add(sums.linkWeight, block, weight);
  }
}

function add(array: Float64Array, index: number, amount: number): void {
  array[index] = (array[index] ?? 0) + amount;
}

function ownProse(sums: BlockSums, i: number): number {
  const weight = sums.weight[i] ?? 0;
  if (weight < PROSE_WEIGHT || (sums.stops[i] ?? 0) === 0) return 0;
  const free = 1 - (sums.linkWeight[i] ?? 0) / weight;
  return free > 0.5 ? weight * free : 0;
}

function sumSubtrees(page: FlatPage, sums: BlockSums): void {
  for (let i = page.nodes.length - 1; i > 0; i -= 1) {
    const parent = page.parent[i] ?? 0;
    add(sums.weight, parent, sums.weight[i] ?? 0);
    add(sums.linkWeight, parent, sums.linkWeight[i] ?? 0);
    add(sums.stops, parent, sums.stops[i] ?? 0);
    add(sums.prose, parent, sums.prose[i] ?? 0);
  }
}
