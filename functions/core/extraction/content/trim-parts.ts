import type { CutReason } from "./boilerplate-words.ts";
import { at, endOf, type FlatPage } from "./flat-page.ts";
import { isHeading, placeOf, type Trimmed, weigh } from "./line-kinds.ts";
import { headsBoilerplate, headsContact, saysContact } from "./line-words.ts";
import type { PageLine } from "./page-lines.ts";
import { headsText, type TextPlace } from "./text-heads.ts";

/** A list of links under a heading has lines that are partly text. */
const PARTLY_LINKED = 0.3;
/** Trimming by place never takes more of the block than that. */
const LARGEST_SHARE = 0.3;
const MOST_LINKS = 200;
const MOST_CONTACT = 12;

/** A heading of related links goes with the lines below it that are links, to the end if nothing else follows. */
export function trimParts(
  lines: readonly PageLine[],
  trimmed: Trimmed,
  { page, home }: TextPlace,
): void {
  const most = LARGEST_SHARE * weigh(lines);
  for (let i = 0; i < lines.length; i += 1)
    for (const [line, why] of partAt(lines, i, { page, home, most })) trimmed.set(line, why);
}

type Part = readonly (readonly [PageLine, CutReason])[];

interface PartRules extends TextPlace {
  /** No part weighs more. */
  readonly most: number;
}

function partAt(lines: readonly PageLine[], i: number, rules: PartRules): Part {
  const text = lines[i]?.text ?? "";
  if (headsBoilerplate(text))
    return partBelow(lines, i, rules).map((line) => [line, "related links"]);
  if (saysContact(text)) return contactLines(lines, i, rules).map((line) => [line, "contact"]);
  if (!headsContact(text)) return [];
  const rest = restOfBox(lines, i, 1, rules);
  const box =
    rest.length === 0 || weigh(rest) > rules.most ? [] : [...lines.slice(i, i + 1), ...rest];
  return box.map((line) => [line, "contact"]);
}

/** Two or more of them that stand apart from the text; a notice names its own contact within it. */
function contactLines(lines: readonly PageLine[], i: number, { page, home }: PartRules) {
  const near = lines.slice(i, i + MOST_CONTACT);
  const end = near.findIndex((line) => !saysContact(line.text) || placeOf(line, page) === home);
  const run = end < 0 ? near : near.slice(0, end);
  return run.length < 2 ? [] : run;
}

function partBelow(lines: readonly PageLine[], i: number, rules: PartRules): readonly PageLine[] {
  const heading = lines.slice(i, i + 1);
  const links = linksAfter(lines, i);
  if (weigh(links) > rules.most) return [];
  if (links.length === 0) {
    if (heading.some((line) => headsText(line, lines[i + 1], rules))) return [];
    const isEnd = i + 1 === lines.length;
    return isEnd || heading.some((line) => isHeading(rules.page, line)) ? heading : [];
  }
  const part = [...heading, ...links];
  const box = [...part, ...restOfBox(lines, i, part.length, rules)];
  return weigh(box) > rules.most ? part : box;
}

function linksAfter(lines: readonly PageLine[], i: number): readonly PageLine[] {
  const part = lines.slice(i + 1, i + 1 + MOST_LINKS);
  const end = part.findIndex((next) => next.linkWeight < PARTLY_LINKED * next.weight);
  return end < 0 ? part : part.slice(0, end);
}

/** What follows in the box that holds the heading and its links: teasers, unless the article's own text stands there. */
function restOfBox(
  lines: readonly PageLine[],
  heading: number,
  length: number,
  { page, home }: PartRules,
): readonly PageLine[] {
  const first = lines[heading]?.block ?? 0;
  const last = lines[heading + Math.max(1, length - 1)]?.block ?? first;
  const box = boxAround(page, first, last);
  const isInside = ({ block }: PageLine) => block >= box && block < endOf(page, box);
  const near = lines.slice(Math.max(0, heading - MOST_LINKS), heading + length + MOST_LINKS);
  const inside = near.filter(isInside);
  if (inside.some((line) => placeOf(line, page) === home)) return [];
  return lines.slice(heading + length, heading + length + MOST_LINKS).filter(isInside);
}

/** The smallest element that holds both blocks. */
function boxAround(page: FlatPage, first: number, last: number): number {
  let box = first;
  while (box > 0 && endOf(page, box) <= last) box = at(page.parent, box);
  return box;
}
