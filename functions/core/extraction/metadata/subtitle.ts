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

/** A label ("COMMENTARY"), a byline and the headline once more are none. */
function maySubtitle(text: string, title: string): boolean {
  const key = keyOf(text);
  if (text.length > MAX_LENGTH || key.length < 4 || key.includes(keyOf(title))) return false;
  return !ONE_WORD.test(text) && !BYLINE.test(text);
}

const ONE_WORD = /^[\p{Script=Latin}\p{Script=Cyrillic}]{1,40}\W?$/u;
const BYLINE =
  /^(?:By|by|BY|Von|von|VON|Par|par|Por|por|Di)[:\s]\s?(?:\p{Lu}[\p{L}.'’-]{0,20}[\s,]{0,2}){2,5}(?:.{0,30}\d.{0,10})?$/u;

function isPrinted(text: string, lines: readonly PlacedLine[]): boolean {
  const key = keyOf(text);
  return lines.some((line) => keyOf(line.text) === key);
}
