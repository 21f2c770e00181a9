import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** A locked file of SQLite's: the operating system opens the lock when its process ends, however it ends. */
const LOCK_FILE = "service.lock";
const BUSY = 5;

export interface ServiceLock {
  release(): void;
}

/** `undefined`: another process runs a service on this directory. Waits a second, for those that only look. */
export function lockService(directory: string, waitMs = 1_000): ServiceLock | undefined {
  const db = new DatabaseSync(join(directory, LOCK_FILE), { timeout: waitMs });
  try {
    db.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    return { release: () => db.close() };
  } catch (error) {
    db.close();
    if ((error as { errcode?: number }).errcode === BUSY) return undefined;
    throw error;
  }
}

export function isServiceRunning(directory: string): boolean {
  if (!existsSync(join(directory, LOCK_FILE))) return false;
  const lock = lockService(directory, 0);
  lock?.release();
  return lock === undefined;
}
