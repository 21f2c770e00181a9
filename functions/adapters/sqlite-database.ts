import { existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { TidingsError } from "../core/errors.ts";
import { toStoreError } from "./sqlite-errors.ts";
import { MIGRATIONS } from "./sqlite-migrations.ts";

interface OpenOptions {
  /** Looks at every page of the file first: damage is told now and not when a reader meets it. Seconds for gigabytes. */
  readonly check?: boolean;
}

/** "Tdgs": tells our files from any other program's. */
const APPLICATION_ID = 0x54646773;

const CACHE_KIB = 16 * 1024;

/** How long a statement waits for another process's write. */
const BUSY_MS = 10_000;

/**
 * Opens the one database file, making it and its directory where there is none. Any number of processes may have it open.
 * Throws `store-unavailable` with one sentence for a person: not writable, damaged, not ours, of a newer Tidings.
 */
export function openDatabase(path: string, { check = false }: OpenOptions = {}): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    makeDirectory(dirname(resolve(path)));
    db = new DatabaseSync(path, { timeout: BUSY_MS });
    prepareDatabase(db, path, check);
    return db;
  } catch (error) {
    db?.close();
    throw toStoreError(error, path);
  }
}

/** By hand: Node's own recursive way never comes back where the system answers that nothing can be made (`/proc`). */
function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  makeDirectory(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  }
}

function prepareDatabase(db: DatabaseSync, path: string, check: boolean): void {
  refuseStrangers(db, path);
  if (check) refuseDamage(db, path);
  // Readers and a writer at once. A commit survives the process's end; a power cut may take back the last moments, all of
  // them together, and the next crawl makes the same again (ids come from the data). FULL costs four fifths of the speed.
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  db.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
  migrate(db);
}

function refuseStrangers(db: DatabaseSync, path: string): void {
  const version = pragma(db, "user_version");
  const isEmpty = db.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
  if (!isEmpty && pragma(db, "application_id") !== APPLICATION_ID) {
    throw refusal(`${path} is a database of another program: choose another data directory`);
  }
  if (version > MIGRATIONS.length) {
    throw refusal(
      `${path} was written by a newer Tidings (version ${version} of the data, known are up to ${MIGRATIONS.length}): update Tidings`,
    );
  }
}

function refuseDamage(db: DatabaseSync, path: string): void {
  const [row] = db.prepare("PRAGMA quick_check(1)").all();
  const found = String(row?.quick_check);
  if (found !== "ok") {
    throw refusal(
      `${path} is damaged (${found.split("\n").at(-1)}): restore it from a backup, or save what is left with "sqlite3 ${path} .recover"`,
    );
  }
}

/** Beginning a write also tells at once that the file cannot be written. */
function migrate(db: DatabaseSync): void {
  db.exec("BEGIN IMMEDIATE");
  try {
    for (const step of MIGRATIONS.slice(pragma(db, "user_version"))) db.exec(step);
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    db.exec("COMMIT");
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

function pragma(db: DatabaseSync, name: "user_version" | "application_id"): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
}

function refusal(message: string): TidingsError {
  return new TidingsError("store-unavailable", message);
}
