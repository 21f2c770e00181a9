import type { DatabaseSync } from "node:sqlite";
import { fitSource } from "../core/fit-record.ts";
import { parseRecordText } from "../core/parse-record.ts";
import { parseEach } from "../core/parse-records.ts";
import type { SourceRecord } from "../core/records.ts";
import type { SourceStore } from "../usecases/ports.ts";
import { createSave } from "./sqlite-records.ts";
import { prepare, type Statement } from "./sqlite-statements.ts";

type Row = NonNullable<ReturnType<Statement["get"]>>;

/** A damaged record is a `damaged-record` error where it is asked for, and a warning of the process where it is one of many. */
export function createSqliteSourceStore(db: DatabaseSync): SourceStore {
  const columns = ["id", "is_removed", "next_crawl_at"];
  const save = createSave(db, { table: "sources", key: "key", columns });
  const byKey = prepare(db, "SELECT key, record FROM sources WHERE key = $key");
  // An id that a removed source had may have a new owner.
  const byId = prepare(
    db,
    "SELECT key, record FROM sources WHERE id = $id ORDER BY is_removed, key LIMIT 1",
  );
  const all = prepare(db, "SELECT key, record FROM sources ORDER BY id, is_removed, key");
  const due = prepare(
    db,
    `SELECT key, record FROM sources WHERE next_crawl_at <= $now AND next_crawl_at IS NOT NULL
     ORDER BY next_crawl_at, key LIMIT $limit`,
  );

  return {
    getSource: async (key) => parseOptional(byKey.get({ $key: key })),
    findSource: async (id) => parseOptional(byId.get({ $id: id })),
    listSources: async () => parseEach(all.all(), parseRow, process.emitWarning),
    listDueSources: async (now, limit) =>
      parseEach(due.all({ $now: now, $limit: limit }), parseRow, process.emitWarning),
    saveSource: async (record) => save(record.key, toColumns(record), fitSource(record)),
  };
}

function parseOptional(row: Row | undefined): SourceRecord | undefined {
  return row && parseRow(row);
}

function parseRow({ key, record }: Row): SourceRecord {
  return parseRecordText("source", String(key), String(record));
}

function toColumns({ source, status, nextCrawlAt }: SourceRecord) {
  const isRemoved = status === "removed" ? 1 : 0;
  return { id: source.id, is_removed: isRemoved, next_crawl_at: nextCrawlAt ?? null };
}
