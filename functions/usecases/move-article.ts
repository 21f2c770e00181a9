import type { ArticleRecord } from "../core/records.ts";
import { aliasRecord } from "./article-records.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";

/** A known article stands at a new address: it keeps its id, its guid and its dates; the new address becomes an alias and is linked. */
export async function moveArticle(
  {
    canonicalUrl,
    link,
  }: { readonly canonicalUrl: string; readonly link: { readonly url: string } },
  knownId: string,
  deps: Pick<CrawlDependencies, "articles" | "clock">,
): Promise<void> {
  const [known] = await deps.articles.getArticles([knownId]);
  if (known === undefined) return;
  const now = deps.clock.now().toISOString();
  await deps.articles.saveArticle(aliasRecord(known, canonicalUrl, now));
  await deps.articles.saveArticle(atNewAddress(known, link.url));
}

/** The old page's validators say nothing of the new one. */
function atNewAddress({ validators: _, ...known }: ArticleRecord, url: string): ArticleRecord {
  return { ...known, url, revision: known.revision + 1 };
}
