import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { checkBlobKey } from "../core/blob-key.ts";
import { TidingsError } from "../core/errors.ts";
import type { BlobStore } from "../usecases/ports.ts";
import { hasCode } from "./folder-errors.ts";
import { writeWhole } from "./folder-write.ts";

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
