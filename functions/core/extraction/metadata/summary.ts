import type { ContentView } from "../extraction.ts";
import type { Candidate, Choice } from "./candidate.ts";
import { type JsonLd, jsonText } from "./json-ld.ts";
import { type MetaTags, metaValues } from "./meta-tags.ts";
import { collapse, keyOf } from "./page-text.ts";

const MAX = 300;
const SHORTEST_PROSE = 40;
const SENTENCE_END = /[.!?。！？…]["”’»」』）)]{0,2}(?=\s|$|\p{Script=Han}|["“「『])/gu;
const ENDS = /[.!?。！？]["”’»」』）)]{0,2}$/u;
const CUT_OFF = /(?:…|\.{3}|\[…\]|\[\.\.\.\])$/;
const HAN = /\p{Script=Han}/u;
const ABBREVIATION =
  /(?:\b(?:\p{Lu}|[a-z]|Mr|Mrs|Ms|Dr|Prof|St|Nr|bzw|usw|etc|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\d)\.$/u;

/** What the page says in short, ending with a sentence, at most 300 characters; else how its text begins. */
export function chooseSummary(
  meta: MetaTags,
  jsonLd: JsonLd,
  content: ContentView,
  title: string | undefined,
): Choice<string> | undefined {
  const opening = openingOf(content);
  const heard = judgeAll(describe(meta, jsonLd), { opening, title, isAbout: aboutAs(opening) });
  for (const { value, from, weight } of heard) {
    const summary = weight > 0 ? endWithSentence(value) : undefined;
    if (summary !== undefined) return { value: summary, from, heard };
  }
  const value = endWithSentence(opening) ?? wholeWords(opening);
  return value === "" ? undefined : { value, from: "the text's beginning", heard };
}

function describe(meta: MetaTags, jsonLd: JsonLd): readonly Candidate[] {
  const told: readonly (readonly [string, string | undefined])[] = [
    ["meta og:description", metaValues(meta, ["og:description"])[0]],
    ["meta description", metaValues(meta, ["description"])[0]],
    ["JSON-LD description", jsonText(jsonLd.article?.description)],
    ["meta twitter:description", metaValues(meta, ["twitter:description"])[0]],
  ];
  return told.flatMap(([from, value]) =>
    value === undefined ? [] : [{ value: collapse(value.replace(MARKUP, " ")), from, weight: 1 }],
  );
}

const MARKUP = /<[^<>]{1,200}>/g;

/** Most pages describe themselves twice in the same words. */
function judgeAll(described: readonly Candidate[], known: Known): readonly Candidate[] {
  const doubts = new Map<string, string | undefined>();
  return described.map((candidate) => {
    const { value } = candidate;
    if (!doubts.has(value)) doubts.set(value, doubt(value, known));
    const why = doubts.get(value);
    return why === undefined ? candidate : { ...candidate, weight: 0, why };
  });
}

interface Known {
  readonly opening: string;
  readonly title: string | undefined;
  readonly isAbout: (text: string) => boolean;
}

/** Why a description is not a summary of this article. */
function doubt(text: string, { opening, title, isAbout }: Known): string | undefined {
  const key = keyOf(text);
  if (key.length < (HAN.test(text) ? 12 : 30)) return "too short";
  if (title !== undefined && isTitle(key, keyOf(title))) return "the title again";
  const isCut = () => CUT_OFF.test(text) || keyOf(opening).startsWith(key.slice(0, 20));
  if (!ENDS.test(text) && isCut()) return "cut off";
  return isAbout(text) ? undefined : "the site's, not the article's";
}

function isTitle(key: string, title: string): boolean {
  return key.startsWith(title) && key.length < title.length * 1.3;
}

/** Whether a description is about the text that begins so; one that shares no words with it is the site's own. */
function aboutAs(opening: string): (text: string) => boolean {
  let pieces: ReadonlySet<string> | undefined;
  return (text) => {
    if (opening.length < 100) return true;
    pieces ??= piecesOf(opening);
    return sharesWords(text, pieces);
  };
}

function sharesWords(description: string, known: ReadonlySet<string>): boolean {
  const words = piecesOf(description);
  let shared = 0;
  for (const word of words) if (known.has(word)) shared += 1;
  return shared >= Math.min(3, words.size * 0.15);
}

function piecesOf(text: string): ReadonlySet<string> {
  if (!HAN.test(text)) return new Set(text.toLowerCase().match(LONG_WORD) ?? []);
  const key = keyOf(text);
  return new Set(
    Array.from({ length: Math.max(0, key.length - 1) }, (_, i) => key.slice(i, i + 2)),
  );
}

const LONG_WORD = /[\p{L}\p{N}]{4,}/gu;

function openingOf({ lines }: ContentView): string {
  const opening: string[] = [];
  let length = 0;
  for (const { text } of lines.slice(0, 40)) {
    if (text.length < SHORTEST_PROSE && !ENDS.test(text)) continue;
    opening.push(text);
    length += text.length;
    if (length > 2 * MAX) break;
  }
  return opening.join(HAN.test(opening[0] ?? "") ? "" : " ");
}

/** The longest beginning of whole sentences. */
function endWithSentence(text: string): string | undefined {
  if (text.length <= MAX && ENDS.test(text)) return text;
  const ends = [...text.slice(0, MAX + 1).matchAll(SENTENCE_END)]
    .map((match) => match.index + match[0].length)
    .filter((end) => end <= MAX && !ABBREVIATION.test(text.slice(Math.max(0, end - 6), end)));
  const end = ends.at(-1);
  return end === undefined ? undefined : text.slice(0, end).trim();
}

/** No sentence ends in reach. */
function wholeWords(text: string): string {
  if (text.length <= MAX) return text;
  const cut = text.slice(0, MAX - 1);
  const end = cut.lastIndexOf(" ");
  return `${(end > MAX / 2 ? cut.slice(0, end) : cut).trim()}…`;
}
