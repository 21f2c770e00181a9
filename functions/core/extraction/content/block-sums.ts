import type { CutReason } from "./boilerplate-words.ts";
import { at, endOf, type FlatPage } from "./flat-page.ts";

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
    if (cuts[i] !== undefined) i = endOf(page, i) - 1;
    else if (at(page.weight, i) > 0) addText(page, i, sums);
  }
}

function addText(page: FlatPage, i: number, sums: BlockSums): void {
  const weight = at(page.weight, i);
  const block = at(page.block, i);
  add(sums.weight, block, weight);
  add(sums.stops, block, at(page.stops, i));
  if (page.linked[i] === true) add(sums.linkWeight, block, weight);
}

function add(array: Float64Array, index: number, amount: number): void {
  array[index] = at(array, index) + amount;
}

function ownProse(sums: BlockSums, i: number): number {
  const weight = at(sums.weight, i);
  if (weight < PROSE_WEIGHT || at(sums.stops, i) === 0) return 0;
  const free = 1 - at(sums.linkWeight, i) / weight;
  return free > 0.5 ? weight * free : 0;
}

function sumSubtrees(page: FlatPage, sums: BlockSums): void {
  for (let i = page.nodes.length - 1; i > 0; i -= 1) {
    const parent = at(page.parent, i);
    for (const values of [sums.weight, sums.linkWeight, sums.stops, sums.prose])
      add(values, parent, at(values, i));
  }
}
