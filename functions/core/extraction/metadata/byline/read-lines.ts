import type { PlacedLine } from "../article-lines.ts";
import { hanShare } from "../page-text.ts";
import type { BylineReading } from "./byline-reading.ts";
import { isChineseLabelAlone } from "./chinese-line.ts";
import { readChinese } from "./read-chinese.ts";
import { readWestern } from "./read-western.ts";

export interface LineRead {
  readonly line: PlacedLine;
  readonly reading: BylineReading;
}

const CHINESE = 0.3;
const COLON = /\s?[:：]$/u;
const MAX_PROSE = 1_200;
const EDGE = 200;
/** Under a headline a name may stand in one of the first lines, behind a text in one of the last. */
const SIGNATURE_LINES = 3;

/**
 * What each line around the article tells of its origin, Chinese and western forms alike. On a page in Japanese no name signs
 * without a label: 申込 and 費用 are shaped like Chinese names.
 */
export function readLines(lines: readonly PlacedLine[], isJapanese = false): readonly LineRead[] {
  const places = countPlaces(lines);
  return lines.map((line, at) => {
    const order = places[at] ?? SIGNATURE_LINES;
    const mayBeSigned = !isJapanese && order < SIGNATURE_LINES && line.place !== "above";
    return { line, reading: read(lines, at, mayBeSigned) };
  });
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
  const label = lines[at - 1];
  const isValue = label?.place === line.place && isChineseLabelAlone(label.text);
  return readChinese(
    isValue ? `${label.text.replace(COLON, "")}：${text}` : text,
    line,
    mayBeSigned,
  );
}

function edgeOf({ text, place }: PlacedLine): string {
  return place === "closing" ? text.slice(-EDGE) : text.slice(0, EDGE);
}
