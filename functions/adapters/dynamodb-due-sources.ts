import { createHash } from "node:crypto";
import type { SourceRecord } from "../core/records.ts";
import type { DueSource } from "../usecases/ports.ts";
import type { Item, Items } from "./dynamodb-items.ts";
import type { ItemKey } from "./dynamodb-table.ts";

/** A partition takes a thousand writes a second, and every tick reads them all. Changed, it loses what is due. */
const PARTITIONS = 8;

/** So many lost races in a row: nobody moves one source so often. */
const MOST_ROUNDS = 5;

interface DueSources {
  toKey(sourceKey: string): ItemKey;
  /** As a moment ago; without `until` all of them. In no particular order. */
  list(until?: string): Promise<DueSource[]>;
  claim(due: DueSource, nextAt: string): Promise<boolean>;
  put(record: SourceRecord): Promise<void>;
  /** Unless it is claimed meanwhile for a time before, or was taken away. */
  move(record: SourceRecord, from: string | undefined): Promise<void>;
  remove(sourceKey: string): Promise<void>;
}

/**
 * When each source is due, apart from its record: an item of a hundred bytes, of which a claim writes one unit and a tick
 * reads forty for half of one.
 */
export function createDueSources(items: Items): DueSources {
  const listPartition = async (partition: string, until: string | undefined) => {
    const filter = until && { expression: "#at <= :until", values: { ":until": until } };
    const found: DueSource[] = [];
    for await (const page of items.queryItems({ partition, ...(filter && { filter }) })) {
      found.push(...page.map(toDueSource));
    }
    return found;
  };

  return {
    toKey,
    async list(until) {
      const names = Array.from({ length: PARTITIONS }, (_, n) => partitionOf(n));
      const lists = await Promise.all(names.map((name) => listPartition(name, until)));
      return lists.flat();
    },
    async claim({ key, dueAt }, nextAt) {
      const { ok, item } = await items.update(toKey(key), {
        expression: "SET #at = :next REMOVE #slotAt",
        condition: "#at = :at",
        values: { ":at": dueAt, ":next": nextAt },
      });
      return ok || (item?.at === nextAt && item.slotAt === undefined);
    },
    async put(record) {
      await items.put(toItem(record));
    },
    async move(record, from) {
      let expected = from;
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const condition =
          expected === undefined
            ? { expression: "attribute_not_exists(#at)" }
            : { expression: "#at = :from", values: { ":from": expected } };
        const { ok, item } = await items.put(toItem(record), condition);
        if (ok || item === undefined || String(item.at) <= String(record.nextCrawlAt)) return;
        expected = String(item.at);
      }
    },
    remove: (sourceKey) => items.remove(toKey(sourceKey)),
  };
}

/** The source with the time when it is due as that is now. */
export function withDueTime(record: SourceRecord, due: DueSource | undefined): SourceRecord {
  const { nextCrawlAt: _, slotAt: __, ...rest } = record;
  if (due === undefined) return rest;
  return { ...rest, nextCrawlAt: due.dueAt, ...(due.slotAt && { slotAt: due.slotAt }) };
}

export function toDueSource({ SK, at, slotAt, intervalMs }: Item): DueSource {
  return {
    key: SK,
    dueAt: String(at),
    ...(slotAt !== undefined && { slotAt: String(slotAt) }),
    intervalMs: Number(intervalMs),
  };
}

function toItem({ key, nextCrawlAt, slotAt, intervalMs }: SourceRecord): Item {
  return { ...toKey(key), at: nextCrawlAt, ...(slotAt && { slotAt }), intervalMs };
}

function toKey(sourceKey: string): ItemKey {
  const hash = createHash("sha256").update(sourceKey).digest().readUInt8(0);
  return { PK: partitionOf(hash % PARTITIONS), SK: sourceKey };
}

function partitionOf(n: number): string {
  return `due-source#${n}`;
}
