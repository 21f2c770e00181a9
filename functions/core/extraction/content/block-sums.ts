import type { CutReason } from "./boilerplate-words.ts";
import { at, endOf, type FlatPage } from "./flat-page.ts";

/** Why each node of a `FlatPage` was cut, by index; a cut node's subtree is cut with it and not marked itself. */
export type CutMarks = (CutReason | undefined)[];

/** Marks for a page of which nothing is cut yet; without holes, for they are read for every node. */
export function noCuts(page: FlatPage): CutMarks {
  return new Array<CutReason | undefined>(page.nodes.length).fill(undefined);
}

/** Sums over each node's subtree, without what is cut. */
export interface BlockSums {
  readonly weight: Float32Array;
  readonly linkWeight: Float32Array;
  readonly stops: Float32Array;
  /** Weight of text that reads like prose: lines long enough, with few links. */
  readonly prose: Float32Array;
  /** The same of the block's own lines alone. */
  readonly ownWeight: Float32Array;
  readonly ownLinkWeight: Float32Array;
  readonly ownProse: Float32Array;
}

/** Below it a line is a caption, a label or a link, unless the page has nothing longer. */
const PROSE_WEIGHT = 40;
const SHORT_PROSE_WEIGHT = 20;
const FEWEST_LETTERS = 90;

export function sumBlocks(page: FlatPage, cuts: CutMarks, least = PROSE_WEIGHT): BlockSums {
  const size = page.nodes.length;
  const buffer = new Float32Array(7 * size);
  const part = (i: number) => buffer.subarray(i * size, (i + 1) * size);
  const sums: BlockSums = {
    weight: part(0),
    linkWeight: part(1),
    stops: part(2),
    prose: part(3),
    ownProse: part(4),
    ownWeight: part(5),
    ownLinkWeight: part(6),
  };
  sumOwn(page, cuts, sums);
  sums.ownWeight.set(sums.weight);
  sums.ownLinkWeight.set(sums.linkWeight);
  for (let i = 0; i < size; i += 1) {
    const own = ownProse(sums, i, least);
    sums.ownProse[i] = own;
    sums.prose[i] = own;
  }
  sumSubtrees(page, sums);
  return sums;
}

/** Of a page without one longer line: its short ones count, if they make up more than a slogan. */
export function sumShortLines(page: FlatPage, cuts: CutMarks): BlockSums {
  const sums = sumBlocks(page, cuts, SHORT_PROSE_WEIGHT);
  return (sums.prose[0] ?? 0) >= FEWEST_LETTERS ? sums : sumBlocks(page, cuts);
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

function add(array: Float32Array, index: number, amount: number): void {
  array[index] = (array[index] ?? 0) + amount;
}

function ownProse(sums: BlockSums, i: number, least: number): number {
  const weight = at(sums.weight, i);
  if (weight < least || at(sums.stops, i) === 0) return 0;
  const free = 1 - at(sums.linkWeight, i) / weight;
  return free > 0.5 ? weight * free : 0;
}

function sumSubtrees(page: FlatPage, sums: BlockSums): void {
  const { weight, linkWeight, stops, prose } = sums;
  for (let i = page.nodes.length - 1; i > 0; i -= 1) {
    const parent = at(page.parent, i);
    add(weight, parent, weight[i] ?? 0);
    add(linkWeight, parent, linkWeight[i] ?? 0);
    add(stops, parent, stops[i] ?? 0);
    add(prose, parent, prose[i] ?? 0);
  }
}
