import fc from "fast-check";
import { expect, it } from "vitest";
import type { BlobStore } from "../../functions/usecases/ports.ts";
import { runs } from "../support/properties.ts";

interface BlobContract {
  /** An emulator may write over what is being read; the service itself never does. */
  readonly replacesWhole?: boolean;
}

/** `create` gives an empty store. */
export function itKeepsTheBlobStoreContract(
  create: () => Promise<BlobStore>,
  { replacesWhole = true }: BlobContract = {},
): void {
  it("gives back the very bytes, and nothing for what is not there", async () => {
    const store = await create();
    const bytes = Uint8Array.from({ length: 70_000 }, (_, n) => (n * 31) % 256);
    await store.putBlob("bodies/ab12/cd34", bytes, "application/json");
    await store.putBlob("empty", new Uint8Array(), "text/plain");
    expect(await store.getBlob("bodies/ab12/cd34").then(toHex)).toBe(toHex(bytes));
    expect(await store.getBlob("empty").then(toHex)).toBe("");
    for (const key of ["bodies/ab12", "bodies", "bodies/ab12/cd34/e", "bodies/ab12/cd", "none"]) {
      expect(await store.getBlob(key)).toBeUndefined();
    }
  });

  it("replaces what was there, and takes the same put again", async () => {
    const store = await create();
    await store.putBlob("a/b", Buffer.from("一"), "text/plain");
    await store.putBlob("a/b", Buffer.from("两行 two"), "text/plain");
    await store.putBlob("a/b", Buffer.from("两行 two"), "text/plain");
    expect(String(Buffer.from((await store.getBlob("a/b")) ?? []))).toBe("两行 two");
  });

  it("deletes, also what is not there", async () => {
    const store = await create();
    await store.putBlob("a/b", Buffer.from("x"), "text/plain");
    await store.putBlob("a/c", Buffer.from("y"), "text/plain");
    await store.deleteBlob("a/b");
    await store.deleteBlob("a/b");
    await store.deleteBlob("never/was");
    expect(await store.getBlob("a/b")).toBeUndefined();
    expect(await store.getBlob("a/c")).toBeDefined();
  });

  it.runIf(replacesWhole)("shows whole blobs only while they are replaced", async () => {
    const store = await create();
    const versions = [0, 1, 2, 3].map((n) => new Uint8Array(200_000).fill(n));
    await store.putBlob("race", versions[0] as Uint8Array, "application/octet-stream");
    const puts = versions.map((bytes) => store.putBlob("race", bytes, "application/octet-stream"));
    let isPutting = true;
    const putting = Promise.all(puts).finally(() => {
      isPutting = false;
    });
    do {
      const bytes = await store.getBlob("race");
      expect(bytes).toHaveLength(200_000);
      expect(new Set(bytes).size).toBe(1);
    } while (isPutting);
    await putting;
  });

  it("keeps keys apart, however alike", async () => {
    const store = await create();
    const part = fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,6}$/);
    const key = fc.array(part, { minLength: 2, maxLength: 3 }).map((parts) => parts.join("/"));
    // Of two keys none may be the other's folder: a file system cannot have both.
    const keys = fc
      .uniqueArray(key, { minLength: 2, maxLength: 5 })
      .filter((all) => !all.some((a) => all.some((b) => b.startsWith(`${a}/`))));
    let round = 0;
    await fc.assert(
      fc.asyncProperty(keys, async (all) => {
        round += 1;
        const own = all.map((name) => `r${round}/${name}`);
        for (const name of own) await store.putBlob(name, Buffer.from(name), "text/plain");
        for (const name of own) {
          expect(String(Buffer.from((await store.getBlob(name)) ?? []))).toBe(name);
        }
      }),
      { numRuns: runs(20) },
    );
  });

  it.each([
    "",
    "/a",
    "a//b",
    "../a",
    "a/../b",
    "a/./b",
    "a/..",
    ".",
    "a\\b",
    "a b",
    "é",
    "a\0",
    "a/",
  ])("refuses the key %j", async (key) => {
    const store = await create();
    await expect(store.putBlob(key, Buffer.from("x"), "text/plain")).rejects.toThrow(/key/);
    await expect(store.getBlob(key)).rejects.toThrow(/key/);
    await expect(store.deleteBlob(key)).rejects.toThrow(/key/);
  });
}

function toHex(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? Buffer.from("missing")).toString("hex");
}
