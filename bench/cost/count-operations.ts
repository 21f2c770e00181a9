import { createDynamoDbArticleStore } from "../../functions/adapters/dynamodb-article-store.ts";
import { createDynamoDbClient } from "../../functions/adapters/dynamodb-client.ts";
import { createDynamoDbFeedStore } from "../../functions/adapters/dynamodb-feed-store.ts";
import { createDynamoDbHostStore } from "../../functions/adapters/dynamodb-host-store.ts";
import { createDynamoDbSourceStore } from "../../functions/adapters/dynamodb-source-store.ts";
import { openDatabase } from "../../functions/adapters/sqlite-database.ts";
import type { BlobStore } from "../../functions/usecases/ports.ts";
import { scheduleCrawls } from "../../functions/usecases/schedule-crawls.ts";
import { createWebApp } from "../../functions/web/app.ts";
import { createRandom } from "../../tests/support/fault-random.ts";
import { createFaultWorld, type FaultWorld, HOUR } from "../../tests/support/fault-world.ts";
import { startDynalite } from "../serve/start-dynalite.ts";

/** What one piece of work asks of AWS. Units are DynamoDB's: a write of up to 1 KB, a read of up to 4 KB; indexes included. */
export interface Counts {
  requests: number;
  messages: number;
  writes: number;
  reads: number;
  writeUnits: number;
  readUnits: number;
  puts: number;
  gets: number;
}

export type Piece =
  | "unchanged crawl"
  | "article, with all later looks at it"
  | "tick"
  | "feed, unchanged"
  | "feed, kept"
  | "feed, rendered";

const WRITES = new Set(["PutItemCommand", "UpdateItemCommand", "DeleteItemCommand"]);

/** Lives through a day of a source on the real adapters, and counts. */
export async function countOperations(): Promise<Record<Piece, Counts>> {
  const { world, counts, blobs, stores } = await openWorld();
  const count: Count = async (work) => {
    const asked = world.site.requests.length;
    const sent = world.history.counts.sent;
    Object.assign(counts, nothing());
    await work();
    const requests = world.site.requests.length - asked;
    return { ...counts, requests, messages: world.history.counts.sent - sent };
  };
  await liveDays(world, 5);

  const tick = await count(() => scheduleCrawls({ ...world.ports, clock: clockOf(world) }));
  const quietFrom = world.history.counts.crawls;
  const quiet = await count(() => world.run(6 * HOUR));
  const crawls = world.history.counts.crawls - quietFrom;
  const unchanged = divide(subtract(quiet, tick, 36), crawls);
  const busyFrom = world.history.counts.crawls;
  const busy = subtract(await count(() => liveDays(world, 2)), tick, 2 * 144);
  const busyCrawls = world.history.counts.crawls - busyFrom;
  const article = divide(subtract(busy, unchanged, busyCrawls), 4);

  return {
    "unchanged crawl": { ...unchanged, gets: 0 },
    "article, with all later looks at it": { ...article, gets: 0 },
    tick,
    ...(await countServing(count, () =>
      createWebApp({
        ...stores,
        blobs,
        clock: clockOf(world),
        publicUrl: async () => "https://feeds.example.org",
        settings: { publicStatus: false },
      }),
    )),
  };
}

type Count = (work: () => Promise<unknown>) => Promise<Counts>;

async function countServing(count: Count, createApp: () => ReturnType<typeof createWebApp>) {
  const app = createApp();
  const get = async (from = app) => (await from.request("/feeds/news.rss")).text();
  const rendered = await count(get);
  const etag = (await app.request("/feeds/news.rss")).headers.get("etag") ?? "";
  const conditional = { headers: { "if-none-match": etag } };
  return {
    "feed, unchanged": await count(async () => app.request("/feeds/news.rss", conditional)),
    "feed, kept": await count(() => get(createApp())),
    "feed, rendered": rendered,
  };
}

