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
