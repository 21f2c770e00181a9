import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Page } from "../core/page.ts";
import type { ArticleRecord } from "../core/records.ts";
import type { BlobStore } from "./ports.ts";

/**
 * Keeps the raw page, from which extraction can be replayed: gzipped JSON of the page with its body in base64, under the
 * body's hash, so that the same page is kept once.
 */
export async function storeSnapshot(
  page: Page,
  { id }: Pick<ArticleRecord, "id">,
  blobs: BlobStore,
): Promise<string> {
  const hash = createHash("sha256").update(page.body).digest("hex");
  const key = `snapshots/${id}/${hash}`;
  const json = JSON.stringify({ ...page, body: Buffer.from(page.body).toString("base64") });
  await blobs.putBlob(key, gzipSync(json), "application/gzip");
  return key;
}
