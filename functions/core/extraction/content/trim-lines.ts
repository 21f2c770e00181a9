import type { CutReason } from "./boilerplate-words.ts";
import {
  isHeading,
  isLinked,
  isSentence,
  type TrimContext,
  type Trimmed,
  weigh,
} from "./line-kinds.ts";
import { leadsElsewhere } from "./line-words.ts";
import type { PageLine } from "./page-lines.ts";
import { skipHeadline } from "./skip-headline.ts";
import { trimAfterEnd, trimTail } from "./trim-end.ts";
import { trimParts } from "./trim-parts.ts";
import { trimRepeated } from "./trim-repeated.ts";

const LONGEST_HEAD = 600;
const SENTENCE_END = /[.!?。！？…"”’」』)）：:;；]\s{0,3}$/;

/** Why a line inside the article's block is no part of it, by its place and its words. */
export function trimLines(
  lines: readonly PageLine[],
  context: TrimContext,
): ReadonlyMap<PageLine, CutReason> {
  const trimmed: Trimmed = new Map();
  const start = skipHeadline(lines, context, trimmed);
  const first = lines.findIndex((line, i) => i >= start && isSentence(line));
  const last = lines.findLastIndex(isSentence);
  if (first >= 0) {
    trimHead(lines.slice(start, first), trimmed, context);
    trimTail(lines.slice(last + 1), trimmed, context);
  }
  trimParts(lines.slice(start), trimmed, context);
  trimAfterEnd(lines.slice(start), trimmed, context);
  trimRepeated(lines, trimmed, context);
  for (const line of lines)
    if (!trimmed.has(line) && leadsElsewhere(line.text)) trimmed.set(line, "read-more line");
  return trimmed;
}

/** Before the first sentence: dates, labels, links, but not a heading of the text. */
function trimHead(lines: readonly PageLine[], trimmed: Trimmed, { page }: TrimContext): void {
  if (weigh(lines) > LONGEST_HEAD) return;
  for (const line of lines) {
    if (isLinked(line)) trimmed.set(line, "page header");
    else if (!isHeading(page, line) && !SENTENCE_END.test(line.text))
      trimmed.set(line, "metadata line");
  }
}
