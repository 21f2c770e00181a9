/** Scripts, and the languages written in them: what the runtime knows need not be written down. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/^[\u0370-\u03ff]/, "el"],
  [/^[\u0400-\u04ff]/, "ru uk be bg sr mk kk uz-Cyrl"],
  [/^[\u0590-\u05ff]/, "he"],
  [/^[\u0600-\u06ff]/, "ar ar-DZ ar-LB ar-MA fa ur"],
  [/^[\u0900-\u097f]/, "hi mr"],
  [/^[\u0980-\u09ff]/, "bn"],
  [/^[\u0b80-\u0bff]/, "ta"],
  [/^[\u0c00-\u0c7f]/, "te"],
  [/^[\u0e00-\u0e7f]/, "th"],
];
const STYLES = ["long", "short"] as const;

const known = new Map<string, ReadonlyMap<string, number>>();

/**
 * 1 to 12 for the name or abbreviation of a Gregorian month as CLDR has it, alone and beside a day: in Latin letters of the
 * given language, in others of any. They are read from the runtime when the first word is asked for: that takes a
 * millisecond for each language.
 * @param name as `plainName` gives it
 */
export function monthByLocale(name: string, language: string): number | undefined {
  const languages = SCRIPTS.find(([script]) => script.test(name))?.[1] ?? latinLocale(language);
  return languages === undefined ? undefined : monthsOf(languages).get(name);
}

/** English needs no reading, and the languages of East Asia have numbers. */
const LATIN = /^(?!en|zh|ja|ko)[a-z]{2,3}(?![a-z])/i;

/** Serbian and Uzbek are written in two scripts. */
function latinLocale(language: string): string | undefined {
  const [primary] = LATIN.exec(language) ?? [];
  return primary && `${primary.toLowerCase()}-Latn`;
}

const LARGEST = "de es fr it nl pl pt";
/** How their names begin: there are many more words beside numbers than pages in which one is a foreign month. */
const MAY_BE_ABROAD =
  /^(?:a(?:br|go|ou|pr|ug|vr)|cze|d[ei][cz]|ene|fe[bv]|g(?:en|iu|ru)|j(?:an|u[iln])|kwi|l(?:i[ps]|u[gt])|m(?:a[agijry]|ei|rt)|nov|o(?:[ck]t|tt|ut)|paz|se[pt]|sie|sty|wrz)/;

/** The same of the largest languages in Latin letters, whatever the page's is: not all pages say in which they are. */
export function monthAbroad(name: string): number | undefined {
  return MAY_BE_ABROAD.test(name) ? monthsOf(LARGEST).get(name) : undefined;
}

/** The names of a calendar's months, each with the month of ours whose middle lies in it. */
export function monthsOf(languages: string, calendar = "gregory"): ReadonlyMap<string, number> {
  const key = `${languages} ${calendar}`;
  const months = known.get(key) ?? readMonths(languages, calendar);
  known.set(key, months);
  return months;
}

function readMonths(languages: string, calendar: string): ReadonlyMap<string, number> {
  const formats = Intl.DateTimeFormat.supportedLocalesOf(languages.split(" ")).flatMap((locale) =>
    formatters(`${locale}-u-ca-${calendar}`),
  );
  return new Map(
    formats.flatMap((format) =>
      Array.from(
        { length: 12 },
        (_, index) => [plainName(nameIn(format, index)), index + 1] as const,
      ),
    ),
  );
}

const ACCENTS = /[\u0300-\u036f\u0653-\u0655]/g;
/** Thai has several in a name. */
const ONLY_DOT = /^([^.]*)\.$/;

/** In lower case and without accents, which capitals and hasty writers leave out; a name of two words has an underscore. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(ACCENTS, "")
    .replace(ONLY_DOT, "$1")
    .replace(" ", "_");
}

function formatters(locale: string): readonly Intl.DateTimeFormat[] {
  return STYLES.flatMap((month) => [
    new Intl.DateTimeFormat(locale, { month, timeZone: "UTC" }),
    new Intl.DateTimeFormat(locale, { month, day: "numeric", timeZone: "UTC" }),
  ]);
}

function nameIn(format: Intl.DateTimeFormat, index: number): string {
  const parts = format.formatToParts(Date.UTC(2021, index, 15));
  return parts.find(({ type }) => type === "month")?.value ?? "";
}
