import type { DatabaseSync, SQLInputValue, SQLOutputValue } from "node:sqlite";
import { toStoreError } from "./sqlite-errors.ts";

type Row = Record<string, SQLOutputValue>;
type Parameters = Record<string, SQLInputValue>;

export interface Statement {
  /** How many rows were changed. */
  run(parameters?: Parameters): number;
  get(parameters?: Parameters): Row | undefined;
  all(parameters?: Parameters): Row[];
}

/** Prepares once what is run often; what goes wrong then is told as `store-unavailable`. Parameters are named `$so`. */
export function prepare(db: DatabaseSync, sql: string): Statement {
  const path = db.location() ?? "the database in memory";
  const clearly = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw toStoreError(error, path);
    }
  };
  const statement = clearly(() => db.prepare(sql));
  return {
    run: (parameters = {}) => clearly(() => Number(statement.run(parameters).changes)),
    get: (parameters = {}) => clearly(() => statement.get(parameters)),
    all: (parameters = {}) => clearly(() => statement.all(parameters)),
  };
}

/** All of `work` or nothing, while no other process writes. `work` is synchronous. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  const { begin, commit } = framesOf(db);
  begin.run();
  try {
    const result = work();
    commit.run();
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

interface Frames {
  readonly begin: Statement;
  readonly commit: Statement;
}

const frames = new WeakMap<DatabaseSync, Frames>();

function framesOf(db: DatabaseSync): Frames {
  const known = frames.get(db);
  if (known !== undefined) return known;
  const made = { begin: prepare(db, "BEGIN IMMEDIATE"), commit: prepare(db, "COMMIT") };
  frames.set(db, made);
  return made;
}
