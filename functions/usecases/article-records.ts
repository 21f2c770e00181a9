import { articleId, entryGuid } from "../core/identity.ts";
import type { ArticleRecord, ListingMention } from "../core/records.ts";

export interface NewArticle {
  readonly sourceKey: string;
  readonly url: string;
  readonly canonicalUrl: string;
  readonly listing: ListingMention;
  readonly firstSeenAt: string;
  readonly nextAttemptAt?: string;
  readonly cameWith?: ArticleRecord["cameWith"];
  readonly suspect?: boolean;
}

/** The record of an article that a listing showed for the first time. */
export function pendingArticle(article: NewArticle): ArticleRecord {
  const id = articleId(article.sourceKey, article.canonicalUrl);
  return {
    schema: 1,
    revision: 1,
    id,
    guid: entryGuid(id),
    state: "pending",
    title: article.listing.title,
    attempts: 0,
    revisions: [],
    ...article,
  };
}

/** The record under which another address of a known article is found. */
export function aliasRecord(of: ArticleRecord, canonicalUrl: string, now: string): ArticleRecord {
  const id = articleId(of.sourceKey, canonicalUrl);
  return {
    schema: 1,
    revision: 1,
    id,
    guid: of.guid,
    sourceKey: of.sourceKey,
    state: "alias",
    aliasOf: of.id,
    url: canonicalUrl,
    canonicalUrl,
    title: of.title,
    firstSeenAt: now,
    attempts: 0,
    revisions: [],
  };
}
