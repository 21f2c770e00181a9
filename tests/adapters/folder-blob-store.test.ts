import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createFolderBlobStore } from "../../functions/adapters/folder-blob-store.ts";
import { itKeepsTheBlobStoreContract } from "../contracts/blob-store.ts";
import { makeDirectory } from "../support/sqlite-file.ts";

describe("folder blob store", () => {
  itKeepsTheBlobStoreContract(async () => createFolderBlobStore(join(makeDirectory(), "blobs")));

  it("spreads blobs over folders and leaves nothing temporary behind", async () => {
    const root = makeDirectory();
    const store = createFolderBlobStore(root);
    for (const key of ["bodies/ab12/1", "bodies/ab34/2", "bodies/cd56/3"]) {
      await store.putBlob(key, Buffer.from(key), "text/plain");
    }
    expect(readdirSync(join(root, "bodies"))).toEqual(["ab", "cd"]);
    const files = readdirSync(root, { recursive: true, withFileTypes: true });
    const names = files.filter((file) => file.isFile()).map(({ name }) => name);
    expect(names.toSorted()).toEqual(["1", "2", "3"]);
  });

  it("says where files cannot be written", async () => {
    const file = join(makeDirectory(), "file");
    writeFileSync(file, "");
    const store = createFolderBlobStore(file);
    await expect(store.putBlob("a/b", Buffer.from("x"), "text/plain")).rejects.toMatchObject({
      code: "store-unavailable",
      message: expect.stringContaining(file),
    });
  });
});
