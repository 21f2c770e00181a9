import { monthAbroad, monthByLocale, plainName } from "./months-by-locale.ts";

/** The names and abbreviations of the months in English, and what CLDR lacks of other languages; lower case and without accents. */
const NAMES = [
  "january jan janner januara",
  "february feb feber februara फरवरी",
  "march mar maerz mrz",
  "april apr aprila",
  "may",
  "june jun juna",
  "july jul jula",
  "august aug augusta",
  "september sep setiembre septembra септ септембра सितम्बर",
  "october oct oktobra октобра",
  "november nov novembra новембра नवम्बर",
  "december dec decembra децембра दिसम्बर",
];

const MONTHS = new Map(
  NAMES.flatMap((names, index) => names.split(" ").map((name) => [name, index + 1] as const)),
);

/** Hebrew and Arabic put a preposition before the name, Catalan an article. */
const PREFIX = /^(?:ב|d['’])/;
/** CLDR has Greek months as they stand beside a day. */
const GREEK_NOMINATIVE = /ος$/;

/** 1 to 12 for a month's name or abbreviation, in any case. */
export function monthOfName(word: string, language = ""): number | undefined {
  const name = plainName(word);
  return (
    find(name, language) ?? find(name.replace(PREFIX, "").replace(GREEK_NOMINATIVE, "ου"), language)
  );
}

/** The page's own language comes first: Croatian borrows names that its neighbours use for another month. */
function find(name: string, language: string): number | undefined {
  return monthByLocale(name, language) ?? MONTHS.get(name) ?? monthAbroad(name);
}
