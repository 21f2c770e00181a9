import { createHash } from "node:crypto";
import type { Article } from "../core/article.ts";
import { fingerprintText, hashText } from "../core/gate/fingerprint.ts";
import type { ArticleRecord } from "../core/records.ts";
import type { BlobStore } from "./ports.ts";

export interface ArticleHashes {
  readonly contentHash: string;
  readonly textHash: string;
  readonly fingerprint?: string;
}

/** The body is stored under the hash of all of it; a revision is told by what a reader reads, so that new markup is none. */
export function hashArticle(article: Article): ArticleHashes {
  const { title, subtitle, text, images = [], attachments = [] } = article;
  const files = [...images, ...attachments].map(({ url }) => new URL(url).pathname);
  const fingerprint = fingerprintText(text);
  return {
    contentHash: createHash("sha256").update(JSON.stringify(article)).digest("hex"),
    textHash: hashText([title, subtitle, text, ...files]),
    ...(fingerprint && { fingerprint }),
  };
}

export async function putBody(
  id: string,
  article: Article,
  contentHash: string,
  blobs: BlobStore,
): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(article));
  await blobs.putBlob(bodyKey({ id, contentHash }), bytes, "application/json");
}

export function bodyKey({ id, contentHash }: Pick<ArticleRecord, "id" | "contentHash">): string {
  return `bodies/${id}/${contentHash}`;
}
