import { canonicalizeUrl } from "../core/canonical-url.ts";
import { matchByText } from "../core/gate/match-moved.ts";
import { articleId } from "../core/identity.ts";
import type { ArticleRecord } from "../core/records.ts";
import type { ArticleHashes } from "./article-body.ts";
import { aliasRecord } from "./article-records.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { knownArticles } from "./known-articles.ts";
import { moveArticle } from "./move-article.ts";
import type { ReadArticle } from "./visited-article.ts";

/**
 * One article, one identity. Where the page names another canonical address than the one it was found under, the first
 * record that knows either address stays, the other address becomes its alias. Where the site may have moved, a text that
 * is known makes this its new address. Answers true if `record` turned out to be another article's alias and is done with.
 */
export async function resolveIdentity(
  read: ReadArticle,
  hashes: ArticleHashes,
  deps: CrawlDependencies,
): Promise<boolean> {
  if (read.record.state === "entered") return false;
  const owner = (await ownerOfCanonical(read, deps)) ?? (await ownerOfText(read, hashes, deps));
  if (owner === undefined) return false;
  await becomeAlias(read.record, owner, deps);
  return true;
}

async function ownerOfCanonical(
  { record, article }: ReadArticle,
  deps: CrawlDependencies,
): Promise<string | undefined> {
  const canonicalUrl = canonicalizeUrl(article.canonicalUrl) ?? record.canonicalUrl;
  const id = articleId(record.sourceKey, canonicalUrl);
  if (id === record.id) return undefined;
  await deps.articles.saveArticle(
    aliasRecord(record, canonicalUrl, deps.clock.now().toISOString()),
  );
  const [owner] = await deps.articles.getArticles([id]);
  if (owner === undefined || owner.aliasOf === record.id) return undefined;
  return owner.aliasOf ?? owner.id;
}

async function ownerOfText(
  { record: { id, sourceKey, suspect, canonicalUrl, url }, article }: ReadArticle,
  { fingerprint }: ArticleHashes,
  deps: CrawlDependencies,
): Promise<string | undefined> {
  if (!suspect) return undefined;
  const known = matchByText(await knownArticles(sourceKey, deps.articles), {
    fingerprint,
    published: article.publishedAt,
  });
  if (known === undefined || known.id === id) return undefined;
  await moveArticle({ candidate: { canonicalUrl, link: { url } }, knownId: known.id }, deps);
  return known.id;
}

async function becomeAlias(
  { nextAttemptAt: _, slotAt: __, ...record }: ArticleRecord,
  aliasOf: string,
  { articles }: CrawlDependencies,
): Promise<void> {
  await articles.saveArticle({ ...record, state: "alias", aliasOf, revision: record.revision + 1 });
}
