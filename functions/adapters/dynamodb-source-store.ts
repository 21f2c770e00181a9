import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { fitSource } from "../core/fit-record.ts";
import { parseRecord } from "../core/parse-record.ts";
import type { SourceRecord } from "../core/records.ts";
import type { SourceStore } from "../usecases/ports.ts";
import { createItems, type Item } from "./dynamodb-items.ts";
import { unpack } from "./dynamodb-packing.ts";
import { listRecords, saveRecord } from "./dynamodb-records.ts";
import { type ItemKey, toRecord } from "./dynamodb-table.ts";
import { orWarn } from "./dynamodb-warnings.ts";

const ALL_SOURCES = "sources";
const DUE_SOURCES = "due#source";

/** Present sources sort before removed ones of the same id. `#` sorts before every character of an id. */
const PRESENT = "0";
const REMOVED = "1";

/** `findSource` and the lists stand on indexes: what was saved this moment may be missing, what they show is as it is now. */
export function createDynamoDbSourceStore(client: DynamoDBClient, tableName: string): SourceStore {
  const items = createItems(client, tableName);
  const list = (prefix: string, limit: number, read: (item: Item) => SourceRecord | undefined) => {
    const sort = { is: "prefix", value: prefix } as const;
    return listRecords(items, {
      query: { index: "bySource", partition: ALL_SOURCES, ...(prefix !== "" && { sort }) },
      read,
      limit,
    });
  };

  return {
    async getSource(key) {
      const item = await items.get(toKey(key));
      return item && parseSource(item);
    },
    async findSource(id) {
      const named = (item: Item) => {
        const record = parseSource(item);
        return record.source.id === id ? record : undefined;
      };
      return (await list(`${id}#`, 1, named))[0];
    },
    async listSources() {
      const records = await list("", Number.POSITIVE_INFINITY, orWarn(parseSource));
      // A source may have been renamed after the index told its place.
      return records.toSorted(byPlace);
    },
    async listDueSources(now, limit) {
      const due = (item: Item) => {
        const record = parseSource(item);
        return (record.nextCrawlAt ?? "~") <= now ? record : undefined;
      };
      const sort = { is: "before", value: `${now}$` } as const;
      const query = { index: "byTime", partition: DUE_SOURCES, sort } as const;
      const records = await listRecords(items, { query, read: orWarn(due), limit });
      return records.toSorted((a, b) => compare(a.nextCrawlAt ?? "", b.nextCrawlAt ?? ""));
    },
    saveSource: (record) =>
      saveRecord(items, {
        key: toKey(record.key),
        places: toPlaces(record),
        record: fitSource(record),
        packed: true,
      }),
  };
}

function toKey(key: string): ItemKey {
  return { PK: `source#${key}`, SK: "source" };
}

function toPlaces(record: SourceRecord): Record<string, string | undefined> {
  const { nextCrawlAt, key } = record;
  return {
    bySourcePk: ALL_SOURCES,
    bySourceSk: placeOf(record),
    byTimePk: nextCrawlAt && DUE_SOURCES,
    byTimeSk: nextCrawlAt && `${nextCrawlAt}#${key}`,
  };
}

function placeOf({ source, status, key }: SourceRecord): string {
  return `${source.id}#${status === "removed" ? REMOVED : PRESENT}#${key}`;
}

function parseSource(item: Item): SourceRecord {
  return parseRecord("source", item.PK, unpack(toRecord(item)));
}

function byPlace(a: SourceRecord, b: SourceRecord): number {
  return compare(placeOf(a), placeOf(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
