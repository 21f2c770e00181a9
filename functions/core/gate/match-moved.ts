import { isSameText, normalizeTitle } from "./fingerprint.ts";

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

/** The known article that has the same text, if exactly one has. */
export function matchByText(
  known: readonly KnownArticle[],
  fingerprint: string | undefined,
): KnownArticle | undefined {
  const same = known.filter((article) => isSameText(article.fingerprint, fingerprint));
  return same.length === 1 ? same[0] : undefined;
}

/** A date that one of the two does not tell, is no contradiction. */
function isSameDay(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a.slice(0, 10) === b.slice(0, 10);
}
