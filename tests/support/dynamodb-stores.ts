import { createDynamoDbArticleStore } from "../../functions/adapters/dynamodb-article-store.ts";
import { createDynamoDbFeedStore } from "../../functions/adapters/dynamodb-feed-store.ts";
import { createDynamoDbHostStore } from "../../functions/adapters/dynamodb-host-store.ts";
import { createDynamoDbSourceStore } from "../../functions/adapters/dynamodb-source-store.ts";
import type { TestDynamoDb } from "./dynamodb-table.ts";

/** Every store in one new table; the proxy's list of operations begins anew. */
export async function createStores({ createTable, proxy }: TestDynamoDb) {
  const { client, tableName } = await createTable();
  proxy.operations.length = 0;
  return {
    client,
    tableName,
    articles: createDynamoDbArticleStore(client, tableName),
    sources: createDynamoDbSourceStore(client, tableName),
    feeds: createDynamoDbFeedStore(client, tableName),
    hosts: createDynamoDbHostStore(client, tableName),
  };
}
