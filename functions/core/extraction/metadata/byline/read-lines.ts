import type { PlacedLine } from "../article-lines.ts";
import { hanShare } from "../page-text.ts";
import { type BylineReading, NOTHING_READ } from "./byline-reading.ts";
import { readLabelledLine } from "./chinese-line.ts";
import { readReporters } from "./reporter-line.ts";
import { readWesternLine } from "./western-line.ts";

export interface LineRead {
  readonly line: PlacedLine;
  readonly reading: BylineReading;
}

const CHINESE = 0.3;
const MAX_PROSE = 1_200;

/** What each line around the article tells of its origin, Chinese and western forms alike. */
export function readLines(lines: readonly PlacedLine[]): readonly LineRead[] {
  return lines.map((line) => ({ line, reading: read(line) }));
}

function read({ text, place }: PlacedLine): BylineReading {
  if (text.length > MAX_PROSE) return readIfChinese(text.slice(0, 200), place === "opening");
  return readIfChinese(text, place === "opening" || place === "below") ?? NOTHING_READ;
}

function readIfChinese(text: string, isOpening: boolean): BylineReading {
  if (hanShare(text) < CHINESE) return readWesternLine(text);
  const labelled = readLabelledLine(text);
  const reporters = readReporters(text, isOpening);
  if (reporters.authors.length === 0) return labelled;
  const best =
    labelled.authors.length > 0 && labelled.weight >= reporters.weight ? labelled : reporters;
  return {
    ...best,
    credit: labelled.credit,
    editors: labelled.editors,
    whole: labelled.whole || reporters.whole,
  };
}
