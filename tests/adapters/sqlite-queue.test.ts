import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { createSqliteQueue, type SqliteQueue } from "../../functions/adapters/sqlite-queue.ts";
import type { Message } from "../../functions/core/messages.ts";
import { itKeepsTheMessageQueueContract } from "../contracts/message-queue.ts";
import { makeDirectory, openSqliteFile } from "../support/sqlite-file.ts";
import { startWorker } from "../support/sqlite-worker.ts";

const NOON = Date.UTC(2026, 10, 22, 12);

describe("SQLite queue", () => {
  itKeepsTheMessageQueueContract(async () => {
    const queue = createSqliteQueue(openSqliteFile());
    return { queue, receive: async (kind) => takeAll(queue, kind) };
  });

  it("delivers the records that SQS sends to a function", async () => {
    const { queue } = createQueue();
    const message = crawlArticle("标题");
    await queue.send([{ message, delaySeconds: 0 }]);
    const [record] = receive(queue);
    expect(record).toEqual({
      messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      receiptHandle: expect.any(String),
      body: JSON.stringify(message),
      attributes: {
        ApproximateReceiveCount: "1",
        SentTimestamp: String(NOON),
        SenderId: expect.any(String),
        ApproximateFirstReceiveTimestamp: String(NOON),
      },
      messageAttributes: {},
      md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventSource: "aws:sqs",
      eventSourceARN: expect.stringMatching(/^arn:aws:sqs:.*:crawl-article$/),
      awsRegion: expect.any(String),
    });
  });

  it("hides what was received until its visibility ends, then counts the next delivery", async () => {
    const { queue, clock } = createQueue();
    await queue.send([{ message: crawlArticle("a"), delaySeconds: 0 }]);
    const [first] = receive(queue);
    clock.now += 29_999;
    expect(receive(queue)).toEqual([]);
    clock.now += 1;
    const [second] = receive(queue);
    expect(second).toMatchObject({ messageId: first?.messageId });
    expect(second?.attributes.ApproximateReceiveCount).toBe("2");
    expect(second?.attributes.ApproximateFirstReceiveTimestamp).toBe(String(NOON));
  });

  it("does not let a worker that was too slow settle another's delivery", async () => {
    const { queue, clock } = createQueue();
    await queue.send([{ message: crawlArticle("a"), delaySeconds: 0 }]);
    const [slow] = receive(queue);
    clock.now += 30_000;
    const [quick] = receive(queue);
    queue.settle([{ receipt: slow?.receiptHandle ?? "" }]);
    expect(queue.counts("crawl-article")).toMatchObject({ ready: 0, waiting: 1 });
    queue.settle([{ receipt: quick?.receiptHandle ?? "" }]);
    expect(queue.counts("crawl-article")).toMatchObject({ ready: 0, waiting: 0, dead: 0 });
  });

  it("lets the dead letters have what came five times", async () => {
    const { queue, clock } = createQueue();
    await queue.send([{ message: crawlArticle("a"), delaySeconds: 0 }]);
    for (let n = 1; n <= 5; n += 1) {
      const [record] = receive(queue);
      expect(record?.attributes.ApproximateReceiveCount).toBe(String(n));
      queue.settle([{ receipt: record?.receiptHandle ?? "", againAfterMs: 1000 }]);
      expect(receive(queue)).toEqual([]);
      clock.now += 1000;
    }
    await queue.send([{ message: crawlArticle("b"), delaySeconds: 0 }]);
    expect(receive(queue).map(({ body }) => JSON.parse(body).articleId)).toEqual(["b"]);
    expect(queue.counts("crawl-article")).toMatchObject({ ready: 0, waiting: 1, dead: 1 });

    clock.now += 15 * 86_400_000;
    for (let n = 1; n <= 5; n += 1) {
      receive(queue);
      clock.now += 30_000;
    }
    expect(receive(queue)).toEqual([]);
    const counts = queue.counts("crawl-article");
    expect(counts, "the first one is forgotten after 14 days").toMatchObject({
      waiting: 0,
      dead: 1,
    });
  });

  it("takes all messages of one sending or none", async () => {
    const { queue } = createQueue();
    const good = { message: crawlArticle("a"), delaySeconds: 0 };
    const bad = { message: crawlArticle("b"), delaySeconds: 901 };
    await expect(queue.send([good, bad])).rejects.toThrow();
    expect(queue.counts("crawl-article").ready).toBe(0);
  });

  it("tells what is ready, what waits, and until when", async () => {
    const { queue, clock } = createQueue();
    expect(queue.counts("crawl-article")).toEqual({ ready: 0, waiting: 0, dead: 0 });
    expect(queue.readyInMs("crawl-article")).toBeUndefined();
    const send = (...delays: number[]) =>
      queue.send(delays.map((delaySeconds) => ({ message: crawlArticle("a"), delaySeconds })));
    await send(90, 60);
    expect(queue.readyInMs("crawl-article")).toBe(60_000);
    await send(0);
    clock.now += 10;
    expect(queue.readyInMs("crawl-article")).toBe(0);
    expect(queue.counts("crawl-article")).toEqual({ ready: 1, waiting: 2, dead: 0 });
  });

  it("gives back at once what a killed process worked on", async () => {
    const { queue } = createQueue();
    const messages = ["a", "b"].map((id) => ({ message: crawlArticle(id), delaySeconds: 0 }));
    await queue.send([...messages, { message: crawlArticle("late"), delaySeconds: 60 }]);
    expect(receive(queue)).toHaveLength(2);
    expect(queue.recover()).toBe(2);
    expect(receive(queue)).toHaveLength(2);
  });

  it("keeps every message of a process that was killed after it sent them", async () => {
    const path = join(makeDirectory(), "tidings.db");
    const worker = startWorker(
      path,
      `const queue = createSqliteQueue(openDatabase(path));
       await queue.send([{ message: ${JSON.stringify(crawlArticle("a"))}, delaySeconds: 0 }]);
       console.log("sent");
       setInterval(() => {}, 1000);`,
    );
    await worker.started;
    await worker.kill();
    const queue = createSqliteQueue(openSqliteFile(path));
    expect(takeAll(queue, "crawl-article")).toEqual([crawlArticle("a")]);
  });

  it("delivers each message once to several processes that receive at once", async () => {
    const path = join(makeDirectory(), "tidings.db");
    const queue = createSqliteQueue(openSqliteFile(path));
    const ids = Array.from({ length: 200 }, (_, n) => `a${n}`);
    await queue.send(ids.map((id) => ({ message: crawlArticle(id), delaySeconds: 0 })));
    const receiveAll = `
      const queue = createSqliteQueue(openDatabase(path));
      for (;;) {
        const records = queue.receive({ queue: "crawl-article", most: 3, visibilityMs: 60_000 });
        if (records.length === 0) break;
        for (const { body } of records) console.log(JSON.parse(body).articleId);
      }`;
    const workers = [1, 2, 3].map(() => startWorker(path, receiveAll));
    const written = await Promise.all(workers.map(({ finished }) => finished));
    const received = written.join("").trim().split("\n");
    expect(received.toSorted()).toEqual(ids.toSorted());
  });

  it("tells listeners of this process what it has sent", async () => {
    const { queue } = createQueue();
    const listener = vi.fn();
    const stop = queue.onSent(listener);
    await queue.send([{ message: crawlArticle("a"), delaySeconds: 0 }]);
    stop();
    await queue.send([{ message: crawlArticle("a"), delaySeconds: 0 }]);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

function createQueue() {
  const clock = { now: NOON };
  return { clock, queue: createSqliteQueue(openSqliteFile(), { now: () => clock.now }) };
}

function receive(queue: SqliteQueue) {
  return queue.receive({ queue: "crawl-article", most: 10, visibilityMs: 30_000 });
}

function takeAll(queue: SqliteQueue, kind: Message["kind"]): Message[] {
  const records = queue.receive({ queue: kind, most: 1000, visibilityMs: 30_000 });
  queue.settle(records.map(({ receiptHandle: receipt }) => ({ receipt })));
  return records.map(({ body }) => JSON.parse(body) as Message);
}

function crawlArticle(articleId: string): Message {
  const enqueuedAt = "2026-11-22T08:00:00.000Z";
  return { version: 1, kind: "crawl-article", sourceKey: "s", articleId, enqueuedAt };
}
