import { canonicalizeUrl } from "../core/canonical-url.ts";
import { articleId } from "../core/identity.ts";
import type { ArticleRecord } from "../core/records.ts";
import { aliasRecord } from "./article-records.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";

/**
 * One article, one identity: where the page names another canonical address than the one it was found under, the first
 * record that knows either address stays, the other address becomes its alias. Answers true if `record` turned out to be
 * another article's alias and is done with.
 */
export async function resolveIdentity(
  record: ArticleRecord,
  announced: string,
  deps: CrawlDependencies,
): Promise<boolean> {
  const canonicalUrl = canonicalizeUrl(announced) ?? record.canonicalUrl;
  const id = articleId(record.sourceKey, canonicalUrl);
  if (id === record.id) return false;

  const now = deps.clock.now().toISOString();
  await deps.articles.saveArticle(aliasRecord(record, canonicalUrl, now));
  const [owner] = await deps.articles.getArticles([id]);
  if (owner === undefined || owner.aliasOf === record.id) return false;
  if (record.state === "entered") return false;
  await becomeAlias(record, owner.aliasOf ?? owner.id, deps);
  return true;
}

async function becomeAlias(
  { nextAttemptAt: _, slotAt: __, ...record }: ArticleRecord,
  aliasOf: string,
  { articles }: CrawlDependencies,
): Promise<void> {
  await articles.saveArticle({ ...record, state: "alias", aliasOf, revision: record.revision + 1 });
}
