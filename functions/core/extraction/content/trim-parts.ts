import { at, endOf, type FlatPage } from "./flat-page.ts";
import { homeOf, isHeading, placeOf, type TrimContext, type Trimmed, weigh } from "./line-kinds.ts";
import { headsBoilerplate } from "./line-words.ts";
import type { PageLine } from "./page-lines.ts";

/** A list of links under a heading has lines that are partly text. */
const PARTLY_LINKED = 0.3;
/** Trimming by place never takes more of the block than that. */
const LARGEST_SHARE = 0.3;
const MOST_LINKS = 200;

/** A heading of related links goes with the lines below it that are links, to the end if nothing else follows. */
export function trimParts(
  lines: readonly PageLine[],
  trimmed: Trimmed,
  { page }: TrimContext,
): void {
  const most = LARGEST_SHARE * weigh(lines);
  const home = homeOf(lines, page);
  for (const [i, line] of lines.entries()) {
    if (trimmed.has(line) || !headsBoilerplate(line.text)) continue;
    const part = partBelow(lines, i, { page, home, most });
    for (const inPart of part) trimmed.set(inPart, "related links");
  }
}

interface PartRules {
  readonly page: FlatPage;
  /** Where the article's own sentences stand. */
  readonly home: string;
  /** No part weighs more. */
  readonly most: number;
}

function partBelow(lines: readonly PageLine[], i: number, rules: PartRules): readonly PageLine[] {
  const heading = lines.slice(i, i + 1);
  const links = linksAfter(lines, i);
  if (weigh(links) > rules.most) return [];
  if (links.length === 0) {
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
  const box = boxAround(page, first, lines[heading + length - 1]?.block ?? first);
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
