import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createFolderBlobStore } from "../../functions/adapters/folder-blob-store.ts";
import type { Page } from "../../functions/core/page.ts";
import { loadSnapshot, storeSnapshot } from "../../functions/usecases/snapshot.ts";
import { makeDirectory } from "../support/sqlite-file.ts";

const page: Page = {
  requestedUrl: "https://news.example.cn/1",
  url: "https://news.example.cn/1.html",
  status: 200,
  headers: { "content-type": "text/html; charset=gb18030", "x-note": "桥梁" },
  body: Uint8Array.from([0x0a, 0xb9, 0xab, 0x0a, 0x00, 0xff, 0x0a]),
  fetchedAt: "2026-03-01T00:00:00.000Z",
};

describe("a snapshot", () => {
  it("gives back the page byte for byte, whatever its charset and its line feeds", async () => {
    const blobs = createFolderBlobStore(makeDirectory());
    const snapshotKey = await storeSnapshot(page, { id: "a1" }, blobs);
    expect(await loadSnapshot({ snapshotKey }, blobs)).toEqual(page);
    const empty = { ...page, body: new Uint8Array() };
    const other = await storeSnapshot(empty, { id: "a1" }, blobs);
    expect(await loadSnapshot({ snapshotKey: other }, blobs)).toEqual(empty);
    expect(other).not.toBe(snapshotKey);
  });

  it("is read in its former shape too, with the body in base64", async () => {
    const blobs = createFolderBlobStore(join(makeDirectory(), "blobs"));
    const body = Buffer.from(page.body).toString("base64");
    const former = gzipSync(JSON.stringify({ ...page, body }));
    await blobs.putBlob("snapshots/a1/former", former, "application/gzip");
    expect(await loadSnapshot({ snapshotKey: "snapshots/a1/former" }, blobs)).toEqual(page);
  });

  it("that is not kept any more is absent", async () => {
    const blobs = createFolderBlobStore(makeDirectory());
    expect(await loadSnapshot({ snapshotKey: "snapshots/a1/gone" }, blobs)).toBeUndefined();
    expect(await loadSnapshot({}, blobs)).toBeUndefined();
  });
});
