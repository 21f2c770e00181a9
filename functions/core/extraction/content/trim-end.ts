import { headsClosingBox } from "./closing-heads.ts";
import { asksForComments, opensComments } from "./comment-heads.ts";
import {
  homeOf,
  isSentence,
  placeOf,
  type TrimContext,
  type Trimmed,
  weigh,
} from "./line-kinds.ts";
import { endsArticle, endsPage } from "./line-words.ts";
import type { PageLine } from "./page-lines.ts";

const SMALLEST_ARTICLE = 0.45;
const LONGEST_IMPRINT = 120;

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
