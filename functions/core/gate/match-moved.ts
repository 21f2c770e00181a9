import { EQUAL, isSameText, normalizeTitle, SIMILAR } from "./fingerprint.ts";

/** What of a known article tells it again at another address. */
export interface KnownArticle {
  readonly id: string;
  readonly titles: readonly string[];
  /** ISO 8601; the day is compared. */
  readonly published?: string;
  readonly fingerprint?: string;
}

export interface SeenLink {
  readonly title: string;
  readonly published?: string;
}

/** From this many letters on a title is one article's; a shorter one (公告, Weather) may be many articles'. */
const TELLING = 6;

/**
 * Finds known articles by what a listing says of them. A title that two known articles share tells neither, unless the
 * listing's date does.
 */
export function createTitleMatcher(
  known: readonly KnownArticle[],
): (link: SeenLink) => KnownArticle | undefined {
  const byTitle = new Map<string, KnownArticle[]>();
  for (const article of known) {
    for (const title of new Set(article.titles.map(normalizeTitle))) {
      if (title.length >= TELLING) byTitle.set(title, [...(byTitle.get(title) ?? []), article]);
    }
  }
  return ({ title, published }) => {
    const candidates = byTitle.get(normalizeTitle(title)) ?? [];
    const sameDay = candidates.filter((article) => isSameDay(article.published, published));
    return sameDay.length === 1 ? sameDay[0] : undefined;
  };
}

/**
 * The known article that has the same text, if exactly one has. Notices of the same form (weather, prices) differ in few
 * words: so the dates must agree too, or the texts to a few bits where one has none.
 */
export function matchByText(
  known: readonly KnownArticle[],
  { fingerprint, published }: Pick<KnownArticle, "fingerprint" | "published">,
): KnownArticle | undefined {
  const same = known.filter((article) => {
    const isDated = article.published !== undefined && published !== undefined;
    if (isDated && !isSameTime(article.published, published)) return false;
    return isSameText(article.fingerprint, fingerprint, isDated ? SIMILAR : EQUAL);
  });
  return same.length === 1 ? same[0] : undefined;
}

/** A date that one of the two does not tell, is no contradiction. */
function isSameDay(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a.slice(0, 10) === b.slice(0, 10);
}

/** To the minute where both tell it. */
function isSameTime(a = "", b = ""): boolean {
  const isTimed = a.includes("T") && b.includes("T");
  return isTimed ? Math.abs(Date.parse(a) - Date.parse(b)) < 60_000 : isSameDay(a, b);
}
