import type { DateContext } from "../../../dates/wall-clock.ts";
import { elementsByTag, type PageIndex } from "../../../html/page-index.ts";
import { attribute, type HtmlElement, scriptText } from "../../../html/tree.ts";
import type { DateCandidate } from "./date-candidate.ts";
import { readWhole } from "./metadata-dates.ts";

/** Names under which content management systems hand the time of publication to their own scripts. */
const PUBLISHED_KEY =
  /["']?\b(?:(?:page|article|content|story|post|first)_?)?(?:(?:date_?)?published|pub(?:lish(?:ed)?)?_?(?:at|on|date|time)|ptime|(?:display|release|post|publication)_?date|created?_?(?:time|at)|ct)\\?["']?\s{0,3}[:=]\s{0,3}\\?["']?([^"',;}<]{8,40})/giu;

const MAX_CHARACTERS = 400_000;
const MAX_HITS = 8;
const JSON_LD = /ld\+json/;

/** Times in the page's own scripts and state; the first is the article's, the others may be teasers'. */
export function scriptDates(index: PageIndex, context: DateContext): readonly DateCandidate[] {
  const values: string[] = [];
  let left = MAX_CHARACTERS;
  for (const script of elementsByTag(index, "script")) {
    const text = textOf(script);
    if (text.length > left) continue;
    left -= text.length;
    for (const match of text.matchAll(PUBLISHED_KEY)) values.push(unescaped(match[1] ?? ""));
  }
  return values
    .slice(0, MAX_HITS)
    .flatMap((value) => readWhole(value, context, how(OTHERS)))
    .map((date, order) => (order === 0 ? { ...date, weight: FIRST } : date));
}

const FIRST = 5.5;
const OTHERS = 1.6;

function how(weight: number) {
  return { role: "published", carrier: "script", from: "a script of the page", weight } as const;
}

function unescaped(value: string): string {
  return value.replaceAll("\\/", "/").replaceAll("\\", "");
}

function textOf(script: HtmlElement): string {
  if (JSON_LD.test(attribute(script, "type") ?? "")) return "";
  return scriptText(script);
}
