import type { HtmlNode } from "../../html/tree.ts";
import type { PlacedLine } from "./article-lines.ts";
import type { Choice } from "./candidate.ts";
import { type JsonLd, jsonText } from "./json-ld.ts";
import { keyOf } from "./page-text.ts";

const SUBTITLE_HINT =
  /sub-?(?:title|head|headline|heading|line)|(?:^|[\s_-])(?:deck|dek|kicker-?bottom|standfirst|futitle|fubiaoti|fbt)(?:$|[\s_-])/;
const MAX_LENGTH = 200;
const REACH = 4;

/** A second headline, printed right under the first or told by JSON-LD. A lead is none. */
export function chooseSubtitle(
  headline: HtmlNode | undefined,
  lines: readonly PlacedLine[],
  jsonLd: JsonLd,
  title: string | undefined,
): Choice<string> | undefined {
  if (headline === undefined || title === undefined) return undefined;
  const told = jsonText(jsonLd.article?.alternativeHeadline);
  for (const line of lines.filter(({ place }) => place === "below").slice(0, REACH)) {
    const value = line.text.replaceAll("\t", " ");
    if (value.length > MAX_LENGTH || keyOf(value).length < 4 || keyOf(value) === keyOf(title))
      continue;
    if (SUBTITLE_HINT.test(line.hint)) return { value, from: "line under the headline", heard: [] };
  }
  if (told === undefined || told.length > MAX_LENGTH || keyOf(told) === keyOf(title))
    return undefined;
  return isPrinted(told, lines)
    ? { value: told, from: "JSON-LD alternativeHeadline", heard: [] }
    : undefined;
}

function isPrinted(text: string, lines: readonly PlacedLine[]): boolean {
  const key = keyOf(text);
  return lines.some((line) => keyOf(line.text) === key);
}
