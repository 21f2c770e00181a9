import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { prepare, type Statement } from "./sqlite-statements.ts";

interface Versioned {
  readonly revision: number;
}

interface RecordTable {
  readonly table: "articles" | "feeds" | "sources";
  readonly key: string;
  /** Beside the key, `revision` and `record`. */
  readonly columns: readonly string[];
}

type Values = Readonly<Record<string, SQLInputValue>>;

/** Returns the save under the optimistic lock of one table; a record that is stored already, as it is, counts as saved. */
export function createSave(db: DatabaseSync, { table, key, columns }: RecordTable) {
  const all = [key, ...columns, "revision", "record"];
  const insert = prepare(
    db,
    `INSERT INTO ${table} (${all.join(", ")}) VALUES (${all.map((name) => `$${name}`).join(", ")})
     ON CONFLICT DO NOTHING`,
  );
  const stored = prepare(db, `SELECT record FROM ${table} WHERE ${key} = $${key}`);
  const update = createUpdate(db, { table, key, columns });

  return (keyValue: string, values: Values, record: Versioned): boolean => {
    const text = JSON.stringify(record);
    const row = { ...values, [key]: keyValue, revision: record.revision, record: text };
    const isSaved = record.revision === 1 ? insert.run(row) === 1 : update(row);
    return isSaved || stored.get({ [key]: keyValue })?.record === text;
  };
}

/** Sets no column that stays as it is: the indexes that it stands in are not written again. */
function createUpdate(db: DatabaseSync, { table, key, columns }: RecordTable) {
  const isLocked = `${key} = $${key} AND revision = $revision - 1`;
  const before = prepare(
    db,
    `SELECT ${["revision", ...columns].join(", ")} FROM ${table} WHERE ${isLocked}`,
  );
  const updates = new Map<string, Statement>();
  const updateOf = (changed: readonly string[]) => {
    const sets = [...changed, "revision", "record"].map((name) => `${name} = $${name}`).join(", ");
    const known = updates.get(sets);
    if (known !== undefined) return known;
    const made = prepare(db, `UPDATE ${table} SET ${sets} WHERE ${isLocked}`);
    updates.set(sets, made);
    return made;
  };

  return (row: Values): boolean => {
    const was = before.get(only(row, [key, "revision"]));
    if (was === undefined) return false;
    const changed = columns.filter((name) => was[name] !== row[name]);
    return updateOf(changed).run(only(row, [key, ...changed, "revision", "record"])) === 1;
  };
}

/** A statement takes no value that it does not name. */
function only(row: Values, names: readonly string[]): Record<string, SQLInputValue> {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
}
