/** What most who write a language use. */
export interface LikelyLocale {
  readonly language: string;
  /** Of ISO 15924. */
  readonly script?: string;
  readonly region?: string;
  /** Of a region that has no other. */
  readonly zone?: string;
}

const MOST_KNOWN = 1_000;
/** There are few, and to ask for one costs as much as to read some lines. */
const known = new Map<string, LikelyLocale | undefined>();

/** What a BCP 47 language leaves open is told by its other parts; of a tag that is none, by the first. */
export function likelyLocale(language: string): LikelyLocale | undefined {
  if (known.has(language)) return known.get(language);
  if (known.size >= MOST_KNOWN) known.clear();
  const locale = readLocale(language) ?? readLocale(primaryLanguage(language));
  known.set(language, locale);
  return locale;
}

/** `zh` of `zh_CN`. */
export function primaryLanguage(language: string): string {
  return language.split(SEPARATOR, 1)[0] ?? "";
}

const SEPARATOR = /[-_]/;

function readLocale(tag: string): LikelyLocale | undefined {
  try {
    const locale: ZonedLocale = new Intl.Locale(tag.replaceAll("_", "-")).maximize();
    const { language, script, region } = locale;
    const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
    return { language, script, region, zone: zones.length === 1 ? zones[0] : undefined };
  } catch {
    return undefined;
  }
}

/** Node 20 has what came before the method. */
type ZonedLocale = Intl.Locale & { readonly timeZones?: readonly string[] };
