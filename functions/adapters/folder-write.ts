import { randomUUID } from "node:crypto";
import { closeSync, fsync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { hasCode } from "./folder-errors.ts";

const syncFile = promisify(fsync);

/**
 * A reader sees the old file or the new one; after a power cut, too. Makes the directory where there is none. Only what waits
 * for the disk is left to another thread: the other calls take less time than to hand them over.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const directory = dirname(path);
  const temporary = join(directory, `.${randomUUID()}.tmp`);
  try {
    await filled(create(temporary), bytes);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  await synced(openSync(directory, "r"));
}

/**
 * For a file that nobody reads before this is done: in its place from the first, its data and its name safe from a power
 * cut with one wait for the disk. What lies there already, whole or cut short, is replaced; what fails here is left to that,
 * for another may have replaced it in the meantime.
 */
export async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const file = createUnlessThere(path);
  if (file === undefined) return writeWhole(path, bytes);
  await Promise.all([filled(file, bytes), synced(openSync(dirname(path), "r"))]);
}

function createUnlessThere(path: string): number | undefined {
  try {
    return create(path);
  } catch (error) {
    if (hasCode(error, "EEXIST")) return undefined;
    throw error;
  }
}

/** Most directories are new: one each for an article. */
function create(path: string): number {
  try {
    return openSync(path, "wx");
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
    makeDirectory(dirname(path));
    return openSync(path, "wx");
  }
}

/** By hand: Node's own recursive way never comes back where the system answers that nothing can be made (`/proc`). */
function makeDirectory(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (hasCode(error, "EEXIST")) return;
    if (!hasCode(error, "ENOENT") || dirname(path) === path) throw error;
    makeDirectory(dirname(path));
    makeOne(path);
  }
}

function makeOne(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  }
}

async function filled(file: number, bytes: Uint8Array): Promise<void> {
  try {
    writeFileSync(file, bytes);
    await syncFile(file);
  } finally {
    closeSync(file);
  }
}

async function synced(directory: number): Promise<void> {
  try {
    await syncFile(directory);
  } finally {
    closeSync(directory);
  }
}
