/** The table as the adapters expect it; the stack's template is tested against this. All keys are strings. */
export const TABLE = {
  partitionKey: "PK",
  sortKey: "SK",
  /** Epoch seconds. It only tidies up: nothing relies on a deletion, or on its time. */
  ttl: "ttl",
  /** Both hold keys only: what they find is then read from the table itself, as it is now. */
  indexes: {
    /** What is due, by when. */
    byTime: { partitionKey: "byTimePk", sortKey: "byTimeSk", projection: "KEYS_ONLY" },
    /** The sources by id, and each source's articles by id. */
    bySource: { partitionKey: "bySourcePk", sortKey: "bySourceSk", projection: "KEYS_ONLY" },
  },
} as const;

/** Every item's address in the table. */
export interface ItemKey {
  readonly PK: string;
  readonly SK: string;
}

/** What is an item's place and not part of the record in it. */
const PLACE = new Set<string>([
  TABLE.partitionKey,
  TABLE.sortKey,
  TABLE.ttl,
  ...Object.values(TABLE.indexes).flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]),
]);

/** The record in an item. */
export function toRecord(item: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !PLACE.has(name)));
}
