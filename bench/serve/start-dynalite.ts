import { createRequire } from "node:module";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { createDynamoDbClient } from "../../functions/adapters/dynamodb-client.ts";
import { TABLE } from "../../functions/adapters/dynamodb-table.ts";

interface Keys {
  readonly partitionKey: string;
  readonly sortKey: string;
}

const dynalite = createRequire(import.meta.url)("dynalite");

/** An empty table `tidings` in a DynamoDB in this process. @returns its endpoint */
export async function startDynalite(): Promise<string> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${server.address().port}`;
  const credentials = { accessKeyId: "bench", secretAccessKey: "bench" };
  const client = createDynamoDbClient({ endpoint, region: "us-east-1", credentials });
  const indexes = Object.entries(TABLE.indexes);
  const names = [TABLE, ...Object.values(TABLE.indexes)].flatMap((keys) => [
    keys.partitionKey,
    keys.sortKey,
  ]);
  await client.send(
    new CreateTableCommand({
      TableName: "tidings",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
      KeySchema: keySchema(TABLE),
      GlobalSecondaryIndexes: indexes.map(([IndexName, keys]) => ({
        IndexName,
        KeySchema: keySchema(keys),
        Projection: { ProjectionType: keys.projection },
      })),
    }),
  );
  return endpoint;
}

function keySchema({ partitionKey, sortKey }: Keys) {
  return [
    { AttributeName: partitionKey, KeyType: "HASH" as const },
    { AttributeName: sortKey, KeyType: "RANGE" as const },
  ];
}
