import { elementsByTag, type PageIndex } from "../../html/page-index.ts";
import { attribute } from "../../html/tree.ts";
import { likelyLocale } from "../../likely-locale.ts";
import { isTraditional } from "./byline/traditional.ts";
import type { Choice } from "./candidate.ts";
import { type JsonLd, jsonText } from "./json-ld.ts";
import { type MetaTags, metaValues } from "./meta-tags.ts";

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["zh", /\p{Script=Han}/gu],
  ["ru", /\p{Script=Cyrillic}/gu],
  ["ar", /\p{Script=Arabic}/gu],
  ["he", /\p{Script=Hebrew}/gu],
  ["el", /\p{Script=Greek}/gu],
  ["th", /\p{Script=Thai}/gu],
  ["hi", /\p{Script=Devanagari}/gu],
  ["la", /\p{Script=Latin}/gu],
];

/** Written in Latin letters and in Cyrillic. */
const IN_TWO_SCRIPTS = /^(?:sr|bs|tg|tt|uz|az)\b/;

/** The words that a language cannot do without. */
const COMMON_WORDS: readonly (readonly [string, string])[] = [
  ["en", "the of and to in that is was for with on as by at from have this are"],
  ["de", "der die und das den von ist nicht mit dem ein eine auch auf sich für des im zu"],
  ["fr", "le la les des et est une dans que pour qui pas sur au par plus du ce cette"],
  ["es", "el la los las que del una por con para se su como más pero en y es"],
  ["pt", "o os que não uma com para dos da do em mais por como foi ao são"],
  ["it", "il che di per non una con del della sono le gli anche più nel alla è"],
  ["nl", "het een van en dat niet zijn voor met op aan ook er maar bij de is te"],
  ["pl", "się nie na że jest do to jak przez oraz w z po dla od są"],
  ["cs", "se na je že to v s z jako za pro by do ale byl podle"],
  ["sv", "och att det som en på är av för med den till inte har om ett"],
  ["da", "og at det som en på er af for med den til ikke har om et"],
  ["nb", "og at det som en på er av for med den til ikke har om et"],
  ["fi", "ja on että ei se oli hän mutta myös kuin ovat joka"],
  ["hu", "az és hogy nem is egy van de meg csak volt"],
  ["ro", "și de în la cu pe nu care din este mai pentru sunt că"],
  ["tr", "ve bir bu için ile da de olarak daha çok olan gibi"],
  ["id", "yang dan di dengan untuk dari dalam ini tidak itu pada ke"],
  ["vi", "và của là có không được cho một với các trong đã"],
];

const LANGUAGES_BY_WORD = new Map<string, string[]>();
for (const [language, words] of COMMON_WORDS) {
  for (const word of words.split(" ")) {
    LANGUAGES_BY_WORD.set(word, [...(LANGUAGES_BY_WORD.get(word) ?? []), language]);
  }
}

const WORD = /[\p{L}\p{M}]+/gu;
const TAG = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}$/i;
const SAMPLE = 800;
const MANY_WORDS = 0.12;

/** BCP 47: as declared, unless the text is plainly in another language. */
export function chooseLanguage(
  index: PageIndex,
  meta: MetaTags,
  jsonLd: JsonLd,
  text: string,
): Choice<string> | undefined {
  const sample = text.slice(0, SAMPLE);
  const heard = declaredLanguages(index, meta, jsonLd);
  const script = scriptOf(sample);
  const fitting = heard.find(({ value }) => fits(value, script, sample));
  const detected = detectLanguage(sample, script);
  if (fitting === undefined || contradicts(fitting.value, detected)) {
    if (detected === undefined) return undefined;
    return { value: detected.language, from: "the text", heard };
  }
  return { value: fitting.value, from: fitting.from, heard };
}

