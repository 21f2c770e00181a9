import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  type DynamoDBClient,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";
import { createDynamoDbClient } from "../../functions/adapters/dynamodb-client.ts";
import { TABLE } from "../../functions/adapters/dynamodb-table.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { listenOnLoopback } from "./loopback-server.ts";
import { type AtEnd, useService } from "./use-service.ts";

export interface DynamoDbTable {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

export interface TestDynamoDb {
  readonly proxy: FaultProxy;
  /** A new empty table with the stack's keys and indexes. */
  createTable(): Promise<DynamoDbTable>;
}

const CREDENTIALS = { accessKeyId: "test", secretAccessKey: "test" };

/**
 * A DynamoDB for the tests of this file, behind a proxy for faults: the one at AWS_ENDPOINT_URL, else dynalite in this
 * process.
 */
export function useDynamoDb(): () => TestDynamoDb {
  return useService(async (atEnd) => {
    const proxy = await startFaultProxy(
      process.env.AWS_ENDPOINT_URL ?? (await startDynalite(atEnd)),
    );
    atEnd(proxy.close);
    const client = createDynamoDbClient({
      endpoint: proxy.endpoint,
      region: "us-east-1",
      credentials: CREDENTIALS,
    });
    return { proxy, createTable: () => createTable(client, proxy, atEnd) };
  });
}

async function startDynalite(atEnd: AtEnd): Promise<string> {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const { origin, close } = await listenOnLoopback(server);
  atEnd(close);
  return origin;
}

async function createTable(
  client: DynamoDBClient,
  proxy: FaultProxy,
  atEnd: AtEnd,
): Promise<DynamoDbTable> {
  const tableName = `tidings-${crypto.randomUUID()}`;
  await client.send(new CreateTableCommand(definition(tableName)));
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName: tableName });
  atEnd(() => {
    proxy.fault = undefined;
    return client.send(new DeleteTableCommand({ TableName: tableName }));
  });
  return { client, tableName };
}

function definition(tableName: string): CreateTableCommandInput {
  const indexes = Object.entries(TABLE.indexes);
  const names = [TABLE, ...Object.values(TABLE.indexes)].flatMap((keys) => [
    keys.partitionKey,
    keys.sortKey,
  ]);
  return {
    TableName: tableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
    KeySchema: keySchema(TABLE),
    GlobalSecondaryIndexes: indexes.map(([IndexName, keys]) => ({
      IndexName,
      KeySchema: keySchema(keys),
      Projection: { ProjectionType: keys.projection },
    })),
  };
}

function keySchema({ partitionKey, sortKey }: { partitionKey: string; sortKey: string }) {
  return [
    { AttributeName: partitionKey, KeyType: "HASH" as const },
    { AttributeName: sortKey, KeyType: "RANGE" as const },
  ];
}
