import type { HtmlNode } from "../../html/tree.ts";
import { isMetadataLine } from "../content/metadata-lines.ts";
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
  const printed = lines
    .filter(({ place }) => place === "below")
    .slice(0, REACH)
    .find(({ hint, text }) => SUBTITLE_HINT.test(hint()) && maySubtitle(text, title));
  if (printed !== undefined) {
    return {
      value: printed.text.replaceAll("\t", " "),
      from: "line under the headline",
      heard: [],
    };
  }
  const told = jsonText(jsonLd.article?.alternativeHeadline) ?? "";
  if (!maySubtitle(told, title) || !isPrinted(told, lines)) return undefined;
  return { value: told, from: "JSON-LD alternativeHeadline", heard: [] };
}

/** A label ("COMMENTARY"), a byline and the headline once more, behind a kicker or not, are none. */
function maySubtitle(text: string, title: string): boolean {
  const key = keyOf(text);
  if (text.length > MAX_LENGTH || key.length < 4) return false;
  const [before = "", behind] = key.split(keyOf(title));
  if (behind === "" && before.length <= title.length) return false;
  return !ONE_WORD.test(text) && !isMetadataLine(text);
}

const ONE_WORD = /^[\p{Lu}\p{Ll}]{1,40}\W?$/u;

function isPrinted(text: string, lines: readonly PlacedLine[]): boolean {
  const key = keyOf(text);
  return lines.some((line) => keyOf(line.text) === key);
}
