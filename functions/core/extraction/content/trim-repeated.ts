import { attribute, type HtmlElement } from "../../html/tree.ts";
import { at, elementAt, endOf, type FlatPage } from "./flat-page.ts";
import type { TrimContext, Trimmed } from "./line-kinds.ts";
import type { PageLine } from "./page-lines.ts";

/** A shorter line may well stand twice in an article. */
const REPEATED_WEIGHT = 40;
const OPENING_LINES = 4;
/** A quotation is set apart a few levels above its lines. */
const QUOTE_LEVELS = 4;
const MOST_QUOTES = 20;
const LONGEST_QUOTE = 400;
const QUOTE_NAME = /quot|zitat|citat|citation|cita\b/i;
const AROUND_QUOTE =
  /^[\s"'“”„‟«»‹›‘’「」『』]{1,9}|[\s"'“”„‟«»‹›‘’「」『』.,;!?。，；！？…]{1,9}$/g;

const SENTENCES = /(?<=[.!?。！？])\s{0,3}/;

/** A lead that opens the text once more, a paragraph for who may not read on, a sentence set in large type beside itself. */
export function trimRepeated(
  lines: readonly PageLine[],
  trimmed: Trimmed,
  { page }: TrimContext,
): void {
  trimSecondOpening(lines, trimmed);
  for (const quote of quotesIn(lines, page)) trimQuote(lines, trimmed, [quote, endOf(page, quote)]);
}

function trimSecondOpening(lines: readonly PageLine[], trimmed: Trimmed): void {
  const opening = lines.filter((line) => !trimmed.has(line)).slice(0, OPENING_LINES);
  const seen = new Map(opening.map((line) => [line.text, line]));
  for (const line of lines) {
    const first = line.weight < REPEATED_WEIGHT ? undefined : seen.get(line.text);
    if (first !== undefined && first !== line) trimmed.set(line, "repeated line");
  }
}

function trimQuote(
  lines: readonly PageLine[],
  trimmed: Trimmed,
  [from, to]: readonly [number, number],
): void {
  const isInside = ({ block }: PageLine) => block >= from && block < to;
  const inside = lines.filter(isInside);
  const others = lines.filter((line) => !isInside(line));
  if (isRepeated(inside, others)) for (const line of inside) trimmed.set(line, "repeated line");
}

/** Elements that set a quotation apart, each once. */
function quotesIn(lines: readonly PageLine[], page: FlatPage): readonly number[] {
  const quotes = new Set<number>();
  for (const line of lines) {
    const quote = line.text.length > LONGEST_QUOTE ? undefined : quoteAround(line, page);
    if (quote !== undefined && quotes.size < MOST_QUOTES) quotes.add(quote);
  }
  return [...quotes];
}

/** The outermost of the few elements above a line that is or is named a quotation. */
function quoteAround({ block }: PageLine, page: FlatPage): number | undefined {
  let outermost: number | undefined;
  for (
    let i = block, level = 0;
    i > 0 && level < QUOTE_LEVELS;
    i = at(page.parent, i), level += 1
  ) {
    const element = elementAt(page, i);
    if (element !== undefined && isQuote(element)) outermost = i;
  }
  return outermost;
}

function isQuote(element: HtmlElement): boolean {
  if (element.tagName === "blockquote") return true;
  const name = attribute(element, "class") ?? "";
  return name.length < LONGEST_QUOTE && QUOTE_NAME.test(name);
}

/** Whether other lines say every sentence of the longest of them word for word. */
function isRepeated(quote: readonly PageLine[], others: readonly PageLine[]): boolean {
  const [longest] = quote.toSorted((a, b) => b.weight - a.weight);
  if (longest === undefined || longest.weight < REPEATED_WEIGHT) return false;
  const sentences = longest.text.split(SENTENCES).map((part) => part.replace(AROUND_QUOTE, ""));
  return sentences.every((words) => others.some(({ text }) => text.includes(words)));
}
