import { elementsByTag, type PageIndex } from "../../html/page-index.ts";
import { attribute, type HtmlElement, type HtmlNode, isElement } from "../../html/tree.ts";
import type { ContentView, CutBlock } from "../extraction.ts";
import { type CutMarks, sumBlocks } from "./block-sums.ts";
import type { CutReason } from "./boilerplate-words.ts";
import { chooseRoot } from "./choose-root.ts";
import { findLead } from "./find-lead.ts";
import { type FlatPage, flattenPage } from "./flat-page.ts";
import { pageTitles } from "./headline-match.ts";
import { markLinkBlocks } from "./link-blocks.ts";
import { markBoilerplate } from "./mark-boilerplate.ts";
import { type PageLine, readLines } from "./page-lines.ts";
import { textOf } from "./text-of.ts";
import { trimLines } from "./trim-lines.ts";

/** The article's place in the page, and what in it is no content. */
export interface FoundContent extends ContentView {
  readonly root: HtmlElement;
  readonly lines: readonly PageLine[];
  readonly cut: ReadonlySet<HtmlNode>;
  readonly captions: ReadonlySet<HtmlNode>;
  /** Blocks before the root that open the article. */
  readonly leads: readonly HtmlElement[];
  /** Lines that go after metadata was read from them. */
  readonly trimmed: ReadonlyMap<PageLine, CutReason>;
  readonly chosen: string;
  readonly why: string;
  readonly explainCuts: () => readonly CutBlock[];
}

/** Chooses the block that holds the article; `undefined` on a page that shows no prose. */
export function findContent(index: PageIndex): FoundContent | undefined {
  const body = elementsByTag(index, "body")[0];
  if (body === undefined) return undefined;
  const page = flattenPage(body);
  const cuts = markBoilerplate(page);
  const sums = sumBlocks(page, cuts);
  const root = chooseRoot(page, sums);
  const element = root === undefined ? undefined : page.nodes[root];
  if (root === undefined || element === undefined || !isElement(element)) return undefined;

  markLinkBlocks(page, sums, cuts, root);
  const { cut, captions } = cutNodes(page, cuts, root);
  const leads = findLead(page, sums, cuts, root);
  const lines = [...leads, root].flatMap((part) => readLines(page, cuts, part));
  const share = Math.round((100 * (sums.prose[root] ?? 0)) / (sums.prose[0] || 1));
  return {
    root: element,
    lines,
    leads: leads.map((lead) => page.nodes[lead] as HtmlElement),
    trimmed: trimLines(lines, { page, titles: pageTitles(index) }),
    cut,
    captions,
    chosen: describe(element),
    why: `it holds ${share} % of the page's running text`,
    explainCuts: () => explainCuts(page, cuts, root),
  };
}

function cutNodes(page: FlatPage, cuts: CutMarks, root: number) {
  const cut = new Set<HtmlNode>();
  const captions = new Set<HtmlNode>();
  for (let i = root; i < (page.end[root] ?? 0); i += 1) {
    const node = page.nodes[i];
    if (node === undefined || cuts[i] === undefined) continue;
    cut.add(node);
    if (cuts[i] === "caption") captions.add(node);
  }
  return { cut, captions };
}

/** As a selector: `div#zoom.article`. */
function describe(element: HtmlElement): string {
  const id = attribute(element, "id");
  const names = (attribute(element, "class") ?? "").trim();
  return `${element.tagName}${id ? `#${id}` : ""}${names ? `.${names.split(" ").join(".")}` : ""}`;
}

const SHOWN = 80;

function explainCuts(page: FlatPage, cuts: CutMarks, root: number): CutBlock[] {
  const blocks: CutBlock[] = [];
  for (let i = root; i < (page.end[root] ?? 0); i += 1) {
    const node = page.nodes[i];
    const why = cuts[i];
    if (node === undefined || why === undefined) continue;
    const text = isElement(node) ? textOf(node) : node.value.trim();
    if (text !== "") blocks.push({ text: text.slice(0, SHOWN), why });
  }
  return blocks;
}
