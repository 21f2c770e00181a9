import type { HtmlNode, HtmlText } from "../../html/tree.ts";
import type { ContentLine, ContentView } from "../extraction.ts";
import { linesBeside, type VisibleLine } from "./visible-lines.ts";

/** Where a line stands: above or below the headline, in the text's first or last lines, or behind the text. */
export type LinePlace = "above" | "below" | "opening" | "closing" | "behind";

export interface PlacedLine extends VisibleLine {
  readonly place: LinePlace;
  /** The same line as the content has it, if it is part of the content. */
  readonly contentLine?: ContentLine;
}

const ABOVE_CHARACTERS = 240;
const BELOW_CHARACTERS = 1_500;
const BEHIND_CHARACTERS = 500;
const EDGE_LINES = 10;
/** What is longer is a paragraph. */
const PROSE = 160;
const MAX_PARAGRAPHS = 3;

/** The lines around an article in which pages tell when it was written, by whom, and where it is from. */
export function articleLines(
  content: ContentView,
  headline: HtmlNode | undefined,
): readonly PlacedLine[] {
  const { root, lines } = content;
  const start = headline ?? root;
  const above = start === undefined ? [] : linesBeside(start, "before", ABOVE_CHARACTERS);
  const below = headline === undefined ? [] : linesBeside(headline, "after", BELOW_CHARACTERS);
  const behind = root === undefined ? [] : linesBeside(root, "after", BEHIND_CHARACTERS);
  const seen = new Set<HtmlText>();
  const byNode = contentLinesByNode(content);
  const reachesText = below.some(({ nodes }) => nodes.some((node) => byNode.has(node)));
  const nearRoot =
    root === undefined || reachesText ? [] : linesBeside(root, "before", ABOVE_CHARACTERS);
  const end = endOfContent(below, content);
  const toPlace = closingIf(tailOf(lines));
  return [
    ...place(above.slice(-8), "above", seen, byNode),
    ...place(untilText(below.slice(0, end)), "below", seen, byNode).map(toPlace),
    ...place(nearRoot.slice(-8), headline === undefined ? "above" : "below", seen, byNode),
    ...place(lines.slice(0, EDGE_LINES).map(toVisible), "opening", seen, byNode).map(toPlace),
    ...place(lines.filter(isOrigin).slice(0, 2).map(toVisible), "closing", seen, byNode),
    ...place(lines.slice(-EDGE_LINES).map(toVisible), "closing", seen, byNode),
    ...place(behind.slice(0, 12), "behind", seen, byNode),
  ];
}

const TAIL_LINES = 3;
const SENTENCE = 40;

/** The last lines of a text, once it has begun: what ends a short article stands below its headline too. */
function tailOf(lines: readonly ContentLine[]): ReadonlySet<ContentLine> {
  const begun = lines.findIndex(({ text }) => text.length >= SENTENCE);
  return new Set(begun < 0 ? [] : lines.slice(Math.max(begun + 1, lines.length - TAIL_LINES)));
}

function closingIf(tail: ReadonlySet<ContentLine>) {
  return (line: PlacedLine): PlacedLine => {
    const { contentLine } = line;
    const isTail = contentLine !== undefined && tail.has(contentLine);
    return isTail ? { ...line, place: "closing" } : line;
  };
}

const ORIGIN =
  /^[[（(]?(?:本[贴帖文]由|作\s?者\s?[:：]|posted by\b|submitted by\b|gespeichert von\b)/i;
const MAX_ORIGIN = 120;

/** Forums say who posted under the post, and then go on with rules and replies. */
function isOrigin({ text }: ContentLine): boolean {
  return text.length <= MAX_ORIGIN && ORIGIN.test(text);
}

function place(
  lines: readonly VisibleLine[],
  where: LinePlace,
  seen: Set<HtmlText>,
  byNode: ReadonlyMap<HtmlText, ContentLine>,
): readonly PlacedLine[] {
  const placed: PlacedLine[] = [];
  for (const line of lines) {
    const [first] = line.nodes;
    if (first === undefined || seen.has(first)) continue;
    for (const node of line.nodes) seen.add(node);
    const contentLine = line.nodes
      .map((node) => byNode.get(node))
      .find((found) => found !== undefined);
    placed.push({ ...line, place: where, contentLine });
  }
  return placed;
}

/** A lead may stand above the byline; behind the second paragraph the text has begun. */
function untilText(lines: readonly VisibleLine[]): readonly VisibleLine[] {
  let paragraphs = 0;
  for (const [i, { text }] of lines.entries()) {
    if (text.length > PROSE) paragraphs += 1;
    if (paragraphs === MAX_PARAGRAPHS) return lines.slice(0, i);
  }
  return lines;
}

/** A short article ends in sight of its headline; what follows it has dates of its own. */
function endOfContent(below: readonly VisibleLine[], { lines }: ContentView): number {
  const last = lines.at(-1)?.nodes.at(-1);
  const at = last === undefined ? -1 : below.findIndex(({ nodes }) => nodes.includes(last));
  return at < 0 ? below.length : at + 1;
}

function contentLinesByNode({ lines }: ContentView): ReadonlyMap<HtmlText, ContentLine> {
  const byNode = new Map<HtmlText, ContentLine>();
  for (const line of [...lines.slice(0, 2 * EDGE_LINES), ...lines.slice(-EDGE_LINES)]) {
    for (const node of line.nodes) byNode.set(node, line);
  }
  return byNode;
}

function toVisible({ text, nodes }: ContentLine): VisibleLine {
  return { text, nodes, hint: noHint };
}

function noHint(): string {
  return "";
}
