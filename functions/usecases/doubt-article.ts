import type { Article } from "../core/article.ts";
import { isSameText, normalizeTitle } from "../core/gate/fingerprint.ts";
import type { ArticleRecord } from "../core/records.ts";
import type { ArticleHashes } from "./article-body.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import type { ReadArticle } from "./visited-article.ts";

/** In letters; error pages have less to say. */
const LONG = 500;

const ELLIPSIS = /(?:\.{3}|…)$/;

/** A page that became another one is believed when this many visits in a row have seen the same. */
const BELIEVED_AFTER = 3;

/**
 * An entered article whose page suddenly holds another title and another text is more likely an error page than a new
 * version: what is stored stays until later visits agree. Answers true if this visit changes nothing but that count.
 */
export async function doubtArticle(
  { record, article, page }: ReadArticle,
  { textHash, fingerprint }: ArticleHashes,
  { articles, clock }: CrawlDependencies,
): Promise<boolean> {
  if (record.state !== "entered" || isSameText(record.fingerprint, fingerprint)) return false;
  if (isSameTitle(record, article.title)) return false;

  const seen = record.doubted?.textHash === textHash ? record.doubted.visits : 0;
  if (seen + 1 >= BELIEVED_AFTER) return false;
  await articles.saveArticle({
    ...record,
    revision: record.revision + 1,
    doubted: { textHash, visits: seen + 1 },
    visitedAt: clock.now().toISOString(),
    reason: `another page stands at ${page.url}`,
  });
  return true;
}

/** Half a day: by then an error page has gone, and a page that names itself otherwise than its listing did is believed. */
const DOUBTED_VISITS = 11;

/**
 * The page is not what the listing said: where a site has moved or is out of order, every link leads to one and the same
 * page. Among mostly unknown links another title is enough; else the page has to lack a date as well. In a source's
 * first crawl, which has nothing to be compared with, a long text is believed: some listings call articles by a number.
 */
export function isAnotherPage(
  { state, suspect, listing, title, attempts, enterAt, cameWith }: ArticleRecord,
  article: Pick<Article, "title" | "text" | "publishedAt">,
): boolean {
  const announced = normalizeTitle((listing?.title ?? title).replace(ELLIPSIS, ""));
  const text = normalizeTitle(article.text);
  const isFirstCrawl = enterAt !== undefined || cameWith !== undefined;
  const isLong = isFirstCrawl && text.length >= LONG;
  const isPlausible = article.publishedAt !== undefined || attempts >= DOUBTED_VISITS || isLong;
  if (state === "entered" || announced.length < 4 || (!suspect && isPlausible)) return false;
  const found = normalizeTitle(article.title);
  const isTitled = found.includes(announced) || (found.length >= 4 && announced.includes(found));
  return !isTitled && !text.includes(announced);
}

function isSameTitle({ title, listing }: ArticleRecord, other: string): boolean {
  const now = normalizeTitle(other);
  return [title, listing?.title ?? title].some((known) => {
    const before = normalizeTitle(known);
    return before === now || (now.length > 3 && before.includes(now)) || now.includes(before);
  });
}
