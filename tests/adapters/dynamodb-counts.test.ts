import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../functions/adapters/sqlite-database.ts";
import type { BlobStore } from "../../functions/usecases/ports.ts";
import { scheduleCrawls } from "../../functions/usecases/schedule-crawls.ts";
import { type AskedItems, countItems } from "../support/counted-dynamodb.ts";
import { createStores } from "../support/dynamodb-stores.ts";
import { useDynamoDb } from "../support/dynamodb-table.ts";
import { createRandom } from "../support/fault-random.ts";
import { createFaultWorld, type FaultWorld, HOUR } from "../support/fault-world.ts";

const MINUTE = 60_000;

const dynamoDb = useDynamoDb();
let world: FaultWorld;

beforeAll(async () => {
  world = await liveUntilQuiet();
});

/** One source with its articles, an hour and more after the last thing that changed; nothing is due or waits. */
async function liveUntilQuiet(): Promise<FaultWorld> {
  const stores = await createStores(dynamoDb());
  const grown = createFaultWorld({
    db: openDatabase(":memory:"),
    ports: { ...stores, blobs: createMemoryBlobs() },
    random: createRandom(1),
    startAt: Math.floor(Date.now() / HOUR) * HOUR,
    minutesATick: 15,
  });
  for (let n = 0; n < 3; n += 1) grown.site.publish();
  await grown.apply();
  await grown.run(5 * HOUR);
  grown.weather.ticks = () => 0;
  await grown.run(20 * MINUTE);
  return grown;
}

function createMemoryBlobs(): BlobStore {
  const blobs = new Map<string, Uint8Array>();
  return {
    getBlob: async (key) => blobs.get(key),
    putBlob: async (key, bytes) => void blobs.set(key, bytes),
    deleteBlob: async (key) => void blobs.delete(key),
  };
}

const clock = () => ({ now: () => new Date(world.now()) });
const tick = () => scheduleCrawls({ ...world.ports, clock: clock() });

/** Lets time pass till the source is due, and answers what its tick and its crawl ask for. */
async function countCrawl() {
  world.shiftClock(2 * HOUR);
  const asked = world.site.requests.length;
  const { sent, crawls } = world.history.counts;
  const ofTick = await countItems(dynamoDb().proxy, tick);
  const ofCrawl = await countItems(dynamoDb().proxy, () => world.run(2 * MINUTE));
  const { counts } = world.history;
  expect(counts.crawls - crawls, "crawls that came to their end").toBe(1);
  return {
    ofTick,
    ofCrawl,
    requests: world.site.requests.slice(asked),
    messages: counts.sent - sent,
  };
}

function say(what: string, { writes, reads }: AskedItems): string {
  return `${what}: ${writes.length} writes\n${writes.join("\n")}\n${reads.length} reads\n${reads.join("\n")}`;
}

describe("on DynamoDB, robots.txt known", () => {
  it("an unchanged crawl is one request, one message and at most four writes, its claim included", async () => {
    const { ofTick, ofCrawl, requests, messages } = await countCrawl();
    expect(requests, "requests").toMatchObject([{ path: "/news/", status: 304 }]);
    expect(messages, "messages").toBe(1);
    const all = {
      writes: [...ofTick.writes, ...ofCrawl.writes],
      reads: [...ofTick.reads, ...ofCrawl.reads],
    };
    expect(all.writes.length, say("an unchanged crawl", all)).toBeLessThanOrEqual(4);
  });

  it("an unchanged crawl reads its source, when it is due, its host's robots.txt, its feed's version, and no article", async () => {
    const { ofCrawl } = await countCrawl();
    expect(ofCrawl.reads.length, say("an unchanged crawl", ofCrawl)).toBe(4);
    expect(ofCrawl.reads.map((read) => read.split("#")[0]).toSorted()).toEqual([
      "BatchGetItem due-source",
      "BatchGetItem feed",
      "BatchGetItem source",
      "GetItem host",
    ]);
  });

  it("a tick with nothing due writes nothing and asks each part of the lists once", async () => {
    await tick();
    const asked = await countItems(dynamoDb().proxy, tick);
    expect(asked.writes, say("an idle tick", asked)).toEqual([]);
    expect(asked.reads, say("an idle tick", asked)).toEqual([
      "Query byTime due#source",
      ...Array.from({ length: 8 }, (_, n) => `Query table due-source#${n}`),
      "Query byTime due#article",
    ]);
  });

  it("a tick writes once for each thing that is due", async () => {
    world.shiftClock(2 * HOUR);
    const asked = await countItems(dynamoDb().proxy, tick);
    expect(asked.writes.length, say("a tick with one source due", asked)).toBe(1);
  });
});
