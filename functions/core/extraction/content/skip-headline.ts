import { elementAt } from "./flat-page.ts";
import { isHeadline } from "./headline-match.ts";
import { blockTag, isSentence, type TrimContext, type Trimmed, weigh } from "./line-kinds.ts";
import type { PageLine } from "./page-lines.ts";
import { isHeadingTag } from "./tags.ts";
import { textOf } from "./text-of.ts";

/** Above a headline there can be more text than below: a ticker, the newest stories. */
const HEADER_FACTOR = 3;
const SHORT_ARTICLE = 600;

/** Trims everything up to the headline, if the block holds it and the article stands below. Answers where the article begins. */
export function skipHeadline(
  lines: readonly PageLine[],
  context: TrimContext,
  trimmed: Trimmed,
): number {
  const headline = headlineIndex(lines, context);
  if (headline < 0) return 0;
  if (lines.slice(0, headline).some(isSentence) && standsAbove(lines, context)) {
    trimmed.set(lines[headline] as PageLine, "repeated headline");
    return 0;
  }
  const above = weigh(lines.slice(0, headline));
  const below = weigh(lines.slice(headline + 1));
  if (above > (below < SHORT_ARTICLE ? below : HEADER_FACTOR * below)) return 0;
  for (const line of lines.slice(0, headline)) trimmed.set(line, "page header");
  for (const line of repeated(lines, headline, context)) trimmed.set(line, "repeated headline");
  return headline + 1;
}

/** Some sites write every heading of the text as `h1`: below the headline only its own words repeat it. */
function repeated(lines: readonly PageLine[], headline: number, context: TrimContext) {
  return lines.filter((line, i) =>
    i <= headline ? isHeadlineOf(line, context) : isHeadline(line.text, context.titles),
  );
}

/** The last one in the opening of the block: below a sentence of the text it heads a part, or a card of what is told. */
function headlineIndex(lines: readonly PageLine[], context: TrimContext): number {
  const first = lines.findIndex((line) => isHeadlineOf(line, context));
  if (first < 0) return first;
  const text = lines.findIndex((line, i) => i > first && isSentence(line));
  const opening = text < 0 ? lines : lines.slice(0, text);
  return opening.findLastIndex((line) => isHeadlineOf(line, context));
}

/** Whether the headline is printed before the block already. */
function standsAbove(lines: readonly PageLine[], { page, titles }: TrimContext): boolean {
  for (let i = (lines[0]?.first ?? 0) - 1; i > 0; i -= 1) {
    const element = elementAt(page, i);
    if (element === undefined || !isHeadingTag(element.tagName)) continue;
    if (isHeadline(textOf(element), titles)) return true;
  }
  return false;
}

function isHeadlineOf(line: PageLine, { page, titles }: TrimContext): boolean {
  return blockTag(page, line) === "h1" || isHeadline(line.text, titles);
}
