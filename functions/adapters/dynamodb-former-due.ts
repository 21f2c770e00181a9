import type { SourceRecord } from "../core/records.ts";
import type { createDueSources } from "./dynamodb-due-sources.ts";
import type { Item, Items } from "./dynamodb-items.ts";

/** Where an earlier version kept when a source is due: in keys of an index. */
const FORMER = { index: "byTime", partition: "due#source" } as const;

/** Gives the sources that an earlier version wrote due times as this one keeps them. Elsewhere there are none to be found. */
export async function adoptDueSources(
  items: Items,
  due: ReturnType<typeof createDueSources>,
  parse: (item: Item) => SourceRecord,
): Promise<void> {
  for await (const keys of items.queryKeys(FORMER)) {
    const found = keys.length === 0 ? [] : await items.getMany(keys);
    for (const item of found) {
      const record = parse(item);
      if (record.nextCrawlAt !== undefined) await due.move(record, undefined);
      await items.update(
        { PK: item.PK, SK: item.SK },
        {
          expression: "REMOVE #byTimePk, #byTimeSk",
          condition: "attribute_exists(#revision)",
        },
      );
    }
  }
}
