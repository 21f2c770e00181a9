import type { PlacedLine } from "../article-lines.ts";
import { hanShare } from "../page-text.ts";
import { agencyOfDateline, agencyOfLine } from "./agency.ts";
import { type BylineReading, NOTHING_READ } from "./byline-reading.ts";
import { readLabelledLine } from "./chinese-line.ts";
import { mayBeSignature } from "./closing-signature.ts";
import { readReporters, readSignedEnd } from "./reporter-line.ts";
import { readPoster, readSignature } from "./signature-line.ts";
import { isLabelAlone, readNameBesideDate, readNameLine, readWesternLine } from "./western-line.ts";
import {
  isDayAlone,
  readAuthorNote,
  readNameOverDate,
  readWesternSignature,
} from "./western-signature.ts";

export interface LineRead {
  readonly line: PlacedLine;
  readonly reading: BylineReading;
}

const CHINESE = 0.3;
const MAX_PROSE = 1_200;
const EDGE = 200;
/** Under a headline a name may stand in one of the first lines, behind a text in one of the last. */
const SIGNATURE_LINES = 3;

/** What each line around the article tells of its origin, Chinese and western forms alike. */
export function readLines(lines: readonly PlacedLine[]): readonly LineRead[] {
  const places = countPlaces(lines);
  return lines.map((line, at) => {
    const order = places[at] ?? SIGNATURE_LINES;
    const mayBeSigned = order < SIGNATURE_LINES && line.place !== "above";
    return { line, reading: read(lines, at, mayBeSigned) };
  });
}

/** The text of the line before, if it stands in the same place. */
function textBefore(lines: readonly PlacedLine[], at: number): string {
  const previous = lines[at - 1];
  return previous !== undefined && previous.place === lines[at]?.place ? previous.text : "";
}

/** For each line how many lines of its place are nearer to the headline, or behind a text to its end. */
function countPlaces(lines: readonly PlacedLine[]): readonly number[] {
  const counts = new Map<string, number>();
  const total = lines.filter(({ place }) => place === "closing").length;
  return lines.map(({ place }) => {
    const order = counts.get(place) ?? 0;
    counts.set(place, order + 1);
    return place === "closing" ? total - 1 - order : order;
  });
}

function read(lines: readonly PlacedLine[], at: number, mayBeSigned: boolean): BylineReading {
  const line = lines[at] as PlacedLine;
  const text = line.text.length > MAX_PROSE ? edgeOf(line) : line.text;
  if (hanShare(text) < CHINESE) return readWestern(lines, at, mayBeSigned);
  return readChinese(text, line, mayBeSigned);
}

function edgeOf({ text, place }: PlacedLine): string {
  return place === "closing" ? text.slice(-EDGE) : text.slice(0, EDGE);
}

function readWestern(
  lines: readonly PlacedLine[],
  at: number,
  mayBeSigned: boolean,
): BylineReading {
  const { text, place } = lines[at] as PlacedLine;
  const labelled = readWesternLine(text);
  if (labelled.authors.length > 0) return labelled;
  if (isLabelAlone(textBefore(lines, at))) return readNameLine(text);
  if (place === "closing") return readWesternEnd(lines, at, mayBeSigned);
  if (place !== "below" && place !== "opening") return NOTHING_READ;
  const named = readNameBesideDate(text);
  return named.authors.length > 0 ? named : readAgency(text);
}

function readWesternEnd(
  lines: readonly PlacedLine[],
  at: number,
  mayBeSigned: boolean,
): BylineReading {
  const { text } = lines[at] as PlacedLine;
  const next = lines[at + 1]?.place === "closing" ? lines[at + 1]?.text : undefined;
  if (mayBeSigned && next !== undefined && isDayAlone(next)) return readNameOverDate(text);
  const signed = mayBeSignature(lines, at) ? readWesternSignature(text) : NOTHING_READ;
  return signed.authors.length === 0 && mayBeSigned ? readAuthorNote(text) : signed;
}

/** Newspapers print an agency where they print their own reporters. */
function readAgency(text: string): BylineReading {
  const alone = agencyOfLine(text);
  const agency = alone ?? agencyOfDateline(text);
  if (agency === undefined) return NOTHING_READ;
  const whole = alone !== undefined;
  return { authors: [agency], credit: agency, editors: [], whole, weight: whole ? 4 : 3 };
}

function readChinese(text: string, { place }: PlacedLine, mayBeSigned: boolean): BylineReading {
  const isOpening = place === "opening" || place === "below";
  const labelled = readLabelledLine(text);
  const isEnd = mayBeSigned && place === "closing";
  const signed = mayBeSigned && place !== "behind" ? readSignature(text) : readPoster(text);
  const named = readReporters(text, isOpening);
  const reported = named.authors.length === 0 && isEnd ? readSignedEnd(text) : named;
  const reporters = signed !== undefined && signed.weight > reported.weight ? signed : reported;
  if (reporters.authors.length === 0) return labelled;
  const isLabelled = labelled.authors.length > 0 && labelled.weight >= reporters.weight;
  return {
    ...(isLabelled ? labelled : reporters),
    credit: labelled.credit ?? reporters.credit,
    editors: labelled.editors,
    whole: labelled.whole || reporters.whole,
  };
}
