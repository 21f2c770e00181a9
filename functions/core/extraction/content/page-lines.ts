import { type HtmlText, isText } from "../../html/tree.ts";
import type { ContentLine } from "../extraction.ts";
import type { CutMarks } from "./block-sums.ts";
import { at, elementAt, endOf, type FlatPage } from "./flat-page.ts";

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

  for (let i = root; i < endOf(page, root); i += 1) {
    if (cuts[i] !== undefined) {
      i = endOf(page, i) - 1;
      continue;
    }
    if (breaksLine(page, i, open)) open = close(open, lines);
    const text = textAt(page, i);
    if (text === undefined) continue;
    open ??= newLine(page, i);
    addToLine(open, text, page, i);
  }
  close(open, lines);
  return lines;
}

function textAt(page: FlatPage, i: number): HtmlText | undefined {
  const node = page.nodes[i];
  return node !== undefined && isText(node) ? node : undefined;
}

function newLine(page: FlatPage, first: number): OpenLine {
  const block = at(page.block, first);
  return { block, first, nodes: [], weight: 0, linkWeight: 0, stops: 0 };
}

/** A block begins, a `<br>` stands there, or the text is the outer block's again. */
function breaksLine(page: FlatPage, i: number, open: OpenLine | undefined): boolean {
  const block = at(page.block, i);
  if (open !== undefined && open.block !== block) return true;
  return block === i || elementAt(page, i)?.tagName === "br";
}

function addToLine(line: OpenLine, node: HtmlText, page: FlatPage, i: number): void {
  const weight = at(page.weight, i);
  line.nodes.push(node);
  line.weight += weight;
  line.stops += at(page.stops, i);
  if (page.linked[i] === true) line.linkWeight += weight;
}

/** Always `undefined`, so that closing and forgetting is one statement. */
function close(open: OpenLine | undefined, lines: PageLine[]): undefined {
  if (open === undefined || open.weight === 0) return undefined;
  const text = open.nodes.map((node) => node.value).join("");
  lines.push({ ...open, text: text.replace(WHITE_SPACE, " ").trim() });
  return undefined;
}
