import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { onTestFinished } from "vitest";
import { openDatabase } from "../../functions/adapters/sqlite-database.ts";

/** A new empty directory, removed when the test is over. */
export function makeDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), "tidings-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true, maxRetries: 10 }));
  return path;
}

/** A database in a file of its own, closed and removed when the test is over. */
export function openSqliteFile(path = join(makeDirectory(), "tidings.db")): DatabaseSync {
  const db = openDatabase(path);
  onTestFinished(() => {
    if (db.isOpen) db.close();
  });
  return db;
}
