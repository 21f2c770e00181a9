import type { PlacedLine } from "../article-lines.ts";
import { type BylineReading, NOTHING_READ } from "./byline-reading.ts";
import { readLabelledLine } from "./chinese-line.ts";
import { isPhotoCredit, isPhotographer, readReporters, readSignedEnd } from "./reporter-line.ts";
import { readNamesBesideDate, readPoster, readSignature } from "./signature-line.ts";
import { foldTraditional, unfold } from "./traditional.ts";

/** What a Chinese line tells, of either script. `mayBeSigned`: it is one of the first or last lines, where a bare name signs. */
export function readChinese(text: string, line: PlacedLine, mayBeSigned: boolean): BylineReading {
  const folded = foldTraditional(text);
  const reading = readFolded(folded, line, mayBeSigned);
  if (folded === text) return reading;
  const printed = (part: string) => unfold(part, folded, text);
  return {
    ...reading,
    authors: reading.authors.map(printed),
    editors: reading.editors.map(printed),
    credit: reading.credit && printed(reading.credit),
  };
}

function readFolded(text: string, { place }: PlacedLine, mayBeSigned: boolean): BylineReading {
  if (isPhotographer(text)) return { ...NOTHING_READ, whole: true };
  const labelled = readLabelledLine(text);
  const named = plainest([
    readReporters(text, place === "opening" || place === "below"),
    readPoster(text) ?? readNamesBesideDate(text) ?? NOTHING_READ,
    mayBeSigned ? readBareName(text, place) : NOTHING_READ,
  ]);
  if (named.authors.length === 0) return labelled;
  const isLabelled = labelled.authors.length > 0 && labelled.weight >= named.weight;
  return {
    ...(isLabelled ? labelled : named),
    credit: labelled.credit ?? named.credit,
    editors: labelled.editors,
    whole: labelled.whole || named.whole,
  };
}

/** Names without a label; behind the text they would be anything. */
function readBareName(text: string, place: PlacedLine["place"]): BylineReading {
  if (place === "behind" || isPhotoCredit(text)) return NOTHING_READ;
  const signed = readSignature(text);
  return signed ?? (place === "closing" ? readSignedEnd(text) : NOTHING_READ);
}

/** Of equal ones the first. */
function plainest(readings: readonly BylineReading[]): BylineReading {
  return readings.reduce((best, reading) => (reading.weight > best.weight ? reading : best));
}
