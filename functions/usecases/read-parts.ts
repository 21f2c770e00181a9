import type { Article } from "../core/article.ts";
import type { ArticlePart } from "../core/gathering.ts";
import type { Page } from "../core/page.ts";
import type { ArticleRecord, SourceRecord } from "../core/records.ts";
import { joinParts } from "./join-parts.ts";
import type { BlobStore } from "./ports.ts";
import { type PageRead, readPage } from "./read-page.ts";
import { loadSnapshot } from "./snapshot.ts";

export type StoredRead = PageRead & { readonly page: Page };

/** What is stored of an article's page, or of all pages of a split one, read again; absent if one is not kept any more. */
export async function readStored(
  record: Pick<ArticleRecord, "parts" | "snapshotKey">,
  source: SourceRecord,
  blobs: BlobStore,
): Promise<StoredRead | undefined> {
  return record.parts === undefined
    ? readSnapshot(record, source, blobs)
    : readParts(record.parts, source, blobs);
}

/** The pages in their order, joined; a further page that holds no article any more is left out. */
export async function readParts(
  parts: readonly Pick<ArticlePart, "snapshotKey">[],
  source: SourceRecord,
  blobs: BlobStore,
): Promise<StoredRead | undefined> {
  const reads = await Promise.all(parts.map((part) => readSnapshot(part, source, blobs)));
  const [first, ...others] = reads;
  if (first === undefined || others.includes(undefined)) return undefined;
  if (!first.ok) return first;
  const articles = others.flatMap((read): Article[] => (read?.ok ? [read.article] : []));
  return { ok: true, page: first.page, article: joinParts([first.article, ...articles]) };
}

async function readSnapshot(
  stored: Pick<ArticleRecord, "snapshotKey">,
  source: SourceRecord,
  blobs: BlobStore,
): Promise<StoredRead | undefined> {
  const page = await loadSnapshot(stored, blobs);
  return page && { ...readPage(page, source), page };
}
