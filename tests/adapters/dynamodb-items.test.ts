import { PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { beforeEach, describe, expect, it } from "vitest";
import { createStores } from "../support/dynamodb-stores.ts";
import { useDynamoDb } from "../support/dynamodb-table.ts";
import { aFeed, anArticle, anEntry, aSource, next } from "../support/stored-records.ts";

const dynamoDb = useDynamoDb();

beforeEach(() => {
  dynamoDb().proxy.fault = undefined;
});

const stores = () => createStores(dynamoDb());

describe("DynamoDB stores and their items", () => {
  it("refuse a record that no item holds, with its key and size", async () => {
    const { articles } = await stores();
    const ofBytes = (name: string, bytes: number) => ({
      ...anArticle(name),
      ofTomorrow: "长".repeat(bytes / 3),
    });
    const huge = ofBytes("1", 399_000);
    await expect(articles.saveArticle(huge)).rejects.toMatchObject({
      code: "record-too-large",
      message: expect.stringMatching(`article#${huge.id} has \\d+ bytes`),
    });
    const big = ofBytes("2", 375_000);
    expect(await articles.saveArticle(big)).toBe(true);
    expect(await articles.getArticles([big.id])).toEqual([big]);
  });

  it("keep a feed of 100,000 sealed entries in one item", async () => {
    const { feeds } = await stores();
    const place = (n: number) => ({
      enteredAt: new Date(Date.UTC(2020, 0, 1) + n * 1_234_567).toISOString(),
      id: anArticle(`${n}`).id,
    });
    const sealed = Array.from({ length: 2000 }, (_, n) => ({
      page: n + 1,
      from: place(2 * n),
      to: place(2 * n + 1),
      count: 50,
    }));
    const feed = aFeed("all", { sealed });
    expect(await feeds.saveFeed(feed)).toBe(true);
    expect(await feeds.saveFeed(feed)).toBe(true);
    await feeds.touchFeed("all", feed.changedAt);
    expect(await feeds.getFeeds(["all"])).toEqual([next(feed, { version: 2 })]);
  });

  it("name a damaged record where it is asked for, and leave it out of lists", async () => {
    const { sources, client, tableName } = await stores();
    await sources.saveSource(aSource("good"));
    const Item = {
      PK: { S: "source#bad" },
      SK: { S: "source" },
      bySourcePk: { S: "sources" },
      bySourceSk: { S: "a#0#bad" },
      schema: { N: "1" },
      revision: { N: "1" },
    };
    await client.send(new PutItemCommand({ TableName: tableName, Item }));
    await expect(sources.getSource("bad")).rejects.toMatchObject({
      code: "damaged-record",
      message: expect.stringContaining("source#bad"),
    });
    expect((await sources.listSources()).map(({ source }) => source.id)).toEqual(["good"]);
  });

  it("read what feeds are made of as it is now, not as it was a moment ago", async () => {
    const { articles } = await stores();
    const entry = anEntry("1", "2026-11-22T08:00:00.000Z");
    await articles.saveArticle(entry);
    const reads: string[] = [];
    dynamoDb().proxy.fault = ({ operation, body }) => {
      reads.push(`${operation} ${/"ConsistentRead":(true|false)/.exec(JSON.stringify(body))?.[1]}`);
      return undefined;
    };
    const query = { order: "newest", limit: 1 } as const;
    await articles.listEntries({ ...query, scope: { sourceKey: entry.sourceKey } });
    await articles.listEntries({ ...query, scope: "all" });
    const months = "Query true";
    const list = ["Query true", "BatchGetItem true"];
    expect(reads).toEqual([...list, months, ...list]);
  });

  it("take a place in the feeds away with what is gone for good, and only then", async () => {
    const { articles } = await stores();
    const entry = anEntry("1", "2026-11-22T08:00:00.000Z");
    const hidden = next(entry, { state: "hidden" });
    for (const record of [entry, hidden]) await articles.saveArticle(record);
    const { operations } = dynamoDb().proxy;
    expect(operations).not.toContain("DeleteItem");
    await articles.saveArticle(next(hidden, { state: "gone" }));
    expect(operations.filter((operation) => operation === "DeleteItem")).toHaveLength(2);
  });

  it("do not list as due what only an index that is late takes for due", async () => {
    const { articles, client, tableName } = await stores();
    const late = "2026-11-22T09:00:00.000Z";
    const article = anArticle("1", { nextAttemptAt: late });
    await articles.saveArticle(article);
    const Key = { PK: { S: `article#${article.id}` }, SK: { S: "article" } };
    const change = { UpdateExpression: "SET byTimeSk = :before", TableName: tableName };
    const ExpressionAttributeValues = { ":before": { S: "2026-11-22T08:00:00.000Z#" } };
    await client.send(new UpdateItemCommand({ ...change, Key, ExpressionAttributeValues }));
    for (const now of ["2026-11-22T08:30:00.000Z", late]) {
      expect(await articles.listDueArticles(now, 9)).toHaveLength(now === late ? 1 : 0);
    }
  });

  it("write an unchanged crawl in three calls, and read nothing for its pace", async () => {
    const { sources, hosts } = await stores();
    const source = aSource("a");
    await sources.saveSource(source);
    const { operations } = dynamoDb().proxy;
    operations.length = 0;
    const claim = { host: "a", now: 1_000_000, gapMs: 1000, owner: "me", leaseMs: 9000 };
    await hosts.reserveSlot(claim);
    await hosts.releaseLease({ ...claim, notBefore: 1_001_000, strikes: 0 });
    await sources.saveSource(next(source), source);
    expect(operations).toEqual(["UpdateItem", "UpdateItem", "PutItem"]);
  });
});
