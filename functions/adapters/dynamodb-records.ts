import { isDeepStrictEqual } from "node:util";
import { TidingsError } from "../core/errors.ts";
import type { Item, Items } from "./dynamodb-items.ts";
import { pack, unpack } from "./dynamodb-packing.ts";
import type { KeyQuery } from "./dynamodb-reads.ts";
import { type ItemKey, toRecord } from "./dynamodb-table.ts";

/** DynamoDB takes 400 KB an item, keys and names included; JSON is never shorter than what it counts. */
const MOST_BYTES = 380_000;

interface Save {
  readonly key: ItemKey;
  /** The indexes' keys. */
  readonly places?: Readonly<Record<string, string | undefined>>;
  readonly record: { readonly revision: number };
  /** Whether the item holds it packed. */
  readonly packed?: boolean;
}

/**
 * One write under the optimistic lock. Where the condition fails but the very record is stored, the SDK has repeated a
 * write whose answer was lost: that counts as saved.
 * @throws {TidingsError} `record-too-large`
 */
export async function saveRecord(
  items: Items,
  { key, places = {}, record, packed = false }: Save,
): Promise<boolean> {
  const plain = toPlain(key, record);
  const { revision } = record;
  const condition =
    revision === 1
      ? { expression: "attribute_not_exists(PK)" }
      : { expression: "#revision = :before", values: { ":before": revision - 1 } };
  const set = Object.entries(places).filter(([, place]) => place !== undefined);
  const fields = packed ? pack({ ...plain, revision }) : plain;
  const item: Item = { ...fields, ...Object.fromEntries(set), ...key };
  const { ok, item: stored } = await items.put(item, condition);
  return ok || (stored !== undefined && isDeepStrictEqual(unpack(toRecord(stored)), plain));
}

/** As JSON would carry it to another store; half characters, which DynamoDB refuses, are replaced. */
function toPlain({ PK }: ItemKey, record: object): Record<string, unknown> {
  const text = JSON.stringify(record);
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_BYTES) {
    throw new TidingsError(
      "record-too-large",
      `${PK} has ${bytes} bytes, and the store takes ${MOST_BYTES}: its lists must be cut`,
    );
  }
  return JSON.parse(text, (_, value) => (typeof value === "string" ? value.toWellFormed() : value));
}

interface Listing<T> {
  readonly query: KeyQuery;
  /** Where the items lie that the found keys stand for; by default these themselves. */
  readonly toKey?: (found: ItemKey) => ItemKey;
  /** The record of an item, or nothing where the item is not what the index said any more. */
  readonly read: (item: Item, found: ItemKey) => T | undefined;
  readonly limit: number;
}

/** Pages through an index and reads what it points at, as that is now, in the index's order, until there is enough. */
export async function listRecords<T>(
  items: Items,
  { query, toKey = (found) => found, read, limit }: Listing<T>,
): Promise<T[]> {
  const records: T[] = [];
  const pageSize = Math.min(Math.max(limit, 1), 100);
  for await (const found of items.queryKeys({ ...query, pageSize })) {
    const stored = await items.getMany(found.map(toKey));
    const byKey = new Map(stored.map((item) => [`${item.PK}\n${item.SK}`, item]));
    for (const key of found) {
      const { PK, SK } = toKey(key);
      const item = byKey.get(`${PK}\n${SK}`);
      const record = item && read(item, key);
      if (record !== undefined) records.push(record);
    }
    if (records.length >= limit) break;
  }
  return records.slice(0, limit);
}
