import type { DatabaseSync } from "node:sqlite";
import { fitArticle } from "../core/fit-record.ts";
import { isHistory } from "../core/history.ts";
import { parseRecordText } from "../core/parse-record.ts";
import { parseEach } from "../core/parse-records.ts";
import type { ArticleRecord } from "../core/records.ts";
import type { ArticleStore, EntryQuery, FeedScope } from "../usecases/ports.ts";
import { createGroupCommit } from "./sqlite-group-commit.ts";
import { createSave } from "./sqlite-records.ts";
import { prepare, type Statement } from "./sqlite-statements.ts";

type Row = ReturnType<Statement["all"]>[number];

/** A damaged record is left out of what is read together, with a warning of the process. */
export function createSqliteArticleStore(db: DatabaseSync): ArticleStore {
  const columns = ["source_key", "entered_at", "history_at", "next_attempt_at"];
  const save = createSave(db, { table: "articles", key: "id", columns });
  const write = createGroupCommit(db);
  const byIds = prepare(
    db,
    "SELECT id, record FROM articles WHERE id IN (SELECT value FROM json_each($ids))",
  );
  const due = prepare(
    db,
    `SELECT id, record FROM articles WHERE next_attempt_at <= $now AND next_attempt_at IS NOT NULL
     ORDER BY next_attempt_at, id LIMIT $limit`,
  );
  const bySource = prepare(
    db,
    `SELECT id, record FROM articles WHERE source_key = $sourceKey AND id > $after
     ORDER BY id LIMIT $limit`,
  );
  const listEntries = createEntryList(db);

  return {
    getArticles: async (ids) => parseRows(byIds.all({ $ids: JSON.stringify(ids) })),
    saveArticle: (record) => write(() => save(record.id, toColumns(record), fitArticle(record))),
    listEntries: async (query) => parseRows(listEntries(query)),
    listDueArticles: async (now, limit) => parseRows(due.all({ $now: now, $limit: limit })),
    listSourceArticles: async (sourceKey, limit, after = "") =>
      parseRows(bySource.all({ $sourceKey: sourceKey, $after: after, $limit: limit })),
  };
}

/** One statement for each of the twelve kinds of query, made when it is first asked. */
function createEntryList(db: DatabaseSync): (query: EntryQuery) => Row[] {
  const statements = new Map<string, Statement>();
  return ({ scope, order, beyond, limit }) => {
    const sql = entrySql(scope, order, beyond !== undefined);
    const statement = statements.get(sql) ?? prepare(db, sql);
    statements.set(sql, statement);
    return statement.all({
      $limit: limit,
      ...(scope !== "all" && { $sourceKey: keyOf(scope) }),
      ...(beyond && { $enteredAt: beyond.enteredAt, $id: beyond.id }),
    });
  };
}

function keyOf(scope: Exclude<FeedScope, "all">): string {
  return "historyOf" in scope ? scope.historyOf : scope.sourceKey;
}

function entrySql(scope: FeedScope, order: EntryQuery["order"], isBeyond: boolean): string {
  const [direction, side] = order === "newest" ? ["DESC", "<"] : ["ASC", ">"];
  const place = scope !== "all" && "historyOf" in scope ? "history_at" : "entered_at";
  const where = [`${place} IS NOT NULL`];
  if (scope !== "all") where.push("source_key = $sourceKey");
  if (isBeyond) where.push(`(${place}, id) ${side} ($enteredAt, $id)`);
  return `SELECT id, record FROM articles WHERE ${where.join(" AND ")}
    ORDER BY ${place} ${direction}, id ${direction} LIMIT $limit`;
}

function parseRows(rows: readonly Row[]): ArticleRecord[] {
  const parse = ({ id, record }: Row) => parseRecordText("article", String(id), String(record));
  return parseEach(rows, parse, process.emitWarning);
}

function toColumns(record: ArticleRecord) {
  const { sourceKey, state, enteredAt, nextAttemptAt } = record;
  const place = (state === "entered" ? enteredAt : undefined) ?? null;
  const isPast = isHistory(record);
  return {
    source_key: sourceKey,
    entered_at: isPast ? null : place,
    history_at: isPast ? place : null,
    next_attempt_at: nextAttemptAt ?? null,
  };
}
