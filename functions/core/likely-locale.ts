/** What most who write a language use. */
export interface LikelyLocale {
  /** `zh-CN` for `zh_cn`; what is no BCP 47 only in lower case. */
  readonly tag: string;
  readonly language?: string;
  /** Of ISO 15924. */
  readonly script?: string;
  readonly region?: string;
  /** Of a region that has no other. */
  readonly zone?: string;
}

const MOST_KNOWN = 1_000;
/** There are few, and to ask for one costs as much as to read some lines. */
const known = new Map<string, LikelyLocale>();

/** What a BCP 47 language leaves open is told by its other parts; of a tag that is none, by the first. */
export function likelyLocale(language: string): LikelyLocale {
  const found = known.get(language);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const tag = language.toLowerCase();
  const locale = readLocale(language) ?? { ...readLocale(primaryLanguage(language)), tag };
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
    const named = new Intl.Locale(tag.replaceAll("_", "-"));
    const locale: ZonedLocale = named.maximize();
    const { language, script, region } = locale;
    const [zone, ...others] = locale.getTimeZones?.() ?? locale.timeZones ?? [];
    return {
      tag: named.toString(),
      language,
      script,
      region,
      zone: others.length > 0 ? undefined : zone,
    };
  } catch {
    return undefined;
  }
}

/** Node 20 has what came before the method. */
type ZonedLocale = Intl.Locale & { readonly timeZones?: readonly string[] };
