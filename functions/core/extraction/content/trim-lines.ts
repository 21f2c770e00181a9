import { type HtmlElement, isElement } from "../../html/tree.ts";
import type { CutReason } from "./boilerplate-words.ts";
import type { FlatPage } from "./flat-page.ts";
import { isHeadline } from "./headline-match.ts";
import { endsArticle, headsBoilerplate, leadsElsewhere } from "./line-words.ts";
import type { PageLine } from "./page-lines.ts";
import { isHeadingTag } from "./tags.ts";
import { isCjk } from "./text-measure.ts";

/** From this weight on, a line with a full stop is a sentence of the article. */
const SENTENCE_WEIGHT = 60;
const LINKED = 0.6;
/** A list of links under a heading has lines that are partly text. */
const PARTLY_LINKED = 0.3;
/** Trimming by place never takes more of the block than that. */
const LARGEST_SHARE = 0.3;
/** Above a headline there can be more text than below: a ticker, the newest stories. */
const HEADER_FACTOR = 3;
const SHORT_ARTICLE = 600;
const OPENING_LINES = 4;
const MOST_LINKS = 200;
const MOST_LABELS = 4;
const LIST_TAGS = new Set(["li", "td", "th", "dd", "dt", "pre", "blockquote"]);
const SMALLEST_ARTICLE = 0.45;
const SENTENCE_END = /[.!?。！？…"”’」』)）：:;；]\s{0,3}$/;

type Trimmed = Map<PageLine, CutReason>;

/** What the rules know besides the lines. `titles`: what the page's head calls the article. */
export interface TrimContext {
  readonly page: FlatPage;
  readonly titles: readonly string[];
}

/** Why a line inside the article's block is no part of it, by its place and its words. */
export function trimLines(lines: readonly PageLine[], context: TrimContext): Trimmed {
  const trimmed: Trimmed = new Map();
  const start = skipHeadline(lines, context, trimmed);
  const first = lines.findIndex((line, i) => i >= start && isSentence(line));
  const last = lines.findLastIndex(isSentence);
  if (first >= 0) {
    trimHead(lines.slice(start, first), trimmed, context);
    trimTail(lines.slice(last + 1), trimmed, context);
  }
  trimParts(lines.slice(start), trimmed, context);
  trimAfterEnd(lines.slice(start), trimmed);
  trimRepeated(lines, trimmed);
  for (const line of lines)
    if (!trimmed.has(line) && leadsElsewhere(line.text)) trimmed.set(line, "read-more line");
  return trimmed;
}

/** Everything up to the headline, if the block holds it and the article stands below. */
function skipHeadline(lines: readonly PageLine[], context: TrimContext, trimmed: Trimmed): number {
  const headline = lines.findLastIndex((line) => isHeadlineOf(line, context));
  if (headline < 0) return 0;
  const above = weigh(lines.slice(0, headline));
  const below = weigh(lines.slice(headline + 1));
  if (above > (below < SHORT_ARTICLE ? below : HEADER_FACTOR * below)) return 0;
  for (const line of lines.slice(0, headline)) trimmed.set(line, "page header");
  for (const line of lines) if (isHeadlineOf(line, context)) trimmed.set(line, "repeated headline");
  return headline + 1;
}

function isHeadlineOf(line: PageLine, { page, titles }: TrimContext): boolean {
  return blockTag(page, line) === "h1" || isHeadline(line.text, titles);
}

function weigh(lines: readonly PageLine[]): number {
  return lines.reduce((sum, line) => sum + line.weight, 0);
}

function isSentence(line: PageLine): boolean {
  return (
    line.weight >= SENTENCE_WEIGHT &&
    line.stops > 0 &&
    line.linkWeight < LINKED * line.weight &&
    !leadsElsewhere(line.text)
  );
}

/** Before the first sentence: dates, labels, links, but not a heading of the text. */
function trimHead(lines: readonly PageLine[], trimmed: Trimmed, { page }: TrimContext): void {
  if (weigh(lines) > 600) return;
  for (const line of lines) {
    if (isLinked(line)) trimmed.set(line, "page header");
    else if (!isHeading(page, line) && !SENTENCE_END.test(line.text))
      trimmed.set(line, "metadata line");
  }
}

/** After the last sentence: links, and headings that nothing follows. */
function trimTail(lines: readonly PageLine[], trimmed: Trimmed, { page }: TrimContext): void {
  let ended = false;
  for (const line of lines) {
    ended ||= headsBoilerplate(line.text);
    const isLabel = lines.length <= MOST_LABELS && isLabelLine(line, page);
    if (ended || isLabel || isLinked(line) || isHeading(page, line))
      trimmed.set(line, "after the end");
  }
}

/** A name, a profession, an agency: words without a sentence. Chinese notices are signed so: those stay. */
function isLabelLine(line: PageLine, page: FlatPage): boolean {
  if (line.weight >= SENTENCE_WEIGHT || SENTENCE_END.test(line.text)) return false;
  return !LIST_TAGS.has(blockTag(page, line)) && line.text.length === lettersOutsideCjk(line.text);
}

function lettersOutsideCjk(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) if (!isCjk(text.charCodeAt(i))) count += 1;
  return count;
}

/** A lead that opens the text once more, a paragraph for who may not read on. */
function trimRepeated(lines: readonly PageLine[], trimmed: Trimmed): void {
  const opening = lines.filter((line) => !trimmed.has(line)).slice(0, OPENING_LINES);
  const seen = new Map(opening.map((line) => [line.text, line]));
  for (const line of lines) {
    const first = line.weight < SENTENCE_WEIGHT ? undefined : seen.get(line.text);
    if (first !== undefined && first !== line) trimmed.set(line, "repeated line");
  }
}

/** From the line that ends the article on, if most of the text stands above it. */
function trimAfterEnd(lines: readonly PageLine[], trimmed: Trimmed): void {
  const whole = weigh(lines);
  let above = 0;
  for (const [i, line] of lines.entries()) {
    above += line.weight;
    if (above < SMALLEST_ARTICLE * whole || !endsArticle(line.text)) continue;
    const rest = lines.slice(i).filter((after) => !trimmed.has(after));
    for (const after of rest) trimmed.set(after, "after the end");
    return;
  }
}

/** A heading of related links goes with the lines below it that are links, to the end if nothing else follows. */
function trimParts(lines: readonly PageLine[], trimmed: Trimmed, { page }: TrimContext): void {
  const whole = weigh(lines);
  for (const [i, line] of lines.entries()) {
    if (trimmed.has(line) || !headsBoilerplate(line.text)) continue;
    const links = linksAfter(lines, i);
    const isEnd = i + links.length + 1 === lines.length;
    const leads = links.length > 0 || isHeading(page, line) || isEnd;
    if (!leads || weigh(links) > LARGEST_SHARE * whole) continue;
    for (const part of [line, ...links]) trimmed.set(part, "related links");
  }
}

function linksAfter(lines: readonly PageLine[], i: number): readonly PageLine[] {
  const part = lines.slice(i + 1, i + 1 + MOST_LINKS);
  const end = part.findIndex((next) => next.linkWeight < PARTLY_LINKED * next.weight);
  return end < 0 ? part : part.slice(0, end);
}

function isLinked(line: PageLine): boolean {
  return line.linkWeight >= LINKED * line.weight;
}

function blockTag(page: FlatPage, line: PageLine): string {
  return (page.nodes[line.block] as HtmlElement | undefined)?.tagName ?? "";
}

function isHeading(page: FlatPage, line: PageLine): boolean {
  const node = page.nodes[line.block];
  return node !== undefined && isElement(node) && isHeadingTag(node.tagName);
}
