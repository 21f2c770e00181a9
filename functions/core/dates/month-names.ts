import { monthByLocale, plainName } from "./months-by-locale.ts";

/** The names and abbreviations of the months in the largest languages of Latin letters, and what CLDR lacks of others; lower case and without accents. */
const NAMES = [
  "january jan januar janner janvier janv enero ene janeiro gennaio gen januari styczen stycznia sty januara",
  "february feb februar feber fevrier fevr fev febrero fevereiro febbraio februari luty lutego lut februara फरवरी",
  "march mar marz maerz mrz mars marzo marco maart mrt marzec marca",
  "april apr avril avr abril abr aprile kwiecien kwietnia kwi aprila",
  "may mai mayo maio maggio mag mei maj maja",
  "june jun juni juin junio junho giugno giu czerwiec czerwca cze juna",
  "july jul juli juillet juil julio julho luglio lug lipiec lipca lip jula",
  "august aug aout agosto ago augustus sierpien sierpnia sie augusta",
  "september sep sept septembre septiembre setiembre setembro set settembre wrzesien wrzesnia wrz septembra септ септембра सितम्बर",
  "october oct oktober okt octobre octubre outubro out ottobre ott pazdziernik pazdziernika paz oktobra октобра",
  "november nov novembre noviembre novembro listopad listopada lis novembra новембра नवम्बर",
  "december dec dezember dez decembre diciembre dic dezembro dicembre grudzien grudnia gru decembra децембра दिसम्बर",
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
  return monthByLocale(name, language) ?? MONTHS.get(name);
}
