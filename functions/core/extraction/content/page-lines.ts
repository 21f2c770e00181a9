import { type HtmlText, isElement, isText } from "../../html/tree.ts";
import type { ContentLine } from "../extraction.ts";
import type { CutMarks } from "./block-sums.ts";
import type { FlatPage } from "./flat-page.ts";

/** A printed line with what the rules of trimming ask about it. */
export interface PageLine extends ContentLine {
  /** Index of the block that the line stands in. */
  readonly block: number;
  /** Index of its first text. */
  readonly first: number;
  readonly weight: number;
  readonly linkWeight: number;
  readonly stops: number;
}

interface OpenLine {
  readonly block: number;
  readonly first: number;
  readonly nodes: HtmlText[];
  weight: number;
  linkWeight: number;
  stops: number;
}

/** What is more than one blank. */
const WHITE_SPACE = / {2,}| ?[^\S ]\s*/g;

/** The lines below node `root` in order: what stands between two borders of blocks or two `<br>`. */
export function readLines(page: FlatPage, cuts: CutMarks, root: number): readonly PageLine[] {
  const lines: PageLine[] = [];
  let open: OpenLine | undefined;

  for (let i = root; i < (page.end[root] ?? 0); i += 1) {
    const node = page.nodes[i];
    if (node === undefined) break;
    if (cuts[i] !== undefined) {
      i = (page.end[i] ?? i + 1) - 1;
    } else if (isText(node)) {
      const block = page.block[i] ?? root;
      if (open !== undefined && open.block !== block) open = close(open, lines);
      open ??= { block, first: i, nodes: [], weight: 0, linkWeight: 0, stops: 0 };
      addToLine(open, node, page, i);
    } else if (breaksLine(page, i)) open = close(open, lines);
  }
  close(open, lines);
  return lines;
}

function breaksLine(page: FlatPage, i: number): boolean {
  const node = page.nodes[i];
  if (node === undefined || !isElement(node)) return false;
  return page.block[i] === i || node.tagName === "br";
}

function addToLine(line: OpenLine, node: HtmlText, page: FlatPage, i: number): void {
  const weight = page.weight[i] ?? 0;
  line.nodes.push(node);
  line.weight += weight;
  line.stops += page.stops[i] ?? 0;
  if (page.linked[i] === true) line.linkWeight += weight;
}

/** Always `undefined`, so that closing and forgetting is one statement. */
function close(open: OpenLine | undefined, lines: PageLine[]): undefined {
  if (open === undefined || open.weight === 0) return undefined;
  const text = open.nodes.map((node) => node.value).join("");
  lines.push({ ...open, text: text.replace(WHITE_SPACE, " ").trim() });
  return undefined;
}
