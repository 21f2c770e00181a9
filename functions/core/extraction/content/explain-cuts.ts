import { isElement } from "../../html/tree.ts";
import type { CutBlock } from "../extraction.ts";
import type { CutMarks } from "./block-sums.ts";
import type { CutReason } from "./boilerplate-words.ts";
import type { FlatPage } from "./flat-page.ts";
import type { PageLine } from "./page-lines.ts";
import { textOf } from "./text-of.ts";

const SHOWN = 80;

/** What was cut from the chosen blocks, blocks before lines. */
export function explainCuts(
  page: FlatPage,
  cuts: CutMarks,
  parts: readonly number[],
  trimmed: ReadonlyMap<PageLine, CutReason>,
): CutBlock[] {
  const blocks = parts.flatMap((part) => cutBlocks(page, cuts, part));
  for (const [line, why] of trimmed) blocks.push({ text: line.text.slice(0, SHOWN), why });
  return blocks;
}

function cutBlocks(page: FlatPage, cuts: CutMarks, part: number): CutBlock[] {
  const blocks: CutBlock[] = [];
  for (let i = part; i < (page.end[part] ?? 0); i += 1) {
    const node = page.nodes[i];
    const why = cuts[i];
    if (node === undefined || why === undefined) continue;
    const text = isElement(node) ? textOf(node) : node.value.trim();
    if (text !== "") blocks.push({ text: text.slice(0, SHOWN), why });
  }
  return blocks;
}
