import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Page } from "../core/page.ts";
import type { ArticleRecord } from "../core/records.ts";
import type { BlobStore } from "./ports.ts";

/** A twentieth larger than the usual level makes it, in half the time. */
const LEVEL = 3;

/**
 * Keeps the raw page, from which extraction can be replayed, under its body's hash, so that the same page is kept once:
 * gzipped, the page without its body as one line of JSON, then the body as it came.
 */
export async function storeSnapshot(
  { body, ...head }: Page,
  { id }: Pick<ArticleRecord, "id">,
  blobs: BlobStore,
): Promise<string> {
  const hash = createHash("sha256").update(body).digest("hex");
  const key = `snapshots/${id}/${hash}`;
  const whole = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
  await blobs.putBlob(key, gzipSync(whole, { level: LEVEL }), "application/gzip");
  return key;
}

/** The page as it was stored; absent when its time to be kept is over. */
export async function loadSnapshot(
  { snapshotKey }: Pick<ArticleRecord, "snapshotKey">,
  blobs: BlobStore,
): Promise<Page | undefined> {
  const bytes = snapshotKey === undefined ? undefined : await blobs.getBlob(snapshotKey);
  return bytes && parseSnapshot(gunzipSync(bytes));
}

const LINE_FEED = 10;

/** Earlier ones are one JSON with the body in base64, without any line feed. */
function parseSnapshot(whole: Buffer): Page {
  const end = whole.indexOf(LINE_FEED);
  const head = JSON.parse(whole.toString("utf8", 0, end === -1 ? undefined : end));
  const body = end === -1 ? Buffer.from(head.body, "base64") : whole.subarray(end + 1);
  return { ...head, body: new Uint8Array(body) };
}
