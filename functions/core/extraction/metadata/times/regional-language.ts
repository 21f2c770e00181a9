/** Countries' endings that anyone may have. */
const ANYONES = new Set(
  "ac ai am cc cf co eu fm ga gg gq im io la ly me ml nu pw sc sh so st tk to tv vc ws".split(" "),
);
/** Where English writes the month first, or either way. */
const NOT_BRITISH = /^(?:us|ca|ph)$/;
const COUNTRY = /\.([a-z]{2})$/;

/**
 * A language without its region, with the country of the page's host: it decides what 03/04/2021 is, and the zone.
 * `en-US` is what templates say unasked.
 */
export function regionalLanguage(
  language: string | undefined,
  url: URL | undefined,
): string | undefined {
  const country = COUNTRY.exec(url?.hostname ?? "")?.[1];
  if (language === undefined || country === undefined || ANYONES.has(country)) return language;
  const bare = language === "en-US" ? "en" : language;
  if (bare.includes("-") || (bare === "en" && NOT_BRITISH.test(country))) return language;
  return `${bare}-${country === "uk" ? "GB" : country.toUpperCase()}`;
}
