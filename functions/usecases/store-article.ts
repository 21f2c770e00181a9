import { createHash } from "node:crypto";
import type { Article } from "../core/article.ts";
import type { Page } from "../core/page.ts";
import type { ArticleRecord, SourceRecord } from "../core/records.ts";
import { articleFields, keepPublished } from "./article-fields.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import type { BlobStore } from "./ports.ts";
import { resolveIdentity } from "./resolve-identity.ts";
import { storeSnapshot } from "./snapshot.ts";
import { touchFeeds } from "./touch-feeds.ts";

export interface ReadArticle {
  readonly record: ArticleRecord;
  readonly source: SourceRecord;
  readonly page: Page;
  readonly article: Article;
}

/**
 * Stores what was read: snapshot and body under their hashes first, then one conditional write of the record, then the
 * feeds' versions. Whatever is repeated after a crash finds what is there and goes on.
 */
export async function storeArticle(
  read: ReadArticle,
  deps: CrawlDependencies,
): Promise<"new" | "updated" | "unchanged" | "alias"> {
  const { record, article } = read;
  if (await resolveIdentity(record, article.canonicalUrl, deps)) return "alias";

  const contentHash = hashArticle(article);
  if (record.state === "entered" && record.contentHash === contentHash) {
    return confirmUnchanged(read, deps);
  }
  const snapshotKey = await storeSnapshot(read.page, record, deps.blobs);
  await putBody(record.id, article, contentHash, deps.blobs);
  const changed = withContent(read, contentHash, snapshotKey, deps.clock.now());
  if (await deps.articles.saveArticle(changed)) await touchFeeds(changed, deps);
  return record.state === "entered" ? "updated" : "new";
}

/** The hash is of what a reader sees, so that a moved share button or a new validator is no new revision. */
export function hashArticle(article: Article): string {
  const { title, subtitle, byline, credit, summary, html, attachments } = article;
  const seen = JSON.stringify([title, subtitle, byline, credit, summary, html, attachments]);
  return createHash("sha256").update(seen).digest("hex");
}

export async function putBody(
  id: string,
  article: Article,
  hash: string,
  blobs: BlobStore,
): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(article));
  await blobs.putBlob(`bodies/${id}/${hash}`, bytes, "application/json");
}

async function confirmUnchanged(
  { record, page }: ReadArticle,
  deps: CrawlDependencies,
): Promise<"unchanged"> {
  await deps.articles.saveArticle({
    ...record,
    revision: record.revision + 1,
    validators: validatorsOf(page),
    visitedAt: deps.clock.now().toISOString(),
  });
  await touchFeeds(record, deps, { onlyIfMissed: true });
  return "unchanged";
}

function withContent(
  { record, article, page }: ReadArticle,
  contentHash: string,
  snapshotKey: string,
  now: Date,
): ArticleRecord {
  const { nextAttemptAt: _, slotAt: __, enterAt, reason: ___, ...rest } = record;
  return {
    ...rest,
    ...articleFields(article, record),
    ...keepPublished(record, article, now),
    ...revisionsAfter(record, now),
    revision: record.revision + 1,
    state: "entered",
    enteredAt: record.enteredAt ?? entryTime(enterAt, now),
    contentHash,
    snapshotKey,
    validators: validatorsOf(page),
    visitedAt: now.toISOString(),
    attempts: 0,
  };
}

function revisionsAfter(
  { contentHash, enteredAt, modifiedAt, title, revisions }: ArticleRecord,
  now: Date,
): Pick<ArticleRecord, "revisions" | "modifiedAt"> {
  if (contentHash === undefined || enteredAt === undefined) return { revisions };
  return {
    revisions: [...revisions, { at: modifiedAt ?? enteredAt, contentHash, title }],
    modifiedAt: now.toISOString(),
  };
}

/** A place that was given more than ten minutes ago may lie in a part of a feed that is sealed: then it is now. */
function entryTime(enterAt: string | undefined, now: Date): string {
  const oldest = new Date(now.getTime() - 10 * 60_000).toISOString();
  return enterAt !== undefined && enterAt > oldest && enterAt <= now.toISOString()
    ? enterAt
    : now.toISOString();
}

export function validatorsOf({ headers }: Page): {
  readonly etag?: string;
  readonly lastModified?: string;
} {
  const { etag, "last-modified": lastModified } = headers;
  return { ...(etag && { etag }), ...(lastModified && { lastModified }) };
}
