import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  type DynamoDBClient,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";
import { afterAll, beforeAll } from "vitest";
import { createDynamoDbClient } from "../../functions/adapters/dynamodb-client.ts";
import { TABLE } from "../../functions/adapters/dynamodb-table.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { listenOnLoopback } from "./loopback-server.ts";

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
  let started: TestDynamoDb | undefined;
  const ends: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const target = process.env.AWS_ENDPOINT_URL ?? (await startDynalite(ends));
    const proxy = await startFaultProxy(target);
    const client = createDynamoDbClient({
      endpoint: proxy.endpoint,
      region: "us-east-1",
      credentials: CREDENTIALS,
    });
    started = { proxy, createTable: () => createTable(client, ends) };
    ends.push(proxy.close);
  });
  afterAll(async () => {
    if (started) started.proxy.fault = undefined;
    for (const end of ends) await end();
  });
  return () => {
    if (started === undefined) throw new Error("only within a test");
    return started;
  };
}

async function startDynalite(ends: (() => Promise<unknown>)[]): Promise<string> {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const { origin, close } = await listenOnLoopback(server);
  ends.unshift(close);
  return origin;
}

async function createTable(
  client: DynamoDBClient,
  ends: (() => Promise<unknown>)[],
): Promise<DynamoDbTable> {
  const tableName = `tidings-${crypto.randomUUID()}`;
  await client.send(new CreateTableCommand(definition(tableName)));
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName: tableName });
  ends.unshift(() => client.send(new DeleteTableCommand({ TableName: tableName })));
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
