import { elementsByTag } from "../../html/page-index.ts";
import { attribute, type HtmlElement, type HtmlNode, isElement } from "../../html/tree.ts";
import type { ContentView, CutBlock, IndexedInput, NotArticleReason } from "../extraction.ts";
import { type BlockSums, type CutMarks, noCuts, sumBlocks, sumShortLines } from "./block-sums.ts";
import type { CutReason } from "./boilerplate-words.ts";
import { chooseRoot } from "./choose-root.ts";
import { notArticleReason } from "./classify-page.ts";
import { type ContentHints, readHints } from "./content-hints.ts";
import { type DataBody, findDataBody } from "./data-body.ts";
import { explainCuts } from "./explain-cuts.ts";
import { findLead } from "./find-lead.ts";
import { at, endOf, type FlatPage, flattenPage } from "./flat-page.ts";
import { pageTitles } from "./headline-match.ts";
import type { TrimContext } from "./line-kinds.ts";
import { markLinkBlocks } from "./link-blocks.ts";
import { markBoilerplate } from "./mark-boilerplate.ts";
import { pageAuthors } from "./page-authors.ts";
import { type PageLine, readLines } from "./page-lines.ts";
import { weightOf } from "./plain-boilerplate.ts";
import { trimLines } from "./trim-lines.ts";

/** The article's place in the page, and what in it is no content. */
export interface FoundContent extends ContentView {
  readonly lines: readonly PageLine[];
  /** The elements that make up the article, in order. */
  readonly parts: readonly HtmlElement[];
  readonly cut: ReadonlySet<HtmlNode>;
  readonly captions: ReadonlySet<HtmlNode>;
  /** Lines that go after metadata was read from them. */
  readonly trimmed: ReadonlyMap<PageLine, CutReason>;
  readonly chosen: string;
  readonly why: string;
  readonly explainCuts: () => readonly CutBlock[];
}

export interface ContentSearch {
  readonly found?: FoundContent;
  /** Why there is none. */
  readonly reason?: NotArticleReason;
  /** `content`, `remove`. */
  readonly lostSelectors: readonly string[];
}

/** Chooses the blocks that hold the article. */
export function findContent(input: IndexedInput): ContentSearch {
  const body = elementsByTag(input.index, "body")[0];
  const hints = readHints(input);
  const { lost: lostSelectors } = hints;
  if (body === undefined || lostSelectors.includes("content"))
    return { reason: "no-content", lostSelectors };

  const measured = measurePage(body, hints);
  const titles = pageTitles(input.index);
  const choice = chooseParts(measured, hints, titles);
  const other = hints.blocks.length > 0 ? undefined : otherThanPage(input, measured, choice);
  if (other !== undefined) return { ...other, lostSelectors };
  if (choice.root === undefined) return { reason: "no-content", lostSelectors };
  return {
    found: fromPage(measured, choice, { titles, authors: () => pageAuthors(input.index) }),
    lostSelectors,
  };
}

function measurePage(body: HtmlElement, { removed }: ContentHints): MeasuredPage {
  const page = flattenPage(body);
  const cuts = markBoilerplate(page, removed);
  const sums = sumBlocks(page, cuts);
  return { page, cuts, sums: at(sums.prose, 0) > 0 ? sums : sumShortLines(page, cuts) };
}

/** An article that is told in data, or the reason why the page holds none. */
function otherThanPage(input: IndexedInput, { sums }: MeasuredPage, { root }: Choice) {
  const shown = root === undefined ? 0 : at(sums.prose, root);
  const data = findDataBody(input, shown);
  if (data !== undefined) return { found: fromData(data) };
  const reason = notArticleReason(input.index, shown, sums);
  return reason === undefined ? undefined : { reason };
}

interface MeasuredPage {
  readonly page: FlatPage;
  readonly cuts: CutMarks;
  readonly sums: BlockSums;
}

interface Choice {
  readonly parts: readonly number[];
  readonly root: number | undefined;
  readonly why: string;
}

function chooseParts(
  measured: MeasuredPage,
  { blocks }: ContentHints,
  titles: readonly string[],
): Choice {
  const { page, cuts, sums } = measured;
  if (blocks.length > 0) {
    const parts = blocks.map((block) => page.nodes.indexOf(block)).filter((i) => i >= 0);
    return { parts, root: parts[0], why: "the source's selector names it" };
  }
  const root = chooseRoot(page, sums, titles);
  if (root === undefined) return { parts: [], root, why: "" };
  markLinkBlocks(page, sums, cuts, root);
  const share = Math.round((100 * at(sums.prose, root)) / (sums.prose[0] || 1));
  const why = `it holds ${share} % of the page's running text`;
  return { parts: [...findLead(page, sums, cuts, root), root], root, why };
}

function fromPage(
  { page, cuts }: MeasuredPage,
  { parts, root, why }: Choice,
  names: Pick<TrimContext, "titles" | "authors">,
): FoundContent {
  const lines = parts.flatMap((part) => readLines(page, cuts, part));
  const trimmed = trimLines(lines, { page, ...names });
  const elements = parts
    .map((part) => page.nodes[part])
    .filter((node) => isElement(node as HtmlNode));
  const block = page.nodes[root ?? 0] as HtmlElement;
  return {
    root: block,
    parts: elements as HtmlElement[],
    lines,
    trimmed,
    ...withCaptions(cutNodes(page, cuts, parts), trimmed, page),
    chosen: describe(block),
    why,
    explainCuts: () => explainCuts(page, cuts, parts, trimmed),
  };
}

/** Nothing is cut from what data tell: there is no navigation in it. */
function fromData({ root, from }: DataBody): FoundContent {
  const page = flattenPage(root);
  return {
    root: undefined,
    parts: [root],
    lines: readLines(page, noCuts(page), 0),
    trimmed: new Map(),
    cut: new Set(),
    captions: new Set(),
    chosen: from,
    why: "the page itself shows much less",
    explainCuts: () => [],
  };
}

function cutNodes(page: FlatPage, cuts: CutMarks, parts: readonly number[]) {
  const cut = new Set<HtmlNode>();
  const captions = new Set<HtmlNode>();
  for (const i of parts.flatMap((part) => cutIndexes(page, cuts, part))) {
    const node = page.nodes[i];
    if (node !== undefined) cut.add(node);
    if (node !== undefined && cuts[i] === "caption") captions.add(node);
  }
  return { cut, captions };
}

/** A line that is all of its block stays as its picture's caption. */
function withCaptions(
  { cut, captions }: ReturnType<typeof cutNodes>,
  trimmed: ReadonlyMap<PageLine, CutReason>,
  page: FlatPage,
) {
  for (const [line, reason] of trimmed) {
    const block = page.nodes[line.block];
    const isAll = reason === "caption" && weightOf(page, line.block) === line.weight;
    if (isAll && block !== undefined) captions.add(block);
  }
  return { cut, captions };
}

function cutIndexes(page: FlatPage, cuts: CutMarks, part: number): number[] {
  const indexes: number[] = [];
  for (let i = part; i < endOf(page, part); i += 1) if (cuts[i] !== undefined) indexes.push(i);
  return indexes;
}

/** As a selector: `div#zoom.article`. */
function describe(element: HtmlElement): string {
  const id = attribute(element, "id");
  const names = (attribute(element, "class") ?? "").split(" ").filter((name) => name !== "");
  return [element.tagName + (id ? `#${id}` : ""), ...names].join(".");
}
