import { expect, it } from "vitest";
import { createDynamoDbPublicUrl } from "../../functions/adapters/dynamodb-public-url.ts";
import { useDynamoDb } from "../support/dynamodb-table.ts";

const dynamoDb = useDynamoDb();

it("is an error while no deployment wrote it, and asked for again", async () => {
  const { client, tableName } = await dynamoDb().createTable();
  const address = createDynamoDbPublicUrl(client, tableName);
  await expect(address.read()).rejects.toMatchObject({ code: "store-unavailable" });
  await address.write("https://feeds.example.org");
  expect(await address.read()).toBe("https://feeds.example.org");
});

it("is read once a process: who starts after another deployment has the new one", async () => {
  const { client, tableName } = await dynamoDb().createTable();
  const address = createDynamoDbPublicUrl(client, tableName);
  await address.write("https://feeds.example.org");
  expect(await Promise.all([address.read(), address.read()])).toEqual(
    Array(2).fill("https://feeds.example.org"),
  );
  await address.write("https://d1.example.net");
  expect(await address.read()).toBe("https://feeds.example.org");
  const later = createDynamoDbPublicUrl(client, tableName);
  expect(await later.read()).toBe("https://d1.example.net");
});
