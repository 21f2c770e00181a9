import type { DatabaseSync } from "node:sqlite";
import { fitSource } from "../core/fit-record.ts";
import { parseRecordText } from "../core/parse-record.ts";
import { parseEach } from "../core/parse-records.ts";
import type { SourceRecord } from "../core/records.ts";
import type { DueSource, SourceStore } from "../usecases/ports.ts";
import { prepare, type Statement } from "./sqlite-statements.ts";

type Row = NonNullable<ReturnType<Statement["get"]>>;

const FIELDS = "key, record, next_crawl_at, slot_at";

/** Whether the due time is the one to be stored: of two who move it at once the earlier stands, and what was taken away stays so. */
const IS_MOVED = `$is_moved AND ($next_crawl_at IS NULL OR $is_blind OR next_crawl_at IS $was_at OR next_crawl_at > $next_crawl_at)`;

/** A damaged record is a `damaged-record` error where it is asked for, and a warning of the process where it is one of many. */
export function createSqliteSourceStore(db: DatabaseSync): SourceStore {
  const save = createSave(db);
  const byKey = prepare(db, `SELECT ${FIELDS} FROM sources WHERE key = $key`);
  // An id that a removed source had may have a new owner.
  const byId = prepare(
    db,
    `SELECT ${FIELDS} FROM sources WHERE id = $id ORDER BY is_removed, key LIMIT 1`,
  );
  const all = prepare(db, `SELECT ${FIELDS} FROM sources ORDER BY id, is_removed, key`);
  const due = prepare(
    db,
    `SELECT key, next_crawl_at, slot_at, interval_ms FROM sources
     WHERE next_crawl_at <= $now AND next_crawl_at IS NOT NULL
     ORDER BY next_crawl_at, key LIMIT $limit`,
  );
  const claim = prepare(
    db,
    `UPDATE sources SET next_crawl_at = $next, slot_at = NULL WHERE key = $key AND next_crawl_at = $due_at`,
  );

  return {
    getSource: async (key) => parseOptional(byKey.get({ $key: key })),
    findSource: async (id) => parseOptional(byId.get({ $id: id })),
    listSources: async () => parseEach(all.all(), parseRow, process.emitWarning),
    listDueSources: async (now, limit) => due.all({ $now: now, $limit: limit }).map(toDueSource),
    claimSource: async ({ key, dueAt }, nextAt) =>
      claim.run({ $key: key, $due_at: dueAt, $next: nextAt }) === 1,
    saveSource: async (record, before) => save(record, before),
  };
}

/** A record that is stored already, as it is, counts as saved. */
function createSave(db: DatabaseSync) {
  const insert = prepare(
    db,
    `INSERT INTO sources (key, id, is_removed, next_crawl_at, slot_at, interval_ms, revision, record)
     VALUES ($key, $id, $is_removed, $next_crawl_at, $slot_at, $interval_ms, $revision, $record)
     ON CONFLICT DO NOTHING`,
  );
  const update = prepare(
    db,
    `UPDATE sources SET id = $id, is_removed = $is_removed, interval_ms = $interval_ms, revision = $revision, record = $record,
       next_crawl_at = CASE WHEN ${IS_MOVED} THEN $next_crawl_at ELSE next_crawl_at END,
       slot_at = CASE WHEN ${IS_MOVED} THEN $slot_at ELSE slot_at END
     WHERE key = $key AND revision = $revision - 1`,
  );
  const stored = prepare(db, "SELECT record FROM sources WHERE key = $key");

  return (record: SourceRecord, before: SourceRecord | undefined): boolean => {
    const row = toRow(record);
    const isSaved =
      record.revision === 1 ? insert.run(row) : update.run({ ...row, ...toMove(record, before) });
    return isSaved === 1 || stored.get({ $key: record.key })?.record === row.$record;
  };
}

function toRow(record: SourceRecord) {
  const { key, source, status, nextCrawlAt, slotAt, intervalMs, revision } = record;
  return {
    ...{ $key: key, $id: source.id, $is_removed: status === "removed" ? 1 : 0 },
    ...{ $next_crawl_at: nextCrawlAt ?? null, $slot_at: slotAt ?? null },
    ...{ $interval_ms: intervalMs, $revision: revision },
    $record: JSON.stringify(fitSource(record)),
  };
}

function toMove({ nextCrawlAt, slotAt }: SourceRecord, before: SourceRecord | undefined) {
  const isMoved = before?.nextCrawlAt !== nextCrawlAt || before?.slotAt !== slotAt;
  const wasAt = before?.nextCrawlAt;
  return {
    $is_moved: isMoved ? 1 : 0,
    $is_blind: before === undefined ? 1 : 0,
    $was_at: wasAt ?? null,
  };
}

function parseOptional(row: Row | undefined): SourceRecord | undefined {
  return row && parseRow(row);
}

/** Its due time stands beside the record: what the record says of it is as old as its last change. */
function parseRow({ key, record, next_crawl_at: at, slot_at: slotAt }: Row): SourceRecord {
  const {
    nextCrawlAt: _,
    slotAt: __,
    ...rest
  } = parseRecordText("source", String(key), String(record));
  return {
    ...rest,
    ...(at !== null && { nextCrawlAt: String(at) }),
    ...(slotAt !== null && { slotAt: String(slotAt) }),
  };
}

function toDueSource({
  key,
  next_crawl_at: at,
  slot_at: slotAt,
  interval_ms: interval,
}: Row): DueSource {
  return {
    key: String(key),
    dueAt: String(at),
    ...(slotAt !== null && { slotAt: String(slotAt) }),
    intervalMs: Number(interval),
  };
}
