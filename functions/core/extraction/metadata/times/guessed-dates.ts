import { findDates } from "../../../dates/find-dates.ts";
import type { DateContext } from "../../../dates/wall-clock.ts";
import { elementsByTag, type PageIndex } from "../../../html/page-index.ts";
import { attribute, type HtmlElement, type HtmlText, namesOf } from "../../../html/tree.ts";
import { linesOf } from "../visible-lines.ts";
import type { DateCandidate } from "./date-candidate.ts";
import { roleByLabel } from "./date-labels.ts";
import { isForeign, isOfOtherArticle } from "./foreign-places.ts";
import { ownDates } from "./markup-dates.ts";

const HINTED_TAGS = [
  "span",
  "div",
  "p",
  "li",
  "td",
  "abbr",
  "b",
  "strong",
  "em",
  "i",
  "small",
  "font",
  "a",
  "dd",
  "footer",
];
const DATED_HINT =
  /(?:^|[\s_-])(?:date|datum|fecha|published?|posted|pubdate|(?:post|entry)?-?meta(?:data)?|byline|timestamp|time|info)(?:$|[\s_-])|date$|^date/i;
/** "This entry was posted on … and is filed under …": WordPress' first theme, and those that follow it, print a sentence. */
const SENTENCE_HINT = /(?:post|entry)-?meta(?:data)?(?:$|[\s_-])/i;
const FOREIGN = /comment|related|recommend|sidebar|teaser|widget|popular|latest/i;
/** A site's foot tells the date of the page only if it says so: "last modified on". */
const FOOT = /foot/i;
const MAX_HINTED = 25;
const MAX_TEXT = 260;
/** The date in a sentence is that of what it tells. */
const PROSE = 120;
const PAGE_CHARACTERS = 60_000;
const PICTURE_DAY = /\/(20\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])[/_-]/;

/** Where nothing else tells a date: elements named for dates, then any short line with one, then the address of a picture. `near`: the text nodes around the headline. */
export function guessedDates(
  index: PageIndex,
  near: ReadonlySet<HtmlText>,
  context: DateContext,
): readonly DateCandidate[] {
  const hinted = hintedDates(index, context);
  const printed = hinted.length > 0 ? hinted : printedDates(index, near, context);
  return printed.length > 0 ? printed : pictureDates(index);
}

function hintedDates(index: PageIndex, context: DateContext): readonly DateCandidate[] {
  const elements = HINTED_TAGS.flatMap((tag) => elementsByTag(index, tag).filter(isHinted));
  return elements
    .slice(0, MAX_HINTED)
    .flatMap((element, order) => datesOf(element, 4 - Math.min(2, order / 4), context));
}

/** What it prints; of what prints no whole date, what its attributes say. */
function datesOf(
  element: HtmlElement,
  weight: number,
  context: DateContext,
): readonly DateCandidate[] {
  const names = namesOf(element);
  const printed = toCandidates(
    textOf(element, names),
    context,
    "an element named for dates",
    weight,
  );
  const isWhole = printed.some((date) => date.weight === weight);
  const told = isWhole ? [] : ownDates(element, context, weight);
  return [...told, ...printed.filter(believedAt(names))];
}

function textOf(element: HtmlElement, names: string): string {
  const text = linesOf(element, 2 * MAX_TEXT)
    .map((line) => line.text)
    .join(" ");
  if (SENTENCE_HINT.test(names)) return text.slice(0, MAX_TEXT);
  return text.length > MAX_TEXT ? "" : text;
}

function printedDates(
  index: PageIndex,
  near: ReadonlySet<HtmlText>,
  context: DateContext,
): readonly DateCandidate[] {
  const [body] = elementsByTag(index, "body");
  if (body === undefined) return [];
  return linesOf(body, PAGE_CHARACTERS).flatMap(({ text, nodes, hint: hintOf }) => {
    const hint = text.length > MAX_TEXT ? undefined : hintOf();
    if (hint === undefined || FOREIGN.test(hint)) return [];
    const weight = 2 - Math.min(0.4, text.length / 300);
    const found = toCandidates(text, context, "a line of the page", weight);
    const isTold = text.length <= PROSE && !isElsewhere(nodes[0], near);
    return found.filter(({ isLabelled }) => isLabelled || isTold);
  });
}

function isElsewhere(node: HtmlText | undefined, near: ReadonlySet<HtmlText>): boolean {
  return isForeign(node) || (node !== undefined && isOfOtherArticle(node, near));
}

function pictureDates(index: PageIndex): readonly DateCandidate[] {
  for (const image of [...elementsByTag(index, "meta"), ...elementsByTag(index, "img")]) {
    const match = PICTURE_DAY.exec(attribute(image, "src") ?? attribute(image, "content") ?? "");
    if (match === null) continue;
    const value = `${match[1]}-${match[2]}-${match[3]}`;
    return [{ ...guess("a picture's address", 1.6), value, precision: "day", zoned: false }];
  }
  return [];
}

function toCandidates(
  text: string,
  context: DateContext,
  from: string,
  weight: number,
): readonly Guess[] {
  const [match] = findDates(text, context);
  if (match === undefined) return [];
  const label = roleByLabel(text, match.index, 0);
  const { value, precision, zoned, swapped } = match;
  const how = guess(from, match.form === "full" ? weight : weight - 2);
  return [
    {
      ...how,
      role: label ?? "published",
      isLabelled: label !== undefined,
      value,
      precision,
      zoned,
      swapped,
    },
  ];
}

interface Guess extends DateCandidate {
  readonly isLabelled: boolean;
}

function believedAt(hint: string): (date: Guess) => boolean {
  const isFoot = FOOT.test(hint);
  return ({ isLabelled }) => isLabelled || !isFoot;
}

function guess(from: string, weight: number) {
  return { role: "published", carrier: "guess", from, weight } as const;
}

function isHinted(element: HtmlElement): boolean {
  const hint = namesOf(element);
  return hint.length > 1 && DATED_HINT.test(hint) && !isForeign(element);
}
