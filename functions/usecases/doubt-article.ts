import { isSameText, normalizeTitle } from "../core/gate/fingerprint.ts";
import type { ArticleRecord } from "../core/records.ts";
import type { ArticleHashes } from "./article-body.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import type { ReadArticle } from "./store-article.ts";

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

function isSameTitle({ title, listing }: ArticleRecord, other: string): boolean {
  const now = normalizeTitle(other);
  return [title, listing?.title ?? title].some((known) => {
    const before = normalizeTitle(known);
    return before === now || (now.length > 3 && before.includes(now)) || now.includes(before);
  });
}
