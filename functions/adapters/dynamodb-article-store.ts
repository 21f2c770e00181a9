import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { fitArticle } from "../core/fit-record.ts";
import { parseRecord } from "../core/parse-record.ts";
import type { ArticleRecord } from "../core/records.ts";
import type { ArticleStore } from "../usecases/ports.ts";
import { createEntries } from "./dynamodb-entries.ts";
import { createItems, type Item } from "./dynamodb-items.ts";
import { unpack } from "./dynamodb-packing.ts";
import { listRecords, saveRecord } from "./dynamodb-records.ts";
import { type ItemKey, toRecord } from "./dynamodb-table.ts";
import { orWarn } from "./dynamodb-warnings.ts";

const DUE_ARTICLES = "due#article";

/** Feeds are read as they are now; the lists for work stand on indexes, where what was saved this moment may be missing. */
export function createDynamoDbArticleStore(
  client: DynamoDBClient,
  tableName: string,
): ArticleStore {
  const items = createItems(client, tableName);
  const parse = orWarn(parseArticle);
  const entries = createEntries(items, { toKey, parse });

  return {
    async getArticles(ids) {
      const found = await items.getMany(ids.map(toKey));
      return found.map(parse).filter((record) => record !== undefined);
    },
    /** The places in the feeds come first: one without its article is passed over, an article without would be lost. */
    async saveArticle(record, before) {
      await entries.add(record, before);
      const places = toPlaces(record);
      const save = { key: toKey(record.id), places, record: fitArticle(record), packed: true };
      const isSaved = await saveRecord(items, save);
      if (isSaved) await entries.removeGone(record);
      return isSaved;
    },
    listEntries: entries.list,
    async listDueArticles(now, limit) {
      const due = (item: Item) => {
        const record = parse(item);
        return record && (record.nextAttemptAt ?? "~") <= now ? record : undefined;
      };
      const sort = { is: "before", value: `${now}$` } as const;
      const query = { index: "byTime", partition: DUE_ARTICLES, sort } as const;
      const records = await listRecords(items, { query, read: due, limit });
      return records.toSorted((a, b) => compare(a.nextAttemptAt ?? "", b.nextAttemptAt ?? ""));
    },
    listSourceArticles: (sourceKey, limit, after) => {
      const sort = { is: "after", value: after ?? "" } as const;
      const partition = `articles#${sourceKey}`;
      const query = { index: "bySource", partition, ...(after && { sort }) } as const;
      return listRecords(items, { query, read: parse, limit });
    },
  };
}

function toKey(id: string): ItemKey {
  return { PK: `article#${id}`, SK: "article" };
}

function toPlaces({ id, sourceKey, nextAttemptAt }: ArticleRecord) {
  return {
    bySourcePk: `articles#${sourceKey}`,
    bySourceSk: id,
    byTimePk: nextAttemptAt && DUE_ARTICLES,
    byTimeSk: nextAttemptAt && `${nextAttemptAt}#${id}`,
  };
}

function parseArticle(item: Item): ArticleRecord {
  return parseRecord("article", item.PK, unpack(toRecord(item)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
