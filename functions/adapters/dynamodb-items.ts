import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { clearly } from "./dynamodb-errors.ts";
import { getMany, type KeyQuery, queryKeys, queryPartition } from "./dynamodb-reads.ts";
import type { ItemKey } from "./dynamodb-table.ts";

export type Item = ItemKey & { readonly [name: string]: unknown };

/** Attributes are written `#so` in expressions, whatever words DynamoDB reserves; values `:so`. */
export interface Condition {
  readonly expression: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

export interface Update {
  readonly expression: string;
  readonly condition?: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

export interface ItemQuery {
  readonly partition: string;
  /** What it leaves out is read all the same, and not sent. */
  readonly filter?: Condition;
}

/** What a conditional write came to: the item as it is now (after a put: nothing), or the one that failed the condition. */
export interface Written {
  readonly ok: boolean;
  readonly item?: Item;
}

/** One table's items as plain objects. Reads see every write that was answered; what fails is `store-unavailable` or `store-throttled`. */
export interface Items {
  get(key: ItemKey): Promise<Item | undefined>;
  /** As it was a moment ago, for half the price. */
  glance(key: ItemKey): Promise<Item | undefined>;
  /** In no particular order; any number. */
  getMany(keys: readonly ItemKey[]): Promise<Item[]>;
  /** The keys of a query's items, page by page; a page may be empty. */
  queryKeys(query: KeyQuery): AsyncGenerator<ItemKey[]>;
  /** The items of a partition, page by page, as they were a moment ago: for half the price. */
  queryItems(query: ItemQuery): AsyncGenerator<Item[]>;
  put(item: Item, condition?: Condition): Promise<Written>;
  update(key: ItemKey, update: Update): Promise<Written>;
  remove(key: ItemKey): Promise<void>;
}

const NAME = /#(\w+)/g;

export function createItems(client: DynamoDBClient, tableName: string): Items {
  const TableName = tableName;
  const read = async (key: ItemKey, ConsistentRead: boolean) => {
    const command = new GetItemCommand({ TableName, Key: toKey(key), ConsistentRead });
    const { Item: item } = await clearly("GetItem", () => client.send(command));
    return item && toItem(item);
  };
  const get = (key: ItemKey) => read(key, true);

  return {
    get,
    glance: (key) => read(key, false),
    getMany: async (keys) => (await getMany(client, tableName, keys)).map(toItem),
    queryKeys: (query) => queryKeys(client, tableName, query),
    async *queryItems({ partition, filter }) {
      const pages = queryPartition(client, tableName, { partition, ...toFilter(filter) });
      for await (const page of pages) yield page.map(toItem);
    },
    async put(item, condition) {
      const command = new PutItemCommand({
        TableName,
        Item: marshall(item),
        ...(condition && toExpression(condition)),
      });
      const write = () => clearly("PutItem", () => client.send(command));
      return settle(write, () => get(item));
    },
    async update(key, { expression, condition = "", values }) {
      const command = new UpdateItemCommand({
        TableName,
        Key: toKey(key),
        UpdateExpression: expression,
        ReturnValues: "ALL_NEW",
        ...toExpression({ expression: condition, values }, expression),
      });
      const write = () => clearly("UpdateItem", () => client.send(command));
      return settle(write, () => get(key));
    },
    async remove(key) {
      const command = new DeleteItemCommand({ TableName, Key: toKey(key) });
      await clearly("DeleteItem", () => client.send(command));
    },
  };
}

/** An emulator may not tell what failed the condition: then it is read. */
async function settle(
  write: () => Promise<{ Attributes?: Record<string, AttributeValue> }>,
  read: () => Promise<Item | undefined>,
): Promise<Written> {
  try {
    const { Attributes: attributes } = await write();
    return { ok: true, ...(attributes && { item: toItem(attributes) }) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { ok: false, item: error.Item ? toItem(error.Item) : await read() };
  }
}

function toExpression({ expression, values }: Condition, update = "") {
  const names = [...`${expression} ${update}`.matchAll(NAME)].map(([word, name]) => [word, name]);
  return {
    ...(expression !== "" && {
      ConditionExpression: expression,
      ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
    }),
    ...(names.length > 0 && { ExpressionAttributeNames: Object.fromEntries(names) }),
    ...(values && { ExpressionAttributeValues: marshall(values) }),
  };
}

function toFilter(filter: Condition | undefined) {
  if (filter === undefined) return {};
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } =
    toExpression(filter);
  return { filter: filter.expression, names, values };
}

function toKey({ PK, SK }: ItemKey): Record<string, AttributeValue> {
  return { PK: { S: PK }, SK: { S: SK } };
}

function toItem(attributes: Record<string, AttributeValue>): Item {
  return unmarshall(attributes) as Item;
}
