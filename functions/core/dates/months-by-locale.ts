/** Languages whose script is none of Europe's: what the runtime knows of them need not be written down. */
const LOCALES = "ar ar-DZ ar-LB ar-MA fa he hi mr bn ta te th ur".split(" ");
const STYLES = ["long", "short"] as const;

let months: ReadonlyMap<string, number> | undefined;

/**
 * The Gregorian months' names and abbreviations in the Arabic, Hebrew and Thai scripts and in those of India, as CLDR has
 * them, alone and beside a day. Read from the runtime once, when the first such word is asked for: that takes some milliseconds.
 */
export function monthsByLocale(): ReadonlyMap<string, number> {
  months ??= new Map(
    LOCALES.flatMap(formatters).flatMap((format) =>
      Array.from(
        { length: 12 },
        (_, index) => [plainName(nameIn(format, index)), index + 1] as const,
      ),
    ),
  );
  return months;
}

const ACCENTS = /[\u0300-\u036f\u0653-\u0655]/g;

/** Without accents, which capitals and hasty writers leave out; a name of two words has an underscore. */
export function plainName(name: string): string {
  return name.normalize("NFD").replace(ACCENTS, "").replace(" ", "_");
}

function formatters(locale: string): readonly Intl.DateTimeFormat[] {
  const gregorian = `${locale}-u-ca-gregory`;
  return STYLES.flatMap((month) => [
    new Intl.DateTimeFormat(gregorian, { month, timeZone: "UTC" }),
    new Intl.DateTimeFormat(gregorian, { month, day: "numeric", timeZone: "UTC" }),
  ]);
}

function nameIn(format: Intl.DateTimeFormat, index: number): string {
  const parts = format.formatToParts(Date.UTC(2021, index, 15));
  return parts.find(({ type }) => type === "month")?.value ?? "";
}
