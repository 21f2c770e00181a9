import type { FlatPage } from "./flat-page.ts";
import {
  blockTag,
  isHeading,
  isLinked,
  isSentence,
  placeOf,
  SENTENCE_WEIGHT,
  type Trimmed,
} from "./line-kinds.ts";
import {
  headsBoilerplate,
  headsContact,
  isAdvertLabel,
  saysContact,
  startsWithLabel,
} from "./line-words.ts";
import type { PageLine } from "./page-lines.ts";
import { headsText, type TextPlace } from "./text-heads.ts";
import { isCjk } from "./text-measure.ts";

const MOST_LABELS = 4;
const FEWEST_ITEMS = 3;
const LIST_TAGS = new Set(["li", "td", "th", "dd", "dt", "pre", "blockquote"]);
const LINKED_PARAGRAPH = 0.9;
const FULL_STOP = /[.!?。！？…"”’」』]\s{0,3}$/;
const SENTENCE_END = /[.!?。！？…"”’」』)）：:;；]\s{0,3}$/;

interface Tail extends TextPlace {
  readonly trimmed: Trimmed;
  /** The lines from the first sentence to the last. */
  readonly above: readonly PageLine[];
}

/** After the last sentence: links, names, and headings that nothing follows. */
export function trimTail(lines: readonly PageLine[], tail: Tail): void {
  const { trimmed, page } = tail;
  const end = lines.findIndex((line, i) => opensAnotherPart(line, lines[i + 1], tail));
  for (const [i, line] of lines.entries()) {
    const isItem = continuesList(line, lines[i - 1] ?? tail.above.at(-1), page);
    if ((end >= 0 && i >= end) || (leadsAway(line) && !isItem)) trimmed.set(line, "after the end");
  }
  trimLinkList(lines, trimmed, page);
  trimContact(lines, trimmed);
  if (lines.length <= MOST_LABELS) trimLabels(lines, tail);
  trimHeadings(lines, trimmed, page);
}

/** Below a last heading: items that open with a link and end as no sentence does. They name other pages. */
function trimLinkList(lines: readonly PageLine[], trimmed: Trimmed, page: FlatPage): void {
  const heading = lines.findLastIndex((line) => isHeading(page, line));
  const items = lines.slice(heading + 1).filter((line) => blockTag(page, line) === "li");
  if (heading < 0 || items.length < FEWEST_ITEMS) return;
  const isLinks = ({ first, text }: PageLine) =>
    page.linked[first] === true && !FULL_STOP.test(text);
  if (!items.every(isLinks)) return;
  const isHeaded = lines[heading + 1] === items[0];
  const part = isHeaded ? [...lines.slice(heading, heading + 1), ...items] : items;
  for (const line of part) trimmed.set(line, "related links");
}

/** A label that leads to one link, or stands above one advertisement, opens nothing. */
function opensAnotherPart(line: PageLine, next: PageLine | undefined, tail: Tail): boolean {
  const { text, linkWeight } = line;
  if (linkWeight > 0 || !headsBoilerplate(text) || isAdvertLabel(text)) return false;
  return !headsText(line, next, tail);
}

/** Whom to call, in one block under a heading of its own. Chinese and Japanese notices end so: there it belongs to them. */
function trimContact(lines: readonly PageLine[], trimmed: Trimmed): void {
  for (const head of lines) {
    if (!headsContact(head.text) || isCjk(head.text.charCodeAt(0))) continue;
    const block = lines.filter((line) => line.block === head.block && line.first >= head.first);
    if (!block.some(({ text }) => saysContact(text))) continue;
    for (const line of block) trimmed.set(line, "contact");
  }
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
export function trimHeadings(lines: readonly PageLine[], trimmed: Trimmed, page: FlatPage): void {
  let below = TOP_LEVEL;
  for (const line of lines.toReversed()) {
    if (trimmed.has(line)) continue;
    const level = headingLevel(line, page);
    if (level !== undefined && level >= below) trimmed.set(line, "after the end");
    else below = level ?? TEXT_LEVEL;
  }
}

const TOP_LEVEL = 0;
const TEXT_LEVEL = 9;

/** 1 to 6; of what heads a contact without being a heading: the lowest. */
function headingLevel(line: PageLine, page: FlatPage): number | undefined {
  if (isHeading(page, line)) return Number(blockTag(page, line).slice(1));
  return headsContact(line.text) ? 6 : undefined;
}

/** An item behind a label, right below another with fewer links. */
function continuesList(line: PageLine, above: PageLine | undefined, page: FlatPage): boolean {
  if (above === undefined || isLinked(above) || placeOf(above, page) !== placeOf(line, page))
    return false;
  return startsWithLabel(line.text) && startsWithLabel(above.text);
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
