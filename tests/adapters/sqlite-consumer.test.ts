import { setTimeout } from "node:timers/promises";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { describe, expect, it, vi } from "vitest";
import {
  type ConsumerOptions,
  drainQueue,
  startConsumer,
} from "../../functions/adapters/sqlite-consumer.ts";
import { createSqliteQueue } from "../../functions/adapters/sqlite-queue.ts";
import type { Message } from "../../functions/core/messages.ts";
import { openSqliteFile } from "../support/sqlite-file.ts";

const DONE: SQSBatchResponse = { batchItemFailures: [] };

const soon: Partial<ConsumerOptions> = { retryAfterMs: () => 5 };

describe("drainQueue", () => {
  it("works until nothing is left in any queue, also of what the work itself sends", async () => {
    const queue = createSqliteQueue(openSqliteFile());
    const done: string[] = [];
    const source = async () => {
      await queue.send(["a", "b", "c"].map(article));
      return DONE;
    };
    const articles = async (event: SQSEvent) => {
      await setTimeout(20);
      done.push(...idsOf(event));
      return DONE;
    };
    const message = { version: 1, kind: "crawl-source", sourceKey: "s" } as const;
    const enqueuedAt = "2026-11-22T08:00:00.000Z";
    await queue.send([{ message: { ...message, enqueuedAt }, delaySeconds: 0.2 }]);
    await drainQueue({
      queue,
      consumers: [
        { kind: "crawl-source", handler: source },
        { kind: "crawl-article", handler: articles },
      ],
    });
    expect(done.toSorted()).toEqual(["a", "b", "c"]);
  });

  it("delivers again what the handler names, and only that", async () => {
    const { drain, calls } = await withArticles("a", "b", "c");
    await drain((event) => {
      const failed = event.Records.filter(({ body, attributes }) => {
        const { articleId } = JSON.parse(body);
        return articleId === "b" && Number(attributes.ApproximateReceiveCount) < 3;
      });
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });
    expect(calls).toEqual([["a", "b", "c"], ["b"], ["b"]]);
  });

  it.each([
    ["throws", () => Promise.reject(new Error("bug"))],
    ["names a message that was not in the batch", () => failures("unknown")],
    ["names nothing", () => failures("")],
  ])("delivers the whole batch again, five times, where the handler %s", async (_, answer) => {
    const { drain, calls, queue } = await withArticles("a", "b");
    await drain(answer);
    expect(calls).toEqual(Array(5).fill(["a", "b"]));
    expect(queue.counts("crawl-article")).toMatchObject({ ready: 0, waiting: 0, dead: 2 });
  });

  it.each([
    ["nothing", undefined],
    ["an empty list", DONE],
  ])("takes the batch for done where the handler answers %s", async (_, answer) => {
    const { drain, calls } = await withArticles("a", "b");
    await drain(() => answer);
    expect(calls).toEqual([["a", "b"]]);
  });

  it("ends early when it is told to", async () => {
    const queue = createSqliteQueue(openSqliteFile());
    await queue.send([{ ...article("late"), delaySeconds: 600 }]);
    const handler = vi.fn();
    const signal = AbortSignal.timeout(50);
    await drainQueue({ queue, consumers: [{ kind: "crawl-article", handler }], signal });
    expect(handler).not.toHaveBeenCalled();
    expect(queue.counts("crawl-article").waiting).toBe(1);
  });

  it("fails where the store does, and leaves nothing running", async () => {
    const db = openSqliteFile();
    const queue = createSqliteQueue(db);
    await queue.send([article("a")]);
    const consumers = [{ kind: "crawl-article", handler: vi.fn(), ...soon } as const];
    db.close();
    await expect(drainQueue({ queue, consumers })).rejects.toMatchObject({
      code: "store-unavailable",
    });
  });
});

