import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
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

/** The page as it was stored; absent when its time to be kept is over. */
export async function loadSnapshot(
  { snapshotKey }: Pick<ArticleRecord, "snapshotKey">,
  blobs: BlobStore,
): Promise<Page | undefined> {
  const bytes = snapshotKey === undefined ? undefined : await blobs.getBlob(snapshotKey);
  if (bytes === undefined) return undefined;
  const page = JSON.parse(gunzipSync(bytes).toString("utf8"));
  return { ...page, body: new Uint8Array(Buffer.from(page.body, "base64")) };
}
