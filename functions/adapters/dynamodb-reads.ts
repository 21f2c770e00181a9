import { setTimeout } from "node:timers/promises";
import {
  type AttributeValue,
  BatchGetItemCommand,
  type DynamoDBClient,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { TidingsError } from "../core/errors.ts";
import { clearly } from "./dynamodb-errors.ts";
import { type ItemKey, TABLE } from "./dynamodb-table.ts";

type Attributes = Record<string, AttributeValue>;

export interface KeyQuery {
  /** Absent: the table itself, as it is now. An index may be late by moments. */
  readonly index?: keyof typeof TABLE.indexes;
  readonly partition: string;
  /** Only sort keys strictly after, strictly before, or beginning with this. */
  readonly sort?: { readonly is: "after" | "before" | "prefix"; readonly value: string };
  readonly order?: "ascending" | "descending";
  /** How many keys a page holds at most. */
  readonly pageSize?: number;
}

/** DynamoDB's own limit. */
const MOST_KEYS = 100;

/** Keys come back unprocessed while the table is throttled: about three seconds of that are waited for. */
const MOST_ROUNDS = 7;
const FIRST_PAUSE_MS = 50;

const SORT = {
  after: "#sk > :sk",
  before: "#sk < :sk",
  prefix: "begins_with(#sk, :sk)",
};

/** Any number of items, each once, as they are now. */
export async function getMany(
  client: DynamoDBClient,
  tableName: string,
  keys: readonly ItemKey[],
): Promise<Attributes[]> {
  const unique = [...new Map(keys.map(({ PK, SK }) => [`${PK}\n${SK}`, { PK, SK }])).values()];
  const batches = Array.from({ length: Math.ceil(unique.length / MOST_KEYS) }, (_, n) =>
    unique.slice(n * MOST_KEYS, (n + 1) * MOST_KEYS),
  );
  const found = await Promise.all(batches.map((batch) => getBatch(client, tableName, batch)));
  return found.flat();
}

async function getBatch(
  client: DynamoDBClient,
  tableName: string,
  keys: readonly ItemKey[],
): Promise<Attributes[]> {
  const found: Attributes[] = [];
  let left: Attributes[] = keys.map(({ PK, SK }) => ({ PK: { S: PK }, SK: { S: SK } }));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (round > 0) await setTimeout(FIRST_PAUSE_MS * 2 ** round * Math.random());
    const RequestItems = { [tableName]: { Keys: left, ConsistentRead: true } };
    const command = new BatchGetItemCommand({ RequestItems });
    const answer = await clearly("BatchGetItem", () => client.send(command));
    found.push(...(answer.Responses?.[tableName] ?? []));
    left = answer.UnprocessedKeys?.[tableName]?.Keys ?? [];
    if (left.length === 0) return found;
  }
  throw new TidingsError(
    "store-throttled",
    `DynamoDB left ${left.length} of ${keys.length} items unread: the table is throttled`,
  );
}

/** Follows the pages to their end; a page may be empty and not the last. */
export async function* queryKeys(
  client: DynamoDBClient,
  tableName: string,
  query: KeyQuery,
): AsyncGenerator<ItemKey[]> {
  const input = toInput(tableName, query);
  let next: Attributes | undefined;
  do {
    const command = new QueryCommand({ ...input, ExclusiveStartKey: next });
    const answer = await clearly("Query", () => client.send(command));
    yield (answer.Items ?? []).map(toKey);
    next = answer.LastEvaluatedKey;
  } while (next !== undefined);
}

interface PartitionQuery {
  readonly partition: string;
  readonly filter?: string;
  /** Of the filter. */
  readonly names?: Record<string, string>;
  readonly values?: Attributes;
}

/** The table's own items, eventually consistent. */
export async function* queryPartition(
  client: DynamoDBClient,
  tableName: string,
  { partition, filter, names, values }: PartitionQuery,
): AsyncGenerator<Attributes[]> {
  let next: Attributes | undefined;
  do {
    const command = new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "#pk = :pk",
      FilterExpression: filter,
      ExpressionAttributeNames: { "#pk": TABLE.partitionKey, ...names },
      ExpressionAttributeValues: { ":pk": { S: partition }, ...values },
      ExclusiveStartKey: next,
    });
    const answer = await clearly("Query", () => client.send(command));
    yield answer.Items ?? [];
    next = answer.LastEvaluatedKey;
  } while (next !== undefined);
}

function toInput(tableName: string, { index, partition, sort, order, pageSize }: KeyQuery) {
  const { partitionKey, sortKey } = index ? TABLE.indexes[index] : TABLE;
  return {
    TableName: tableName,
    IndexName: index,
    ConsistentRead: index === undefined,
    KeyConditionExpression: `#pk = :pk${sort ? ` AND ${SORT[sort.is]}` : ""}`,
    ExpressionAttributeNames: { "#pk": partitionKey, ...(sort && { "#sk": sortKey }) },
    ExpressionAttributeValues: {
      ":pk": { S: partition },
      ...(sort && { ":sk": { S: sort.value } }),
    },
    ScanIndexForward: order !== "descending",
    Limit: pageSize,
  };
}

function toKey({ PK, SK }: Attributes): ItemKey {
  return { PK: PK?.S ?? "", SK: SK?.S ?? "" };
}
