import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { fitSource } from "../core/fit-record.ts";
import { parseRecord } from "../core/parse-record.ts";
import type { SourceRecord } from "../core/records.ts";
import type { SourceStore } from "../usecases/ports.ts";
import { createDueSources, toDueSource, withDueTime } from "./dynamodb-due-sources.ts";
import { adoptDueSources } from "./dynamodb-former-due.ts";
import { createItems, type Item, type Items } from "./dynamodb-items.ts";
import { unpack } from "./dynamodb-packing.ts";
import { listRecords, saveRecord } from "./dynamodb-records.ts";
import { type ItemKey, toRecord } from "./dynamodb-table.ts";
import { orWarn } from "./dynamodb-warnings.ts";

const ALL_SOURCES = "sources";

/** Present sources sort before removed ones of the same id. `#` sorts before every character of an id. */
const PRESENT = "0";
const REMOVED = "1";

/** `findSource` and the lists may miss what was saved this moment; what `findSource` shows is as it is now. */
export function createDynamoDbSourceStore(client: DynamoDBClient, tableName: string): SourceStore {
  const items = createItems(client, tableName);
  const due = createDueSources(items);
  const list = (prefix: string, limit: number, read: (item: Item) => SourceRecord | undefined) => {
    const sort = { is: "prefix", value: prefix } as const;
    return listRecords(items, {
      query: { index: "bySource", partition: ALL_SOURCES, ...(prefix !== "" && { sort }) },
      read,
      limit,
    });
  };
  const get = async (key: string) => {
    const found = await items.getMany([toKey(key), due.toKey(key)]);
    const item = found.find(({ SK }) => SK === "source");
    const time = found.find(({ SK }) => SK === key);
    return item && withDueTime(parseSource(item), time && toDueSource(time));
  };

  return {
    getSource: get,
    async findSource(id) {
      const named = (item: Item) => {
        const record = parseSource(item);
        return record.source.id === id ? record : undefined;
      };
      const [found] = await list(`${id}#`, 1, named);
      return found && get(found.key);
    },
    async listSources() {
      const [records, times] = await Promise.all([
        list("", Number.POSITIVE_INFINITY, orWarn(parseSource)),
        due.list(),
      ]);
      const timeOf = new Map(times.map((time) => [time.key, time]));
      // A source may have been renamed after the index told its place.
      return records.map((one) => withDueTime(one, timeOf.get(one.key))).toSorted(byPlace);
    },
    async listDueSources(now, limit) {
      await adoptDueSources(items, due, parseSource);
      const found = await due.list(now);
      return found.toSorted((a, b) => compare(a.dueAt, b.dueAt)).slice(0, limit);
    },
    claimSource: due.claim,
    saveSource: (record, before) => saveSource(record, before, { items, due }),
  };
}

interface Parts {
  readonly items: Items;
  readonly due: ReturnType<typeof createDueSources>;
}

/**
 * A new due time comes before the record, every other change of it after: who dies between the two leaves a due time
 * without an active source, which harms nobody; the other way round would.
 */
async function saveSource(
  record: SourceRecord,
  before: SourceRecord | undefined,
  { items, due }: Parts,
): Promise<boolean> {
  const isMoved = hasMoved(record, before);
  const isNew = isMoved && before?.nextCrawlAt === undefined && record.nextCrawlAt !== undefined;
  if (isNew) await due.put(record);
  const save = { key: toKey(record.key), places: toPlaces(record), record: fitSource(record) };
  const isSaved = await saveRecord(items, { ...save, packed: true });
  if (isSaved && isMoved && !isNew) await moveDue(record, before, due);
  return isSaved;
}

async function moveDue(
  record: SourceRecord,
  before: SourceRecord | undefined,
  due: Parts["due"],
): Promise<void> {
  if (record.nextCrawlAt === undefined) await due.remove(record.key);
  else await due.move(record, before?.nextCrawlAt);
}

function hasMoved(record: SourceRecord, before: SourceRecord | undefined): boolean {
  return before?.nextCrawlAt !== record.nextCrawlAt || before?.slotAt !== record.slotAt;
}

function toKey(key: string): ItemKey {
  return { PK: `source#${key}`, SK: "source" };
}

function toPlaces(record: SourceRecord): Record<string, string | undefined> {
  return { bySourcePk: ALL_SOURCES, bySourceSk: placeOf(record) };
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
