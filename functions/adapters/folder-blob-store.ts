import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkBlobKey } from "../core/blob-key.ts";
import { TidingsError } from "../core/errors.ts";
import type { BlobStore } from "../usecases/ports.ts";

/** A file a blob under `root`, which is made when it is first needed. The content type is not kept: nobody serves it from here. */
export function createFolderBlobStore(root: string): BlobStore {
  return {
    async getBlob(key) {
      try {
        return await readFile(toPath(root, key));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw toStoreError(error, root);
      }
    },
    async putBlob(key, bytes) {
      const path = toPath(root, key);
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeWhole(path, bytes);
      } catch (error) {
        throw toStoreError(error, root);
      }
    },
    async deleteBlob(key) {
      try {
        await rm(toPath(root, key), { force: true });
      } catch (error) {
        if (!isMissing(error)) throw toStoreError(error, root);
      }
    },
  };
}

/** A reader sees the old file or the new one; after a power cut, too. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncDirectory(dirname(path));
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** `bodies/ab12…/x` lies in `bodies/ab/ab12…/x`: no directory holds hundreds of thousands of names. */
function toPath(root: string, key: string): string {
  checkBlobKey(key);
  const [first = "", second, ...rest] = key.split("/");
  if (second === undefined) return join(root, first);
  return join(root, first, second.slice(0, 2), second, ...rest);
}

function isMissing(error: unknown): boolean {
  return hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR") || hasCode(error, "EISDIR");
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function toStoreError(error: unknown, root: string): TidingsError {
  const reason = error instanceof Error ? error.message : String(error);
  return new TidingsError(
    "store-unavailable",
    `the files under ${root} cannot be used: ${reason}`,
    {
      cause: error,
    },
  );
}
