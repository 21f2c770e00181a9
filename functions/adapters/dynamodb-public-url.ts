import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { TidingsError } from "../core/errors.ts";
import { createItems } from "./dynamodb-items.ts";

export interface PublicUrlItem {
  /** As the deployment wrote it: read once a process, when it is first needed. */
  readonly read: () => Promise<string>;
  readonly write: (url: string) => Promise<void>;
}

const KEY = { PK: "service", SK: "public-url" };

/**
 * The service's public address, in an item of its table: no setting of the functions can hold it, for the distribution
 * whose address it is stands before them; and a parameter in SSM costs another client and connection at every start.
 */
export function createDynamoDbPublicUrl(client: DynamoDBClient, tableName: string): PublicUrlItem {
  const items = createItems(client, tableName);
  let known: Promise<string> | undefined;

  async function readItem(): Promise<string> {
    const item = await items.get(KEY);
    if (typeof item?.url === "string" && item.url !== "") return item.url;
    throw new TidingsError(
      "store-unavailable",
      `the table ${tableName} holds no public address yet: a deployment that ends well writes it`,
    );
  }

  return {
    read() {
      known ??= readItem().catch((error: unknown) => {
        known = undefined;
        throw error;
      });
      return known;
    },
    async write(url) {
      await items.put({ ...KEY, url });
    },
  };
}