function declaredLanguages(index: PageIndex, meta: MetaTags, jsonLd: JsonLd) {
  const [html] = elementsByTag(index, "html");
  const declared: readonly (readonly [string, string | undefined])[] = [
    ["<html lang>", html && (attribute(html, "lang") ?? attribute(html, "xml:lang"))],
    ["JSON-LD inLanguage", jsonText(jsonLd.article?.inLanguage)],
    ["meta og:locale", metaValues(meta, ["og:locale"])[0]],
    ["meta content-language", metaValues(meta, ["content-language", "language", "dc.language"])[0]],
  ];
  return declared.flatMap(([from, value]) => {
    const tag = value?.trim().split(",")[0]?.trim() ?? "";
    return TAG.test(tag) ? [{ value: canonicalTag(tag), from, weight: 1 }] : [];
  });
}

const PLAIN_TAG = /^[a-z]{2}(?:-[A-Z]{2})?$/;
const LATIN_ONLY = /^[\p{ASCII}\u00a0-\u024f\u2000-\u206f\u20ac]+$/u;

/** `zh_cn` is `zh-CN`. */
function canonicalTag(tag: string): string {
  return PLAIN_TAG.test(tag) ? tag : likelyLocale(tag).tag;
}

function scriptOf(sample: string): string | undefined {
  if (LATIN_ONLY.test(sample)) return "la";
  let best: string | undefined;
  let most = 0;
  for (const [script, pattern] of SCRIPTS) {
    const count = (sample.match(pattern)?.length ?? 0) * (SCRIPT_WEIGHT[script] ?? 1);
    if (count > most) [best, most] = [script, count];
  }
  return best;
}

/** Japanese mixes kana with Han, and one Han character says as much as several letters. */
const SCRIPT_WEIGHT: Readonly<Record<string, number>> = { ja: 10, zh: 4, ko: 4 };

/** A list of Japanese places or names can be nearly all Han. */
function fits(language: string, script: string | undefined, sample: string): boolean {
  if (script === undefined) return true;
  if (script === "zh" && likelyLocale(language).language === "ja") return KANA.test(sample);
  if (IN_TWO_SCRIPTS.test(language) && (script === "la" || script === "ru")) return true;
  return scriptOfLanguage(language) === scriptOfLanguage(script);
}

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A code that no language has is one of Latin letters. */
function scriptOfLanguage(language: string): string {
  const script = likelyLocale(language).script ?? "Latn";
  return HAN.test(script) ? "Han" : script;
}

const HAN = /^Han[st]$/;

interface Detected {
  readonly language: string;
  /** The share of the text's words that are among the language's commonest. */
  readonly share: number;
}

function detectLanguage(sample: string, script: string | undefined): Detected | undefined {
  if (script === undefined) return undefined;
  if (script === "zh") return { language: isTraditional(sample) ? "zh-Hant" : "zh", share: 0 };
  return script === "la" ? commonestLanguage(sample) : { language: script, share: 0 };
}

function commonestLanguage(sample: string): Detected | undefined {
  const words = sample.toLowerCase().match(WORD) ?? [];
  if (words.length < 8) return undefined;
  const counts = new Map<string, number>();
  for (const word of words) {
    const languages = LANGUAGES_BY_WORD.get(word);
    if (languages === undefined) continue;
    for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [language, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0]);
  const share = count / words.length;
  // One word again and again can be an initial or a unit: "12 s, 15 s".
  const isOf = (word: string) => LANGUAGES_BY_WORD.get(word)?.includes(language);
  const different = [...new Set(words)].filter(isOf).length;
  return share > MANY_WORDS && different > 2 ? { language, share } : undefined;
}

/** A template's `lang="en"` around a text full of German. */
function contradicts(declared: string, detected: Detected | undefined): boolean {
  if (detected === undefined || detected.share < 0.22) return false;
  const [primary] = declared.toLowerCase().split("-");
  if (!COMMON_WORDS.some(([language]) => language === primary)) return primary === "en";
  return primary !== detected.language && !isNordic(primary, detected.language);
}

function isNordic(a: string | undefined, b: string): boolean {
  return NORDIC.test(a ?? "") && NORDIC.test(b);
}

/** Written so alike that a few common words do not tell them apart. */
const NORDIC = /^(?:nb|nn|no|da|sv)$/;
