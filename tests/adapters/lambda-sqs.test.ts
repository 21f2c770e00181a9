import { setTimeout } from "node:timers/promises";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import { describe, expect, it, vi } from "vitest";
import { type LogLine, toSqsHandler } from "../../functions/adapters/lambda-sqs.ts";
import { TidingsError } from "../../functions/core/errors.ts";
import type { CrawlArticleMessage } from "../../functions/core/messages.ts";

describe("toSqsHandler", () => {
  it("gives back what failed and nothing else", async () => {
    const { handler } = createHandler(async ({ articleId }) => {
      if (articleId === "bad") throw new Error("no luck");
      return { outcome: "new" };
    });
    const response = await handler(batch("a", "bad", "c"));
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: "m-bad" }] });
    expect(await handler(batch("a"))).toEqual({ batchItemFailures: [] });
    expect(await handler({ Records: [] })).toEqual({ batchItemFailures: [] });
  });

  it("lets the dead letters have what is no message, without troubling the work", async () => {
    const work = vi.fn(async () => ({}));
    const { handler, lines } = createHandler(work);
    const event = batch("a", "b", "c");
    const [, second, third] = event.Records;
    if (second) second.body = "not JSON";
    if (third) third.body = JSON.stringify({ version: 9, kind: "crawl-article" });
    expect(await handler(event)).toEqual({
      batchItemFailures: [{ itemIdentifier: "m-b" }, { itemIdentifier: "m-c" }],
    });
    expect(work).toHaveBeenCalledTimes(1);
    expect(lines.filter(({ code }) => code === "bad-message")).toHaveLength(2);
  });

  it("works on a batch's messages side by side", async () => {
    const { handler } = createHandler(async () => {
      await setTimeout(100);
      return {};
    });
    const startedAt = performance.now();
    await handler(batch("a", "b", "c", "d", "e"));
    expect(performance.now() - startedAt).toBeLessThan(400);
  });

  it("tells the work how often the message came, and when to stop", async () => {
    const work = vi.fn(async (_message: CrawlArticleMessage, _delivery: object) => ({}));
    await createHandler(work).handler(batch("a"));
    const delivery = { messageId: "m-a", receiveCount: 2, signal: expect.any(AbortSignal) };
    expect(work).toHaveBeenCalledWith(message("a"), delivery);
  });

  it("answers at its deadline, so that what is done by then does not come again", async () => {
    const { handler, lines } = createHandler(
      async ({ articleId }, { signal }) => {
        if (articleId === "endless") await setTimeout(60_000, undefined, { ref: false, signal });
        return {};
      },
      { deadlineMs: 80 },
    );
    const response = await handler(batch("quick", "endless"));
    expect(response.batchItemFailures).toEqual([{ itemIdentifier: "m-endless" }]);
    expect(lines.find(({ level }) => level === "error")).toMatchObject({ code: "deadline" });
  });

  it("is content with work that heard of its deadline and put its message back", async () => {
    const { handler, lines } = createHandler(
      async (_, { signal }) => {
        await setTimeout(60_000, undefined, { ref: false, signal }).catch(() => {});
        return { outcome: "deferred" };
      },
      { deadlineMs: 50 },
    );
    expect(await handler(batch("slow"))).toEqual({ batchItemFailures: [] });
    expect(lines).toMatchObject([{ level: "info", result: { outcome: "deferred" } }]);
  });

  it("answers before the function is cut off", async () => {
    const { handler } = createHandler(() => setTimeout(60_000, {}, { ref: false }));
    const startedAt = performance.now();
    const context = { getRemainingTimeInMillis: () => 3100 };
    expect((await handler(batch("a"), context)).batchItemFailures).toHaveLength(1);
    expect(performance.now() - startedAt).toBeLessThan(2500);
  });

  it("logs one line a message, with what its work answered or why it failed", async () => {
    const { handler, lines } = createHandler(async ({ articleId }) => {
      if (articleId === "ours") throw new TidingsError("store-unavailable", "no table");
      if (articleId === "bug") throw new TypeError("undefined is not a function");
      return { outcome: "new" };
    });
    await handler(batch("a", "ours", "bug"));
    const facts = { kind: "crawl-article", sourceKey: "s", receiveCount: 2 };
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({
      ...facts,
      level: "info",
      message: "done",
      articleId: "a",
      messageId: "m-a",
      waitedMs: expect.any(Number),
      milliseconds: expect.any(Number),
      result: { outcome: "new" },
    });
    expect(lines[1]).toMatchObject({
      ...facts,
      level: "error",
      message: "failed",
      code: "store-unavailable",
      reason: "no table",
      retryable: true,
    });
    expect(lines[1]).not.toHaveProperty("stack");
    expect(lines[2]).toMatchObject({ code: "unexpected", stack: expect.any(String) });
  });

  it("survives what is thrown and is no error", async () => {
    const { handler, lines } = createHandler(() => Promise.reject(undefined));
    expect((await handler(batch("a"))).batchItemFailures).toHaveLength(1);
    expect(lines[0]).toMatchObject({ code: "unexpected", reason: "undefined" });
  });
});

function createHandler(
  work: Parameters<typeof toSqsHandler<CrawlArticleMessage>>[0],
  options: { deadlineMs?: number } = {},
) {
  const lines: LogLine[] = [];
  return { lines, handler: toSqsHandler(work, { ...options, log: (line) => lines.push(line) }) };
}

function message(articleId: string): CrawlArticleMessage {
  const enqueuedAt = "2026-11-22T08:00:00.000Z";
  return { version: 1, kind: "crawl-article", sourceKey: "s", articleId, enqueuedAt };
}

function batch(...articleIds: string[]): SQSEvent {
  const attributes = { ApproximateReceiveCount: "2" };
  const Records = articleIds.map((id) => ({
    messageId: `m-${id}`,
    body: JSON.stringify(message(id)),
    attributes,
  }));
  return { Records: Records as unknown as SQSRecord[] };
}