function nothing(): Counts {
  return {
    ...{ requests: 0, messages: 0, writes: 0, reads: 0 },
    ...{ writeUnits: 0, readUnits: 0, puts: 0, gets: 0 },
  };
}

async function openWorld() {
  const counts = nothing();
  const client = countingClient(await startDynalite(), counts);
  const table = [client, "tidings"] as const;
  const blobs = countingBlobs(counts);
  const stores = {
    sources: createDynamoDbSourceStore(...table),
    articles: createDynamoDbArticleStore(...table),
    feeds: createDynamoDbFeedStore(...table),
  };
  const world = createFaultWorld({
    db: openDatabase(":memory:"),
    ports: { ...stores, hosts: createDynamoDbHostStore(...table), blobs },
    random: createRandom(1),
    startAt: Math.floor(Date.now() / HOUR) * HOUR,
    minutesATick: 10,
  });
  return { world, counts, blobs, stores };
}

function countingClient(endpoint: string, counts: Counts) {
  const credentials = { accessKeyId: "bench", secretAccessKey: "bench" };
  const places = new Map<string, string | undefined>();
  const client = createDynamoDbClient({ endpoint, region: "us-east-1", credentials });
  client.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: "INDEXES" });
        const result = await next(args);
        const isWrite = WRITES.has(commandName);
        const units = unitsOf((result.output as { ConsumedCapacity?: unknown }).ConsumedCapacity);
        counts[isWrite ? "writes" : "reads"] += 1;
        counts[isWrite ? "writeUnits" : "readUnits"] += units;
        if (isWrite) counts.writeUnits += indexUnits(args.input, places);
        return result;
      },
    { step: "initialize" },
  );
  return client;
}

const INDEX_KEYS = ["byTimeSk", "bySourceSk"] as const;

/** The emulator does not count its indexes. A key that changes is an entry to be taken out and one to be put in. */
function indexUnits(input: object, places: Map<string, string | undefined>): number {
  const item = (input as { Item?: Record<string, { S?: string }> }).Item;
  if (item === undefined) return 0;
  const changed = INDEX_KEYS.map((key) => {
    const name = `${item.PK?.S} ${item.SK?.S} ${key}`;
    const [before, now] = [places.get(name), item[key]?.S];
    places.set(name, now);
    return before === now ? 0 : [before, now].filter(Boolean).length;
  });
  return changed.reduce((sum: number, units) => sum + units, 0);
}

function unitsOf(consumed: unknown): number {
  const all = [consumed].flat() as ({ readonly CapacityUnits?: number } | undefined)[];
  return all.reduce((sum, one) => sum + (one?.CapacityUnits ?? 0), 0);
}

function countingBlobs(counts: Counts): BlobStore {
  const blobs = new Map<string, Uint8Array>();
  return {
    async getBlob(key) {
      counts.gets += 1;
      return blobs.get(key);
    },
    async putBlob(key, bytes) {
      counts.puts += 1;
      blobs.set(key, bytes);
    },
    async deleteBlob(key) {
      blobs.delete(key);
    },
  };
}

/** Two new articles a day, among sixty that came before. */
async function liveDays(world: FaultWorld, days: number): Promise<void> {
  if (world.site.items.length === 0) {
    for (let n = 0; n < 12; n += 1) world.site.publish();
    await world.apply();
  }
  for (let half = 0; half < 2 * days; half += 1) {
    world.site.publish();
    await world.run(12 * HOUR);
  }
}

function clockOf(world: FaultWorld) {
  return { now: () => new Date(world.now()) };
}

function subtract(from: Counts, what: Counts, times: number): Counts {
  return combine(from, what, (a, b) => a - b * times);
}

function divide(counts: Counts, by: number): Counts {
  return combine(counts, counts, (a) => a / by);
}

function combine(a: Counts, b: Counts, of: (a: number, b: number) => number): Counts {
  const result = nothing();
  for (const name of Object.keys(result) as (keyof Counts)[]) result[name] = of(a[name], b[name]);
  return result;
}
