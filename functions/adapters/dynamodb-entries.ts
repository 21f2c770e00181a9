import { isDeepStrictEqual } from "node:util";
import { isHistory } from "../core/history.ts";
import type { ArticleRecord } from "../core/records.ts";
import type { EntryQuery, FeedScope } from "../usecases/ports.ts";
import type { Item, Items } from "./dynamodb-items.ts";
import { listRecords } from "./dynamodb-records.ts";
import type { ItemKey } from "./dynamodb-table.ts";

interface Entries {
  /** Writes an entry's places; for another record nothing, nor for an entry that has them since `before`. */
  add(record: ArticleRecord, before?: ArticleRecord): Promise<void>;
  /** Takes the places of what will never be an entry again away; where that fails they are passed over. */
  removeGone(record: ArticleRecord): Promise<void>;
  list(query: EntryQuery): Promise<ArticleRecord[]>;
}

interface ArticleAccess {
  readonly toKey: (id: string) => ItemKey;
  readonly parse: (item: Item) => ArticleRecord | undefined;
}

const MONTHS = "months";

/**
 * An entry's places are items of their own, `{enteredAt}#{id}` under its source and under its month for all sources, and
 * not keys of an index: an index may be late, and a feed rendered then would lack the entry until the next one.
 */
export function createEntries(items: Items, { toKey, parse }: ArticleAccess): Entries {
  const knownMonths = new Set<string>();
  const addMonth = async (month: string) => {
    if (knownMonths.has(month)) return;
    await items.put({ PK: MONTHS, SK: month });
    knownMonths.add(month);
  };
  const listPart = (partition: string, { order, beyond, limit }: EntryQuery) =>
    listRecords(items, {
      query: {
        partition,
        order: order === "newest" ? "descending" : "ascending",
        ...(beyond && {
          sort: {
            is: order === "newest" ? "before" : "after",
            value: `${beyond.enteredAt}#${beyond.id}`,
          },
        }),
      },
      toKey: ({ SK }) => toKey(idOf(SK)),
      read: (item, place) => {
        const record = parse(item);
        return record && placeOf(record) === place.SK ? record : undefined;
      },
      limit,
    });

  return {
    async add(record, before) {
      const places = toPlaces(record);
      if (record.state !== "entered" || places.length === 0) return;
      if (before?.state === "entered" && isDeepStrictEqual(toPlaces(before), places)) return;
      const writes = places.map(({ PK, SK }) => items.put({ PK, SK }));
      const months = isHistory(record) ? [] : [addMonth(monthOf(record.enteredAt ?? ""))];
      await Promise.all([...months, ...writes]);
    },
    async removeGone(record) {
      if (record.state !== "gone") return;
      const removals = toPlaces(record).map((place) => items.remove(place));
      for (const removal of await Promise.allSettled(removals)) {
        if (removal.status === "rejected") process.emitWarning(removal.reason as Error);
      }
    },
    async list(query) {
      if (query.scope !== "all") return listPart(partitionOf(query.scope), query);
      const found: ArticleRecord[] = [];
      for (const month of await listMonths(items, query)) {
        const limit = query.limit - found.length;
        found.push(...(await listPart(`all#${month}`, { ...query, limit })));
        if (found.length >= query.limit) break;
      }
      return found;
    },
  };
}

/** The months that may hold what is asked for, in its order. */
async function listMonths(
  items: Items,
  { order, beyond, notBefore = "" }: EntryQuery,
): Promise<string[]> {
  const months: string[] = [];
  for await (const page of items.queryKeys({ partition: MONTHS })) {
    months.push(...page.map(({ SK }) => SK));
  }
  const place = beyond && monthOf(beyond.enteredAt);
  const asked = months.filter((month) => {
    if (month < monthOf(notBefore)) return false;
    if (place === undefined) return true;
    return order === "newest" ? month <= place : month >= place;
  });
  return order === "newest" ? asked.reverse() : asked;
}

function toPlaces(record: ArticleRecord): ItemKey[] {
  const { enteredAt, sourceKey } = record;
  if (enteredAt === undefined) return [];
  const SK = `${enteredAt}#${record.id}`;
  if (isHistory(record)) return [{ PK: `history#${sourceKey}`, SK }];
  return [
    { PK: `entries#${sourceKey}`, SK },
    { PK: `all#${monthOf(enteredAt)}`, SK },
  ];
}

function partitionOf(scope: Exclude<FeedScope, "all">): string {
  return "historyOf" in scope ? `history#${scope.historyOf}` : `entries#${scope.sourceKey}`;
}

function placeOf({ state, enteredAt, id }: ArticleRecord): string | undefined {
  return state === "entered" ? `${enteredAt}#${id}` : undefined;
}

/** `2026-11` */
function monthOf(time: string): string {
  return time.slice(0, 7);
}

function idOf(place: string): string {
  return place.slice(place.indexOf("#") + 1);
}
