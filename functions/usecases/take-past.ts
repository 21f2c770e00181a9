import type { CrawlSourceMessage } from "../core/messages.ts";
import type { ArticleRecord, SourceRecord } from "../core/records.ts";
import { pendingArticle } from "./article-records.ts";
import type { Candidate } from "./compare-listing.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { enterDocument } from "./enter-document.ts";
import { inParallel } from "./in-parallel.ts";
import { toMention } from "./take-links.ts";

/**
 * Stores what a page of the past shows, to be visited when its turn comes: nothing of it is due. Answers the records as
 * stored; documents are read with that.
 */
export async function takePast(
  candidates: readonly Candidate[],
  { listingPage }: CrawlSourceMessage,
  { key }: SourceRecord,
  deps: CrawlDependencies,
): Promise<ArticleRecord[]> {
  const firstSeenAt = deps.clock.now().toISOString();
  const ids: string[] = [];
  await inParallel(candidates, async ({ link, canonicalUrl, position }) => {
    const article = pendingArticle({
      sourceKey: key,
      url: link.url,
      canonicalUrl,
      listing: toMention(link, position, listingPage),
      firstSeenAt,
      cameWith: "backfill",
    });
    ids.push(article.id);
    if (link.attachment === undefined) await deps.articles.saveArticle(article);
    else await enterDocument(article, link, deps);
  });
  const stored = await deps.articles.getArticles(ids);
  return stored.toSorted((a, b) => (a.listing?.position ?? 0) - (b.listing?.position ?? 0));
}
