import { headsClosingBox } from "./closing-heads.ts";
import { asksForComments, opensComments } from "./comment-heads.ts";
import type { FlatPage } from "./flat-page.ts";
import {
  blockTag,
  homeOf,
  isHeading,
  isLinked,
  isSentence,
  placeOf,
  SENTENCE_WEIGHT,
  type TrimContext,
  type Trimmed,
  weigh,
} from "./line-kinds.ts";
import {
  endsArticle,
  endsPage,
  headsBoilerplate,
  headsContact,
  isAdvertLabel,
} from "./line-words.ts";
import type { PageLine } from "./page-lines.ts";
import { isCjk } from "./text-measure.ts";

const MOST_LABELS = 4;
const LIST_TAGS = new Set(["li", "td", "th", "dd", "dt", "pre", "blockquote"]);
const SMALLEST_ARTICLE = 0.45;
const LONGEST_IMPRINT = 120;
const LINKED_PARAGRAPH = 0.9;
const FULL_STOP = /[.!?。！？…"”’」』]\s{0,3}$/;
const SENTENCE_END = /[.!?。！？…"”’」』)）：:;；]\s{0,3}$/;

interface Tail {
  readonly trimmed: Trimmed;
  readonly page: FlatPage;
  /** The lines from the first sentence to the last. */
  readonly above: readonly PageLine[];
}

/** After the last sentence: links, names, and headings that nothing follows. */
export function trimTail(lines: readonly PageLine[], tail: Tail): void {
  const { trimmed, page } = tail;
  const end = lines.findIndex(opensAnotherPart);
  for (const [i, line] of lines.entries())
    if ((end >= 0 && i >= end) || leadsAway(line)) trimmed.set(line, "after the end");
  if (lines.length <= MOST_LABELS) trimLabels(lines, tail);
  trimHeadings(lines, trimmed, page);
}

/** A label that leads to one link, or stands above one advertisement, opens nothing. */
function opensAnotherPart({ text, linkWeight }: PageLine): boolean {
  return linkWeight === 0 && headsBoilerplate(text) && !isAdvertLabel(text);
}

/** Lines that are names and no text, with no text below them. */
function trimLabels(lines: readonly PageLine[], { trimmed, above, page }: Tail): void {
  const last = lines.findLastIndex((line) => isHeading(page, line) || SENTENCE_END.test(line.text));
  const left = lines
    .slice(last + 1)
    .filter((line) => !trimmed.has(line) && isLabelLine(line, page));
  for (const line of left)
    if (!isAddress(left, line) && !signsLikewise(above, left, line) && !isDetail(line, above, page))
      trimmed.set(line, "after the end");
}

const DIGIT = /\d/;
/** `Source: …`, `First published: …` */
const LABELLED = /^[\p{L} ]{2,20}[:：]/u;

/** One of several lines of a block, with a number in them. */
function isAddress(lines: readonly PageLine[], { block }: PageLine): boolean {
  const together = lines.filter((line) => line.block === block);
  return together.length > 1 && together.some(({ text }) => DIGIT.test(text));
}

/** `until 3 May, daily except Mondays`, right below the sentences. */
function isDetail(line: PageLine, above: readonly PageLine[], page: FlatPage): boolean {
  const last = above.at(-1);
  if (last === undefined || line.stops === 0 || !DIGIT.test(line.text)) return false;
  if (LABELLED.test(line.text)) return false;
  return placeOf(line, page) === placeOf(last, page);
}

/** Several lines of a block, as a block between the sentences has already: letters and verses end so. */
function signsLikewise(
  above: readonly PageLine[],
  lines: readonly PageLine[],
  { block }: PageLine,
): boolean {
  const { length } = lines.filter((line) => line.block === block);
  if (length < 2) return false;
  return above.some(
    (line, i) =>
      line.block === above[i + length - 1]?.block &&
      above.slice(i, i + length).every((other) => !isSentence(other)),
  );
}

/** Headings whose part is empty. */
function trimHeadings(lines: readonly PageLine[], trimmed: Trimmed, page: FlatPage): void {
  let isEmpty = true;
  for (const line of lines.toReversed()) {
    if (trimmed.has(line)) continue;
    const isHead = isHeading(page, line) || headsContact(line.text);
    if (isHead && isEmpty) trimmed.set(line, "after the end");
    isEmpty = isHead;
  }
}

function leadsAway(line: PageLine): boolean {
  return isLinked(line) && !isLinkedSentence(line);
}

/** A last paragraph with long links in it. */
function isLinkedSentence(line: PageLine): boolean {
  const isLong = line.weight >= 2 * SENTENCE_WEIGHT && line.stops > 0;
  return isLong && line.linkWeight < LINKED_PARAGRAPH * line.weight && FULL_STOP.test(line.text);
}

/** A name, a profession, an agency: words without a sentence. Chinese notices are signed so: those stay. */
function isLabelLine(line: PageLine, page: FlatPage): boolean {
  if (line.weight >= SENTENCE_WEIGHT || SENTENCE_END.test(line.text)) return false;
  if (isHeading(page, line) || LIST_TAGS.has(blockTag(page, line))) return false;
  return line.text.length === lettersOutsideCjk(line.text);
}

function lettersOutsideCjk(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) if (!isCjk(text.charCodeAt(i))) count += 1;
  return count;
}

/** From the line that ends the article on, if most of the text stands above it and none of it goes on below. */
export function trimAfterEnd(
  all: readonly PageLine[],
  trimmed: Trimmed,
  context: TrimContext,
): void {
  const lines = withoutComments(all, trimmed);
  const ends = endLines(lines);
  const goesOnTo = lastOfText(lines, ends[0] ?? 0, context);
  for (const heading of ends.filter((end) => end < goesOnTo)) trimLine(lines[heading], trimmed);
  const end = ends.find((index) => index >= goesOnTo) ?? lines.length;
  for (const line of lines.slice(end)) trimLine(line, trimmed);
}

/** The lines above those that count themselves as comments on this article, which can be many times as long. */
function withoutComments(lines: readonly PageLine[], trimmed: Trimmed): readonly PageLine[] {
  const first = lines.findIndex(isSentence);
  if (first < 0) return lines;
  const opening = lines.findIndex(
    (line, i) => i > first && !isSentence(line) && opensComments(line.text),
  );
  if (opening < 0) return lines;
  for (const line of lines.slice(opening)) trimLine(line, trimmed);
  return lines.slice(0, opening);
}

function trimLine(line: PageLine | undefined, trimmed: Trimmed): void {
  if (line !== undefined && !trimmed.has(line)) trimmed.set(line, "after the end");
}

/** Indexes of the lines that say that the article ends, where enough of the text stands above. */
function endLines(lines: readonly PageLine[]): readonly number[] {
  const least = SMALLEST_ARTICLE * weigh(lines);
  const ends: number[] = [];
  let above = 0;
  let begun = false;
  for (const [i, line] of lines.entries()) {
    above += line.weight;
    // Some pages name their owner under the headline.
    if ((above >= least && saysEnd(line)) || (begun && isImprint(line))) ends.push(i);
    begun ||= isSentence(line);
  }
  return ends;
}

function saysEnd({ text }: PageLine): boolean {
  return endsArticle(text) || asksForComments(text) || headsClosingBox(text);
}

function isImprint({ text }: PageLine): boolean {
  return text.length <= LONGEST_IMPRINT && endsPage(text);
}

/** The last sentence in the same kind of place as most of those above `end`: up to it, a heading opens a box in the text. */
function lastOfText(lines: readonly PageLine[], end: number, { page }: TrimContext): number {
  if (end === 0) return end;
  const home = homeOf(lines.slice(0, end), page);
  return lines.findLastIndex((line) => isSentence(line) && placeOf(line, page) === home);
}
