import { type DateMatch, findPrintedDates, findSupposedDates } from "../../../dates/find-dates.ts";
import type { DateContext } from "../../../dates/wall-clock.ts";
import type { LinePlace, PlacedLine } from "../article-lines.ts";
import type { DateCandidate, DateRole } from "./date-candidate.ts";
import { isChangeHeading, roleByLabel, roleByTail } from "./date-labels.ts";
import { isForeign } from "./foreign-places.ts";

const FROM: Readonly<Record<LinePlace, string>> = {
  above: "line above the headline",
  below: "line under the headline",
  opening: "first lines of the text",
  closing: "last lines of the text",
  behind: "line behind the text",
};

const UNLABELLED: Readonly<Record<LinePlace, number>> = {
  above: 5,
  below: 7,
  opening: 5,
  closing: 3.5,
  behind: 2.5,
};

const LABELLED: Readonly<Record<LinePlace, number>> = {
  above: 8,
  below: 10,
  opening: 8,
  closing: 7,
  behind: 6.5,
};

const DATED_HINT = /date|time|publi|posted|meta|info|byline|datum|fecha|\brq\b|shijian|source/;
const FOREIGN_HINT =
  /comment|related|recommend|latest|ticker|popular|sidebar|(?<!(?:post|entry|article)[-_]?)footer|copyright|event|reply|review-list|weather|clock|\btoday|current-?date|top-?bar/;
const PROSE = 160;
const MAX_PER_LINE = 3;
const MAX_LINE = 240;
const MAX_SUPPOSED_LINE = 60;
/** Of two equal lines the first is the article's. */
const FARTHER = 0.12;
/** A date that has to be completed from the time of fetching is a guess on a page that was kept. */
const SUPPOSED = 3;

/** The dates that the page prints around the article. */
export function lineDates(
  lines: readonly PlacedLine[],
  context: DateContext,
): readonly DateCandidate[] {
  return readAll(lines, MAX_LINE, (text) => findPrintedDates(text, context));
}

/** The same for "3小时前" and "yesterday"; asked only where nothing is dated better. */
export function supposedLineDates(
  lines: readonly PlacedLine[],
  context: DateContext,
): readonly DateCandidate[] {
  return readAll(lines, MAX_SUPPOSED_LINE, (text) => findSupposedDates(text, context));
}

function readAll(
  lines: readonly PlacedLine[],
  maxLength: number,
  find: (text: string) => readonly DateMatch[],
): readonly DateCandidate[] {
  const counts = new Map<LinePlace, number>();
  return lines.flatMap((line, at) => {
    const order = counts.get(line.place) ?? 0;
    counts.set(line.place, order + 1);
    if (line.text.length > maxLength) return [];
    return toCandidates(line, { order, heading: lines[at - 1]?.text }, find(line.text));
  });
}

interface Surroundings {
  readonly order: number;
  /** The line before. */
  readonly heading: string | undefined;
}

function toCandidates(
  line: PlacedLine,
  { order, heading = "" }: Surroundings,
  matches: readonly DateMatch[],
): readonly DateCandidate[] {
  const found: DateCandidate[] = [];
  const roles = rolesOf(line.text, matches, heading);
  for (const [i, match] of matches.slice(0, MAX_PER_LINE).entries()) {
    const role = roles[i];
    const weight =
      weightOf(line, match.end - match.index, role) -
      Math.min(2, order * FARTHER) -
      (match.form === "full" ? 0 : SUPPOSED);
    if (weight <= 0) continue;
    const { value, precision, zoned, swapped } = match;
    const how = { role: role ?? "published", carrier: "line", from: FROM[line.place] } as const;
    found.push({ ...how, ...shortness(match), value, precision, zoned, swapped, weight });
  }
  return found;
}

/** Words stand before their dates, or, where a line begins with a date and ends with words, behind. */
function rolesOf(
  text: string,
  matches: readonly DateMatch[],
  heading: string,
): readonly (DateRole | undefined)[] {
  const behind = matches.map(({ end }, i) =>
    roleByTail(text.slice(end, matches[i + 1]?.index).trim()),
  );
  if (matches[0]?.index === 0 && behind.at(-1) !== undefined) return behind;
  return matches.map(({ index }, i) =>
    index === 0 && isChangeHeading(heading)
      ? "modified"
      : roleByLabel(text, index, matches[i - 1]?.end ?? 0),
  );
}

function shortness({ form }: DateMatch): Pick<DateCandidate, "isShort"> {
  return form === "short" ? { isShort: true } : {};
}

function weightOf(line: PlacedLine, length: number, role: DateRole | undefined): number {
  const rest = line.text.length - length;
  let weight = role === undefined ? UNLABELLED[line.place] : LABELLED[line.place];
  if (line.text.length > PROSE) weight -= 5;
  else if (rest > 60) weight -= role === undefined ? 4 : 1;
  else if (rest > 25 && role === undefined) weight -= 1.5;
  return weight + hintWeight(line, role);
}

/** What the elements around a line are called; what is far behind the text may be in another list's item. */
function hintWeight(line: PlacedLine, role: DateRole | undefined): number {
  const hint = line.hint();
  const isElsewhere = role === undefined && line.place === "behind" && isForeign(line.nodes[0]);
  return (DATED_HINT.test(hint) ? 1 : 0) - (isElsewhere || FOREIGN_HINT.test(hint) ? 4 : 0);
}
