import type { CutReason } from "./boilerplate-words.ts";
import { rulesComments } from "./comment-heads.ts";
import { at, elementAt, type FlatPage } from "./flat-page.ts";
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
  turnsAway,
  weigh,
} from "./line-kinds.ts";
import { isFact, isMetadataLine } from "./metadata-lines.ts";
import { isControl } from "./page-controls.ts";
import type { PageLine } from "./page-lines.ts";
import { endsWithCredit, pointsToPicture } from "./photo-credit.ts";
import { readImage } from "./read-image.ts";
import { skipHeadline } from "./skip-headline.ts";
import type { TextPlace } from "./text-heads.ts";
import { trimAuthors, trimBoxes } from "./trim-boxes.ts";
import { trimAfterEnd } from "./trim-end.ts";
import { trimParts } from "./trim-parts.ts";
import { trimRepeated } from "./trim-repeated.ts";
import { trimHeadings, trimTail } from "./trim-tail.ts";

const LONGEST_HEAD = 600;
const SHORT_SENTENCE = 20;
const MAY_SAY_ANYTHING = new Set("h1 h2 h3 h4 h5 h6 li dt dd td th pre blockquote".split(" "));
/** Between a picture and its caption stand the tags of both. */
const NEAR = 12;
/** `河政发〔2026〕3号` stands above what an authority sends out, and nowhere else alone. */
const DOCUMENT_NUMBER = /^\p{sc=Han}{2,20}[〔［[(（]\d{4}[〕］\])）]第?\d{1,5}号$/u;
/** An emoji may follow the stop. */
const SENTENCE_END = /[.!?。！？…"”’」』)）：:;；](?:\s|\p{Extended_Pictographic}|\uFE0F){0,6}$/u;

/** Why a line inside the article's block is no part of it, by its place and its words. */
export function trimLines(
  lines: readonly PageLine[],
  context: TrimContext,
): ReadonlyMap<PageLine, CutReason> {
  const trimmed: Trimmed = new Map();
  const start = skipHeadline(lines, context, trimmed);
  const text = lines.slice(start);
  const place = { page: context.page, home: homeOf(text, context.page) };
  trimEdges(lines, start, { trimmed, context, place });
  trimParts(text, trimmed, place);
  trimBoxes(text, trimmed, place);
  trimAfterEnd(text, trimmed, context);
  trimRepeated(lines, trimmed, context);
  trimAuthors(lines, trimmed, context);
  for (const line of lines) {
    const reason = trimmed.has(line) ? undefined : reasonOf(line, context);
    if (reason !== undefined) trimmed.set(line, reason);
  }
  return trimmed;
}

/** What stands before the first sentence and after the last. */
function trimEdges(
  lines: readonly PageLine[],
  start: number,
  { trimmed, context, place }: Edges,
): void {
  const { page } = context;
  const first = lines.findIndex(
    (line, i) => i >= start && isSentence(line) && !isHeading(page, line),
  );
  const last = lines.findLastIndex(isSentence);
  if (first < 0) {
    trimHeadings(lines.slice(lines.findLastIndex(isShortSentence) + 1), trimmed, page);
    return;
  }
  trimHead(lines.slice(start, first), trimmed, place);
  const above = lines.slice(first, last + 1);
  trimTail(lines.slice(last + 1), { trimmed, above, ...place });
}

interface Edges {
  readonly trimmed: Trimmed;
  readonly context: TrimContext;
  readonly place: TextPlace;
}

function isShortSentence({ weight, stops, linkWeight, text }: PageLine): boolean {
  return (
    weight >= SHORT_SENTENCE && stops > 0 && linkWeight < weight / 2 && SENTENCE_END.test(text)
  );
}

function reasonOf(line: PageLine, { page }: TrimContext): CutReason | undefined {
  if (turnsAway(line)) return "read-more line";
  if (rulesComments(line.text)) return "comments";
  if (isCaption(line, page)) return "caption";
  if (MAY_SAY_ANYTHING.has(blockTag(page, line))) return undefined;
  if (isMetadataLine(line.text)) return "metadata line";
  if (isSentence(line)) return undefined;
  return isControl(line.text) ? "page tools" : undefined;
}

/** Before the first sentence: dates, labels, links, but not a heading of the text, nor several facts in the text's own place. */
function trimHead(lines: readonly PageLine[], trimmed: Trimmed, { page, home }: TextPlace): void {
  if (weigh(lines) > LONGEST_HEAD) return;
  const facts = lines.filter((line) => placeOf(line, page) === home && isFact(line.text));
  for (const line of lines) {
    if (facts.length > 1 && facts.includes(line)) continue;
    if (isLinked(line)) trimmed.set(line, "page header");
    else if (!isHeading(page, line) && !isText(page, line)) trimmed.set(line, "metadata line");
  }
}

/** Ends as a sentence does, stands right below a picture, or numbers the document. */
function isText(page: FlatPage, line: PageLine): boolean {
  if (SENTENCE_END.test(line.text) || DOCUMENT_NUMBER.test(line.text)) return true;
  return standsBelowPicture(page, line);
}

function isCaption(line: PageLine, page: FlatPage): boolean {
  if (pointsToPicture(line.text)) return true;
  if (line.weight >= SENTENCE_WEIGHT && !standsBelowPicture(page, line)) return false;
  return endsWithCredit(line.text) && !isHeading(page, line);
}

function standsBelowPicture(page: FlatPage, { first }: PageLine): boolean {
  for (let i = first - 1; i > first - NEAR && at(page.weight, i) === 0; i -= 1) {
    const element = elementAt(page, i);
    if (element !== undefined && readImage(element, undefined) !== undefined) return true;
  }
  return false;
}
