import type { Article } from "../core/article.ts";
import type { DiscoveredLink } from "../core/discovery/discovery.ts";
import type { ArticleRecord } from "../core/records.ts";
import { hashArticle, putBody } from "./article-body.ts";
import { articleFields, keepPublished } from "./article-fields.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { mustWait, waiting } from "./ready-article.ts";
import { saveEntry } from "./tell-entry.ts";

/** An item that is itself a document (PDF, Word) enters as title, date and attachment; the document is not fetched. */
export async function enterDocument(
  { nextAttemptAt: _, ...record }: ArticleRecord,
  link: DiscoveredLink,
  deps: CrawlDependencies,
): Promise<void> {
  const article = documentArticle(record, link);
  const now = deps.clock.now();
  const hashes = hashArticle(article);
  await putBody(record.id, article, hashes.contentHash, deps.blobs);
  const filled: ArticleRecord = {
    ...record,
    ...articleFields(article, record),
    ...keepPublished(record, article, now),
    ...hashes,
  };
  if (mustWait(record)) {
    await deps.articles.saveArticle({ ...filled, ...waiting(now) });
  } else {
    await saveEntry({ ...filled, state: "entered", enteredAt: now.toISOString() }, deps);
  }
}

function documentArticle(
  record: Pick<ArticleRecord, "url" | "canonicalUrl">,
  link: DiscoveredLink,
): Article {
  const { title, teaser = "", attachment } = link;
  const address = escapeHtml(link.url);
  const teaserHtml = teaser === "" ? "" : `<p>${escapeHtml(teaser)}</p>`;
  return {
    url: record.url,
    canonicalUrl: record.canonicalUrl,
    title,
    ...(link.published && {
      publishedAt: link.published,
      publishedPrecision: link.publishedPrecision,
    }),
    attachments: [{ url: link.url, title, ...(attachment && { type: attachment.type }) }],
    html: `${teaserHtml}<p><a href="${address}">${escapeHtml(title)}</a></p>`,
    text: teaser === "" ? title : `${teaser}\n${title}`,
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
