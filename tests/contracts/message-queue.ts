import { expect, it, vi } from "vitest";
import type { Message } from "../../functions/core/messages.ts";
import type { MessageQueue } from "../../functions/usecases/ports.ts";

export interface QueueUnderTest {
  readonly queue: MessageQueue;
  /** Takes what is there now, for good. */
  readonly receive: (kind: Message["kind"]) => Promise<Message[]>;
}

/** `create` gives empty queues. */
export function itKeepsTheMessageQueueContract(create: () => Promise<QueueUnderTest>): void {
  it("delivers each message to the queue of its kind", async () => {
    const { queue, receive } = await create();
    const source = crawlSource("标题");
    const article = crawlArticle(1);
    await queue.send([now(source), now(article)]);
    await vi.waitFor(async () => {
      expect(await receive("crawl-article")).toEqual([article]);
    });
    expect(await receive("crawl-source")).toEqual([source]);
    expect(await receive("crawl-source")).toEqual([]);
  });

  it("takes any number of messages, none and many, also long ones", async () => {
    const { queue, receive } = await create();
    await queue.send([]);
    const long = "长".repeat(40_000);
    const messages = Array.from({ length: 33 }, (_, n) =>
      n < 5 ? { ...crawlArticle(n), note: long } : crawlArticle(n),
    );
    await queue.send(messages.map(now));
    const received: Message[] = [];
    await vi.waitFor(async () => {
      received.push(...(await receive("crawl-article")));
      expect(received).toHaveLength(33);
    });
    const ids = received.map((message) => "articleId" in message && message.articleId);
    expect(new Set(ids).size).toBe(33);
    expect(received.filter((message) => "note" in message && message.note === long)).toHaveLength(
      5,
    );
  });

  it("holds a delayed message back", async () => {
    const { queue, receive } = await create();
    await queue.send([{ message: crawlArticle(1), delaySeconds: 1 }, now(crawlArticle(2))]);
    await vi.waitFor(async () => {
      expect(await receive("crawl-article")).toEqual([crawlArticle(2)]);
    });
    expect(await receive("crawl-article")).toEqual([]);
    await vi.waitFor(
      async () => expect(await receive("crawl-article")).toEqual([crawlArticle(1)]),
      { timeout: 5000, interval: 100 },
    );
  });

  it.each([-1, 901, Number.NaN])(
    "refuses a delay of %d s before it sends anything",
    async (delaySeconds) => {
      const { queue, receive } = await create();
      const messages = [now(crawlArticle(1)), { message: crawlArticle(2), delaySeconds }];
      await expect(queue.send(messages)).rejects.toMatchObject({ code: "queue-refused" });
      expect(await receive("crawl-article")).toEqual([]);
    },
  );

  it("refuses a message that no queue takes", async () => {
    const { queue } = await create();
    const message = { ...crawlArticle(1), note: "长".repeat(90_000) };
    await expect(queue.send([now(message)])).rejects.toMatchObject({ code: "queue-refused" });
  });
}

function now(message: Message) {
  return { message, delaySeconds: 0 };
}

function crawlSource(note: string): Message {
  const enqueuedAt = "2026-11-22T08:00:00.000Z";
  const message = { version: 1, kind: "crawl-source", sourceKey: "s", enqueuedAt } as const;
  return { ...message, listingUrl: `https://www.example.cn/${note}` };
}

function crawlArticle(n: number): Message {
  const enqueuedAt = "2026-11-22T08:00:00.000Z";
  return { version: 1, kind: "crawl-article", sourceKey: "s", articleId: `a${n}`, enqueuedAt };
}