describe("startConsumer", () => {
  it("runs no more calls at once, with no more messages each, than it is told", async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `a${n}`);
    const { queue } = await withArticles(...ids);
    let running = 0;
    let most = 0;
    const sizes: number[] = [];
    const handler = async (event: SQSEvent) => {
      running += 1;
      most = Math.max(most, running);
      sizes.push(event.Records.length);
      await setTimeout(10);
      running -= 1;
      return DONE;
    };
    const consumer = { kind: "crawl-article", handler, batchSize: 3, concurrency: 2 } as const;
    await drainQueue({ queue, consumers: [consumer] });
    expect(most).toBe(2);
    expect(Math.max(...sizes)).toBe(3);
    expect(sizes.reduce((a, b) => a + b)).toBe(20);
  });

  it("takes at once what this process sends, and soon what another one does", async () => {
    const db = openSqliteFile();
    const queue = createSqliteQueue(db);
    const stop = new AbortController();
    const times: number[] = [];
    const handler = async () => {
      times.push(performance.now());
      return DONE;
    };
    const running = startConsumer({ queue, kind: "crawl-article", handler, signal: stop.signal });
    await setTimeout(30);
    const sentAt = performance.now();
    await queue.send([article("own")]);
    await vi.waitFor(() => expect(times).toHaveLength(1));
    expect((times[0] ?? 0) - sentAt).toBeLessThan(100);

    await createSqliteQueue(db).send([article("another's")]);
    await vi.waitFor(() => expect(times).toHaveLength(2), { timeout: 2000 });
    stop.abort();
    await running;
  });

  it("finishes and settles what it works on when it is stopped, and takes nothing more", async () => {
    const { queue, calls } = await withArticles("a", "b");
    const stop = new AbortController();
    const handler = async (event: SQSEvent) => {
      calls.push(idsOf(event));
      stop.abort();
      await setTimeout(50);
      return DONE;
    };
    await startConsumer({
      queue,
      kind: "crawl-article",
      handler,
      concurrency: 1,
      signal: stop.signal,
    });
    expect(calls).toEqual([["a"]]);
    expect(queue.counts("crawl-article")).toMatchObject({ ready: 1, waiting: 0 });
  });

  it("goes on after a failing store, and tells of it", async () => {
    const db = openSqliteFile();
    const queue = createSqliteQueue(db);
    await queue.send([article("a")]);
    const stop = new AbortController();
    const onError = vi.fn();
    const handler = vi.fn(async () => DONE);
    db.exec("ALTER TABLE messages RENAME TO messages_away");
    const running = startConsumer({
      queue,
      kind: "crawl-article",
      handler,
      onError,
      signal: stop.signal,
    });
    await vi.waitFor(() => expect(onError).toHaveBeenCalled());
    db.exec("ALTER TABLE messages_away RENAME TO messages");
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(1), { timeout: 2000 });
    stop.abort();
    await running;
  });
});

async function withArticles(...ids: string[]) {
  const queue = createSqliteQueue(openSqliteFile());
  await queue.send(ids.map(article));
  const calls: string[][] = [];
  const drain = (answer: (event: SQSEvent) => Promise<never> | SQSBatchResponse | undefined) => {
    const handler = async (event: SQSEvent) => {
      calls.push(idsOf(event).toSorted());
      return answer(event);
    };
    const consumer = { kind: "crawl-article", handler, batchSize: 10, concurrency: 1 } as const;
    return drainQueue({ queue, consumers: [{ ...consumer, ...soon }] });
  };
  return { queue, calls, drain };
}

function failures(itemIdentifier: string): SQSBatchResponse {
  return { batchItemFailures: [{ itemIdentifier }] };
}

function idsOf({ Records }: SQSEvent): string[] {
  return Records.map(({ body }) => JSON.parse(body).articleId);
}

function article(articleId: string) {
  const enqueuedAt = "2026-11-22T08:00:00.000Z";
  const message: Message = {
    version: 1,
    kind: "crawl-article",
    sourceKey: "s",
    articleId,
    enqueuedAt,
  };
  return { message, delaySeconds: 0 };
}
