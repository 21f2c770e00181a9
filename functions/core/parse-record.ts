import { TidingsError } from "./errors.ts";
import type { ArticleRecord, FeedRecord, SourceRecord } from "./records.ts";

interface RecordKinds {
  readonly source: SourceRecord;
  readonly article: ArticleRecord;
  readonly feed: FeedRecord;
}

export type RecordKind = keyof RecordKinds;

/** The newest shape that this program writes; it reads every one up to it. */
const NEWEST_SCHEMA = 1;

type FieldType = "string" | "number" | "array" | "object" | "string?";

const NOUNS: Readonly<Record<FieldType, string>> = {
  string: "a text",
  number: "a number",
  array: "a list",
  object: "an object",
  "string?": "a text or absent",
};

/** What nobody can do without, and what stores and feeds are ordered by. Fields that we don't know are kept. */
const FIELDS: { readonly [K in RecordKind]: Readonly<Record<string, FieldType>> } = {
  source: {
    key: "string",
    source: "object",
    status: "string",
    formerIds: "array",
    addedAt: "string",
    nextCrawlAt: "string?",
    failuresInARow: "number",
    health: "object",
    intervalMs: "number",
  },
  article: {
    id: "string",
    sourceKey: "string",
    state: "string",
    guid: "string",
    url: "string",
    canonicalUrl: "string",
    firstSeenAt: "string",
    enteredAt: "string?",
    nextAttemptAt: "string?",
    attempts: "number",
    title: "string",
    revisions: "array",
  },
  feed: {
    feed: "string",
    version: "number",
    changedAt: "string",
    sealed: "array",
    renderings: "object",
  },
};

/**
 * A stored record as read, or a `damaged-record` error that names `key`. One that a newer program wrote is an error that
 * may pass (`store-unavailable`): in the middle of a deployment both run.
 */
export function parseRecord<K extends RecordKind>(
  kind: K,
  key: string,
  value: unknown,
): RecordKinds[K] {
  const flaw = findFlaw(FIELDS[kind], value);
  if (flaw !== undefined) throw damaged(kind, key, flaw);

  const schema = newestSchema(kind, value as Record<string, unknown>);
  if (schema > NEWEST_SCHEMA) throw tooNew(kind, key, schema);
  return value as RecordKinds[K];
}

/** Parts of a record that have a version of their own. */
const VERSIONED_PARTS: { readonly [K in RecordKind]: readonly string[] } = {
  source: ["backlog", "backfill"],
  article: ["gathering"],
  feed: [],
};

/** Of the record and of its parts. */
function newestSchema(kind: RecordKind, record: Record<string, unknown>): number {
  const parts = [record, ...VERSIONED_PARTS[kind].map((name) => record[name])];
  return Math.max(...parts.map((part) => (isObject(part) ? Number(part.schema ?? 1) : 1)));
}

/** `parseRecord` of JSON. */
export function parseRecordText<K extends RecordKind>(
  kind: K,
  key: string,
  text: string,
): RecordKinds[K] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged(kind, key, "it is not JSON");
  }
  return parseRecord(kind, key, value);
}

function findFlaw(fields: Readonly<Record<string, FieldType>>, value: unknown): string | undefined {
  if (!isObject(value)) return "it is not an object";
  for (const name of ["schema", "revision"]) {
    if (!Number.isSafeInteger(value[name])) return `\`${name}\` is not a whole number`;
  }
  const wrong = Object.entries(fields).find(([name, type]) => !isOfType(value[name], type));
  return wrong && `\`${wrong[0]}\` is not ${NOUNS[wrong[1]]}`;
}

function isOfType(value: unknown, type: FieldType): boolean {
  if (type === "string?") return value === undefined || typeof value === "string";
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  return typeof value === type;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function damaged(kind: RecordKind, key: string, flaw: string): TidingsError {
  return new TidingsError("damaged-record", `the stored ${kind} ${key} is damaged: ${flaw}`);
}

function tooNew(kind: RecordKind, key: string, schema: number): TidingsError {
  return new TidingsError(
    "store-unavailable",
    `the stored ${kind} ${key} was written by a newer Tidings (shape ${schema}, known are up to ${NEWEST_SCHEMA})`,
  );
}
