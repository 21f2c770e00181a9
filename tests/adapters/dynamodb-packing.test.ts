import { readFileSync } from "node:fs";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { pack, unpack } from "../../functions/adapters/dynamodb-packing.ts";
import { createStores } from "../support/dynamodb-stores.ts";
import { useDynamoDb } from "../support/dynamodb-table.ts";
import { aGrownArticle, aGrownSource } from "../support/grown-records.ts";
import { runs } from "../support/properties.ts";
import { anArticle, aSource, next } from "../support/stored-records.ts";

const dynamoDb = useDynamoDb();

beforeEach(() => {
  dynamoDb().proxy.fault = undefined;
});

/** Of the last item that was written, as DynamoDB counts. */
async function writtenUnits(work: () => Promise<unknown>): Promise<number> {
  let units = 0;
  dynamoDb().proxy.fault = ({ operation, body }, forward) => {
    if (operation !== "PutItem") return undefined;
    return forward({ ...Object(body), ReturnConsumedCapacity: "TOTAL" }).then((reply) => {
      units = JSON.parse(reply.body).ConsumedCapacity.CapacityUnits;
      return reply;
    });
  };
  await work();
  return units;
}

describe("a record in its item", () => {
  it("is one write unit for a source with long settings, and one for a usual article", async () => {
    const { sources, articles } = await createStores(dynamoDb());
    const source = { ...aGrownSource(), revision: 1 };
    expect(JSON.stringify(source).length).toBeGreaterThan(1500);
    expect(await writtenUnits(() => sources.saveSource(source))).toBe(1);
    expect(await sources.getSource(source.key)).toEqual(source);
    const article = aGrownArticle("第三批");
    expect(await writtenUnits(() => articles.saveArticle(article))).toBe(1);
    expect(await articles.getArticles([article.id])).toEqual([article]);
  });

  it("is read and saved on where it was written plain", async () => {
    const { sources, articles, client, tableName } = await createStores(dynamoDb());
    const source = aSource("a", { nextCrawlAt: undefined });
    const article = anArticle("1");
    for (const [key, record] of [
      [{ PK: `source#${source.key}`, SK: "source" }, source],
      [{ PK: `article#${article.id}`, SK: "article" }, article],
    ] as const) {
      const Item = marshall({ ...record, ...key }, { removeUndefinedValues: true });
      await client.send(new PutItemCommand({ TableName: tableName, Item }));
    }
    expect(await sources.getSource(source.key)).toEqual(source);
    expect(await articles.getArticles([article.id])).toEqual([article]);
    expect(await sources.saveSource(next(source))).toBe(true);
    expect(await sources.saveSource(next(source))).toBe(true);
    expect(await sources.saveSource(next(source, { status: "paused" }))).toBe(false);
    expect((await sources.getSource(source.key))?.revision).toBe(2);
  });

  it("is due where an earlier version kept when, and from then on where this one does", async () => {
    const { sources, client, tableName } = await createStores(dynamoDb());
    const source = aSource("a", { nextCrawlAt: "2026-11-22T08:00:00.000Z" });
    const key = { PK: `source#${source.key}`, SK: "source" };
    const former = { byTimePk: "due#source", byTimeSk: `${source.nextCrawlAt}#${source.key}` };
    const Item = marshall({ ...source, ...key, ...former });
    await client.send(new PutItemCommand({ TableName: tableName, Item }));
    const now = "2026-11-22T08:01:00.000Z";
    const [due] = await sources.listDueSources(now, 9);
    expect(due).toEqual({ key: source.key, dueAt: source.nextCrawlAt, intervalMs: 1_800_000 });
    expect(due && (await sources.claimSource(due, "2026-11-22T08:30:00.000Z"))).toBe(true);
    expect(await sources.listDueSources(now, 9)).toEqual([]);
    const nextCrawlAt = "2026-11-22T08:30:00.000Z";
    expect(await sources.getSource(source.key)).toEqual({ ...source, nextCrawlAt });
  });

  it("is read for good: what was packed once is understood by every later program", () => {
    const text = readFileSync("tests/fixtures/stores/packed-source.base64", "utf8");
    const packed1 = new Uint8Array(Buffer.from(text, "base64"));
    expect(unpack({ revision: 12_345, packed1 })).toEqual(aGrownSource());
  });

  it("comes out as it went in, whatever it holds", () => {
    const property = fc.property(fc.json(), fc.string({ unit: "binary" }), (json, text) => {
      const record = { revision: 1, value: JSON.parse(json), text: text.toWellFormed() };
      expect(JSON.stringify(unpack({ ...pack(record) }))).toBe(JSON.stringify(record));
    });
    fc.assert(property, { numRuns: runs(40) });
  });

  it("is left as it is where it is damaged", () => {
    const packed1 = pack({ revision: 1 }).packed1.slice(1);
    expect(unpack({ revision: 1, packed1 })).toEqual({ revision: 1, packed1 });
  });
});
