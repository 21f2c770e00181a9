import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { checkBlobKey, isNamedByHash } from "../core/blob-key.ts";
import { TidingsError } from "../core/errors.ts";
import type { BlobStore } from "../usecases/ports.ts";
import { hasCode } from "./folder-errors.ts";
import { writeNew, writeWhole } from "./folder-write.ts";

/** A file a blob under `root`, which is made when it is first needed. The content type is not kept: nobody serves it from here. */
export function createFolderBlobStore(root: string): BlobStore {
  return {
    async getBlob(key) {
      try {
        return (
          (await readIfThere(toPath(root, key))) ?? (await readIfThere(toFormerPath(root, key)))
        );
      } catch (error) {
        throw toStoreError(error, root);
      }
    },
    async putBlob(key, bytes) {
      const path = toPath(root, key);
      try {
        await (isNamedByHash(key) ? writeNew(path, bytes) : writeWhole(path, bytes));
      } catch (error) {
        throw toStoreError(error, root);
      }
    },
    async deleteBlob(key) {
      try {
        await removeIfThere(toPath(root, key));
        await removeIfThere(toFormerPath(root, key));
      } catch (error) {
        throw toStoreError(error, root);
      }
    },
  };
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/**
 * `bodies/ab12…/x` is the file `bodies/ab/ab12…~x`: no directory holds hundreds of thousands of names, and none is made for
 * a file or two. Names have 255 characters at most, and `~` is in no key.
 */
function toPath(root: string, key: string): string {
  checkBlobKey(key);
  const [first = "", second, ...rest] = key.split("/");
  if (second === undefined) return join(root, first);
  const name = [second, ...rest].join("~");
  return name.length > LONGEST_NAME
    ? toFormerPath(root, key)
    : join(root, first, second.slice(0, 2), name);
}

const LONGEST_NAME = 200;

/** As it was, and is for long names: a directory for each part. */
function toFormerPath(root: string, key: string): string {
  const [first = "", second = "", ...rest] = key.split("/");
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
