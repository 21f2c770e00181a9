import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { prepare } from "./sqlite-statements.ts";

interface Versioned {
  readonly revision: number;
}

interface RecordTable {
  readonly table: "sources" | "articles" | "feeds";
  readonly key: string;
  /** Beside the key, `revision` and `record`. */
  readonly columns: readonly string[];
}

/** Returns the save under the optimistic lock of one table; a record that is stored already, as it is, counts as saved. */
export function createSave(db: DatabaseSync, { table, key, columns }: RecordTable) {
  const all = [key, ...columns, "revision", "record"];
  const insert = prepare(
    db,
    `INSERT INTO ${table} (${all.join(", ")}) VALUES (${all.map((name) => `$${name}`).join(", ")})
     ON CONFLICT DO NOTHING`,
  );
  const update = prepare(
    db,
    `UPDATE ${table} SET ${all.map((name) => `${name} = $${name}`).join(", ")}
     WHERE ${key} = $${key} AND revision = $revision - 1`,
  );
  const stored = prepare(db, `SELECT record FROM ${table} WHERE ${key} = $${key}`);

  return (keyValue: string, values: Record<string, SQLInputValue>, record: Versioned): boolean => {
    const text = JSON.stringify(record);
    const row = { ...values, [key]: keyValue, revision: record.revision, record: text };
    const isSaved = (record.revision === 1 ? insert : update).run(row) === 1;
    return isSaved || stored.get({ [key]: keyValue })?.record === text;
  };
}
