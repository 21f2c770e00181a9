import { beforeEach, describe, expect, it } from "vitest";
import { createDynamoDbArticleStore } from "../../functions/adapters/dynamodb-article-store.ts";
import { createDynamoDbClient } from "../../functions/adapters/dynamodb-client.ts";
import { createDynamoDbFeedStore } from "../../functions/adapters/dynamodb-feed-store.ts";
import { createDynamoDbHostStore } from "../../functions/adapters/dynamodb-host-store.ts";
import { createDynamoDbSourceStore } from "../../functions/adapters/dynamodb-source-store.ts";
import { createFolderBlobStore } from "../../functions/adapters/folder-blob-store.ts";
import { type LogLine, toSqsHandler } from "../../functions/adapters/lambda-sqs.ts";
import { createSqliteQueue } from "../../functions/adapters/sqlite-queue.ts";
import type { Message } from "../../functions/core/messages.ts";
import { crawlArticle } from "../../functions/usecases/crawl-article.ts";
import { crawlSource } from "../../functions/usecases/crawl-source.ts";
import { orLater } from "../../functions/usecases/or-later.ts";
import { scheduleCrawls } from "../../functions/usecases/schedule-crawls.ts";
import { createPageVisitor } from "../../functions/usecases/visit-page.ts";
import { useDynamoDb } from "../support/dynamodb-table.ts";
import { awsError } from "../support/fault-proxy.ts";
import { createRandom } from "../support/fault-random.ts";
import { createFaultSite } from "../support/fault-site.ts";
import { makeDirectory, openSqliteFile } from "../support/sqlite-file.ts";
import { aSource } from "../support/stored-records.ts";

const MINUTE = 60_000;
const QUEUES = ["crawl-source", "crawl-article"] as const;

const dynamoDb = useDynamoDb();

beforeEach(() => {
  dynamoDb().proxy.fault = undefined;
});

/** A table of fixed capacity with one source that is due, its queue, and workers as Lambda runs them. */
async function provisionedWorld() {
  const { proxy, createTable } = dynamoDb();
  const { tableName } = await createTable();
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const at = { endpoint: proxy.endpoint, region: "us-east-1", credentials, maxAttempts: 1 };
  const table = [createDynamoDbClient(at), tableName] as const;
  let time = Date.now();
  const clock = { now: () => new Date(time) };
  const site = createFaultSite(() => time, time);
  for (let n = 0; n < 3; n += 1) site.publish();
  const queue = createSqliteQueue(openSqliteFile(), { now: () => time });
  const hosts = createDynamoDbHostStore(...table);
  const deps = {
    sources: createDynamoDbSourceStore(...table),
    articles: createDynamoDbArticleStore(...table),
    feeds: createDynamoDbFeedStore(...table),
    blobs: createFolderBlobStore(makeDirectory()),
    pages: createPageVisitor({ http: site.clientOf(1), hosts, clock, userAgent: "Tidings/test" }),
    ...{ queue, clock },
  };
  const due = new Date(time - MINUTE).toISOString();
  const { source, ...record } = aSource("news", { nextCrawlAt: due });
  await deps.sources.saveSource({ ...record, source: { ...source, url: site.listingUrl } });

  const lines: LogLine[] = [];
  const work = (message: Message): Promise<object> =>
    message.kind === "crawl-source" ? crawlSource(message, deps) : crawlArticle(message, deps);
  const handle = toSqsHandler((message: Message) => orLater(message, () => work(message), deps), {
    log: (line) => lines.push(line),
  });
  return {
    lines,
    queue,
    tick: () => scheduleCrawls(deps),
    entries: () => deps.articles.listEntries({ scope: "all", order: "newest", limit: 9 }),
    /** Everything that is ready, and then some minutes pass. */
    async deliver() {
      const records = QUEUES.flatMap((kind) =>
        queue.receive({ queue: kind, most: 10, visibilityMs: 6 * MINUTE }),
      );
      const { batchItemFailures } = await handle({ Records: records });
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      const done = records.filter(({ messageId }) => !failed.has(messageId));
      queue.settle(done.map(({ receiptHandle: receipt }) => ({ receipt })));
      time += 6 * MINUTE;
      return { records, failed: failed.size };
    },
  };
}

function throttle(isThrottled: (operation: string, body: string) => boolean): void {
  const refusal = awsError("ProvisionedThroughputExceededException");
  dynamoDb().proxy.fault = ({ operation, body }) =>
    isThrottled(operation, JSON.stringify(body)) ? Promise.resolve(refusal) : undefined;
}

describe("on a table that is throttled", () => {
  it("a crawl goes back to its queue for some minutes, as often as it takes, and counts as no failure", async () => {
    const world = await provisionedWorld();
    await world.tick();
    throttle((operation) => operation === "PutItem" || operation === "UpdateItem");
    for (let times = 0; times < 12; times += 1) {
      const { records, failed } = await world.deliver();
      expect([records.length, failed]).toEqual([1, 0]);
      expect(records[0]?.attributes.ApproximateReceiveCount).toBe("1");
    }
    expect(world.queue.counts("crawl-source")).toMatchObject({ dead: 0 });
    expect(world.lines.every(({ level }) => level === "info")).toBe(true);
    const delaySeconds = expect.any(Number);
    const result = { outcome: "postponed", reason: "store-throttled", delaySeconds };
    expect(world.lines[0]).toMatchObject({ message: "done", result });

    dynamoDb().proxy.fault = undefined;
    for (let times = 0; times < 8; times += 1) await world.deliver();
    expect(await world.entries()).toHaveLength(3);
    expect(QUEUES.map((kind) => world.queue.counts(kind).dead)).toEqual([0, 0]);
  });

  it("comes to its end however much of it is throttled at random", async () => {
    const world = await provisionedWorld();
    await world.tick();
    const random = createRandom(3);
    throttle(() => random.next() < 0.05);
    for (let times = 0; times < 100; times += 1) await world.deliver();
    dynamoDb().proxy.fault = undefined;
    expect(world.lines.filter(({ level }) => level === "error")).toEqual([]);
    expect(await world.entries()).toHaveLength(3);
  });

  it("a tick leaves to the next one what it could not claim", async () => {
    const world = await provisionedWorld();
    throttle((operation) => operation === "UpdateItem");
    expect(await world.tick()).toEqual({ sources: 0, articles: 0, throttled: true });
    throttle((operation) => operation === "Query");
    expect(await world.tick()).toEqual({ sources: 0, articles: 0, throttled: true });
    dynamoDb().proxy.fault = undefined;
    expect(await world.tick()).toEqual({ sources: 1, articles: 0 });
  });
});
