import { describe } from "vitest";
import { createDynamoDbArticleStore } from "../../functions/adapters/dynamodb-article-store.ts";
import { createDynamoDbFeedStore } from "../../functions/adapters/dynamodb-feed-store.ts";
import { createDynamoDbHostStore } from "../../functions/adapters/dynamodb-host-store.ts";
import { createDynamoDbSourceStore } from "../../functions/adapters/dynamodb-source-store.ts";
import { itKeepsTheArticleStoreContract } from "../contracts/article-store.ts";
import { itKeepsTheFeedStoreContract } from "../contracts/feed-store.ts";
import { itKeepsTheHostStoreContract } from "../contracts/host-store.ts";
import { itKeepsTheSourceStoreContract } from "../contracts/source-store.ts";
import { type DynamoDbTable, useDynamoDb } from "../support/dynamodb-table.ts";

const dynamoDb = useDynamoDb();

describe("DynamoDB source store", () => {
  itKeepsTheSourceStoreContract(inNewTable(createDynamoDbSourceStore));
});

describe("DynamoDB article store", () => {
  itKeepsTheArticleStoreContract(inNewTable(createDynamoDbArticleStore), { runs: 5 });
});

describe("DynamoDB feed store", () => {
  itKeepsTheFeedStoreContract(inNewTable(createDynamoDbFeedStore));
});

describe("DynamoDB host store", () => {
  itKeepsTheHostStoreContract(inNewTable(createDynamoDbHostStore), { runs: 6 });
});

function inNewTable<T>(create: (client: DynamoDbTable["client"], tableName: string) => T) {
  return async () => {
    const { client, tableName } = await dynamoDb().createTable();
    return create(client, tableName);
  };
}
