import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
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
    expect(names.toSorted()).toEqual(["ab12~1", "ab34~2", "cd56~3"]);
  });

  it("finds and deletes what lies where it was put formerly, and what has too long a name", async () => {
    const root = makeDirectory();
    const store = createFolderBlobStore(root);
    const former = join(root, "bodies", "ab", "ab12");
    mkdirSync(former, { recursive: true });
    writeFileSync(join(former, "1"), "先前");
    expect(String(await store.getBlob("bodies/ab12/1"))).toBe("先前");
    await store.putBlob("bodies/ab12/1", Buffer.from("now"), "text/plain");
    expect(String(await store.getBlob("bodies/ab12/1"))).toBe("now");
    await store.deleteBlob("bodies/ab12/1");
    expect(await store.getBlob("bodies/ab12/1")).toBeUndefined();

    const long = `bodies/${"a".repeat(150)}/${"b".repeat(150)}`;
    await store.putBlob(long, Buffer.from("long"), "text/plain");
    expect(String(await store.getBlob(long))).toBe("long");
  });

  it("replaces a body that a crash or a full disk cut short", async () => {
    const root = makeDirectory();
    const store = createFolderBlobStore(root);
    mkdirSync(join(root, "bodies", "ab"), { recursive: true });
    writeFileSync(join(root, "bodies", "ab", "ab12~1"), "cut sh");
    await store.putBlob("bodies/ab12/1", Buffer.from("cut short 截断"), "text/plain");
    expect(String(await store.getBlob("bodies/ab12/1"))).toBe("cut short 截断");
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
