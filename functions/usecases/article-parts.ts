import type { Article } from "../core/article.ts";
import { canonicalizeUrl } from "../core/canonical-url.ts";
import { normalizeTitle } from "../core/gate/fingerprint.ts";
import type { ArticlePart, Gathering } from "../core/gathering.ts";

/** More pages than any article has: what goes on is a listing or a trap. */
const MOST_PARTS = 20;

/** What has come of a split article by then is all that is waited for. */
const PATIENCE_MS = 60 * 60_000;

const LONGEST_URL = 2048;

/** ISO 8601. */
export function gatheringEnd({ since }: Pick<Gathering, "since">): string {
  return new Date(Date.parse(since) + PATIENCE_MS).toISOString();
}

/** The page to visit after these; none at the last one, at a page that was visited before, or when there are enough. */
export function nextPart(parts: readonly ArticlePart[]): string | undefined {
  const next = parts.at(-1)?.next;
  if (next === undefined || parts.length >= MOST_PARTS || next.length > LONGEST_URL) {
    return undefined;
  }
  const address = canonicalizeUrl(next);
  if (address === undefined) return undefined;
  return parts.some(({ url }) => canonicalizeUrl(url) === address) ? undefined : next;
}

/** A page that was there before: at the same address after a redirect, or with the same text. */
export function isRepeated(
  parts: readonly ArticlePart[],
  { url, textHash }: Pick<ArticlePart, "url" | "textHash">,
): boolean {
  const address = canonicalizeUrl(url);
  return parts.some((part) => part.textHash === textHash || canonicalizeUrl(part.url) === address);
}

/** Shorter titles have too much in common with any other. */
const SHORTEST_TITLE = 4;
const SHORTEST_COMMON = 6;
const COMMON_SHARE = 0.6;

/**
 * Whether a page goes on with the article: by its title, or a title that begins alike ("Review: the screen", "Review: the
 * battery"), by the canonical address, or by the very minute of publication.
 */
export function isSameArticle(
  first: Gathering["first"],
  { title, canonicalUrl, publishedAt, publishedPrecision }: Article,
): boolean {
  if (canonicalizeUrl(canonicalUrl) === canonicalizeUrl(first.canonicalUrl)) return true;
  if (isSameTitle(titleStem(first.title), titleStem(title))) return true;
  if (publishedAt === undefined || publishedPrecision === "day") return false;
  return publishedAt === first.publishedAt && first.publishedPrecision === publishedPrecision;
}

function isSameTitle(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= SHORTEST_TITLE && long.includes(short)) return true;
  let common = 0;
  while (common < short.length && short[common] === long[common]) common += 1;
  return common >= SHORTEST_COMMON && common >= short.length * COMMON_SHARE;
}

/** `(2)`, `(2/5)`, `第2页`, `- Page 2` at a title's end. */
const PAGE_MARK =
  /[\s\-–—|_:：]{0,4}(?:[((【[]\s?第?\s?\d{1,2}\s?(?:页|頁|[/／]\s?\d{1,2})?\s?[))】\]]|第\s?\d{1,2}\s?[页頁]|(?:page|part|seite|página)\s\d{1,2}(?:\s(?:of|von|de)\s\d{1,2})?)$/i;

/** A title without the number of its page. */
export function withoutPageMark(title: string): string {
  return title.trim().replace(PAGE_MARK, "").trim() || title;
}

function titleStem(title: string): string {
  return normalizeTitle(withoutPageMark(title));
}
