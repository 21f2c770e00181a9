import type { PlacedLine } from "../article-lines.ts";
import { agencyOfDateline, agencyOfLine } from "./agency.ts";
import { type BylineReading, NOTHING_READ } from "./byline-reading.ts";
import { mayBeSignature } from "./closing-signature.ts";
import { isRoleAlone, readNameAndRole } from "./name-and-role.ts";
import { isLabelAlone, readNameBesideDate, readNameLine, readWesternLine } from "./western-line.ts";
import {
  isDayAlone,
  readAuthorNote,
  readNameOverDate,
  readWesternSignature,
} from "./western-signature.ts";

/** What the line at `at` tells, in a script with words. `mayBeSigned`: it is one of the last lines. */
export function readWestern(
  lines: readonly PlacedLine[],
  at: number,
  mayBeSigned: boolean,
): BylineReading {
  const { text, place } = lines[at] as PlacedLine;
  const labelled = readWesternLine(text);
  if (labelled.authors.length > 0) return labelled;
  if (isLabelAlone(textAt(lines, at - 1, place))) return readNameLine(text);
  if (place === "above" || place === "behind") return NOTHING_READ;
  const isEnd = place === "closing";
  const named = isEnd ? readEnd(lines, at, mayBeSigned) : readBesideName(lines, at);
  return named.authors.length > 0 ? named : readAgency(text);
}

/** Beside the date or what its bearer is, or in a line above that. */
function readBesideName(lines: readonly PlacedLine[], at: number): BylineReading {
  const { text, place } = lines[at] as PlacedLine;
  const next = textAt(lines, at + 1, place);
  const line = isDayAlone(next) || isRoleAlone(next) ? `${text}\t${next}` : text;
  const named = readNameAndRole(line);
  return named.authors.length > 0 ? named : readNameBesideDate(line);
}

function readEnd(lines: readonly PlacedLine[], at: number, mayBeSigned: boolean): BylineReading {
  const { text } = lines[at] as PlacedLine;
  const isOverDate = mayBeSigned && isDayAlone(textAt(lines, at + 1, "closing"));
  if (isOverDate) return readNameOverDate(text);
  const signed = readWesternSignature(text);
  if (signed.authors.length > 0) return mayBeSignature(lines, at) ? signed : NOTHING_READ;
  return mayBeSigned ? readAuthorNote(text) : NOTHING_READ;
}

/** Newspapers print an agency where they print their own reporters. */
function readAgency(text: string): BylineReading {
  const alone = agencyOfLine(text);
  const agency = alone ?? agencyOfDateline(text);
  if (agency === undefined) return NOTHING_READ;
  const whole = alone !== undefined;
  return { authors: [agency], credit: agency, editors: [], whole, weight: whole ? 4 : 3 };
}

/** The text of a line, if it stands in that place. */
function textAt(lines: readonly PlacedLine[], at: number, place: PlacedLine["place"]): string {
  const line = lines[at];
  return line?.place === place ? line.text : "";
}
