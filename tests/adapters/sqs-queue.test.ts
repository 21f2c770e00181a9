import { beforeEach, describe, expect, it } from "vitest";
import type { CrawlArticleMessage, Message } from "../../functions/core/messages.ts";
import { itKeepsTheMessageQueueContract } from "../contracts/message-queue.ts";
import { awsError, type Forward, type Reply } from "../support/fault-proxy.ts";
import { useSqs } from "../support/sqs-queues.ts";

const sqs = useSqs();

interface BatchBody {
  readonly Entries: readonly { readonly Id: string; readonly MessageBody: string }[];
}

beforeEach(() => {
  sqs().proxy.fault = undefined;
  sqs().proxy.operations.length = 0;
});

describe("SQS queue", () => {
  itKeepsTheMessageQueueContract(() => sqs().createQueues());

  it("sends in batches of ten", async () => {
    const { queue } = await sqs().createQueues();
    sqs().proxy.operations.length = 0;
    await queue.send(crawlArticles(21));
    expect(sqs().proxy.operations).toEqual(Array(3).fill("SendMessageBatch"));
  });

  it("sends again what SQS left out of a batch, and nothing else", async () => {
    const { queue, receive } = await sqs().createQueues();
    let spoilt = 0;
    sqs().proxy.fault = ({ operation, body }, forward) => {
      if (operation !== "SendMessageBatch" || spoilt === 2) return undefined;
      spoilt += 1;
      return leaveOut(body as BatchBody, forward);
    };
    await queue.send(crawlArticles(7));
    expect(spoilt).toBe(2);
    sqs().proxy.fault = undefined;
    const received = (await receive("crawl-article")) as CrawlArticleMessage[];
    const ids = received.map(({ articleId }) => articleId);
    expect(ids.toSorted()).toEqual(["a0", "a1", "a2", "a3", "a4", "a5", "a6"]);
  });

  it("keeps a batch below what SQS takes in one", async () => {
    const { queue, receive } = await sqs().createQueues();
    const sizes: number[] = [];
    sqs().proxy.fault = ({ operation, body }) => {
      if (operation !== "SendMessageBatch") return undefined;
      const bodies = (body as BatchBody).Entries.map(({ MessageBody }) => MessageBody);
      sizes.push(Buffer.byteLength(bodies.join("")));
      return undefined;
    };
    const note = "长".repeat(30_000);
    const long = crawlArticles(12).map((outgoing) => ({
      ...outgoing,
      message: { ...outgoing.message, note },
    }));
    await queue.send(long);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(262_144);
    expect(sizes).toHaveLength(6);
    expect(await receive("crawl-article")).toHaveLength(12);
  });

  it("throws when some are never taken, after it has tried every batch", async () => {
    const { queue, receive } = await sqs().createQueues();
    sqs().proxy.fault = ({ body }, forward) => {
      const ids = (body as BatchBody).Entries?.map(({ Id }) => Id) ?? [];
      return ids.includes("3") ? Promise.resolve(allFailed(ids, true)) : forward();
    };
    const sending = queue.send(crawlArticles(25));
    await expect(sending).rejects.toMatchObject({
      code: "queue-refused",
      message: expect.stringContaining("10 of 10 messages were not taken"),
    });
    sqs().proxy.fault = undefined;
    expect(await receive("crawl-article")).toHaveLength(15);
  });

  it("is delivered twice rather than never when the answer is lost", async () => {
    const { queue, receive } = await sqs().createQueues();
    let isCut = false;
    sqs().proxy.fault = (_, forward) => {
      if (isCut) return undefined;
      isCut = true;
      return forward().then(() => "cut" as const);
    };
    await queue.send(crawlArticles(1));
    sqs().proxy.fault = undefined;
    expect(await receive("crawl-article")).toHaveLength(2);
  });

  it("throws where SQS does not answer", async () => {
    const { queue } = await sqs().createQueues();
    sqs().proxy.fault = () => Promise.resolve(awsError("AccessDeniedException", 403));
    await expect(queue.send(crawlArticles(1))).rejects.toMatchObject({ code: "queue-refused" });
  });
});

/** Lets only the first entry in, and says of the others that they are to come again. */
async function leaveOut(body: BatchBody, forward: Forward): Promise<Reply> {
  const [first, ...others] = body.Entries;
  const { body: taken } = await forward({ ...body, Entries: [first] });
  const { Failed } = JSON.parse(
    allFailed(
      others.map(({ Id }) => Id),
      false,
    ).body,
  );
  return { status: 200, body: JSON.stringify({ ...JSON.parse(taken), Failed }) };
}

function allFailed(ids: readonly string[], isOurFault: boolean) {
  const Failed = ids.map((Id) => ({
    Id,
    SenderFault: isOurFault,
    Code: isOurFault ? "InvalidMessageContents" : "InternalError",
    Message: "by a test",
  }));
  return { status: 200, body: JSON.stringify({ Failed, Successful: [] }) };
}

function crawlArticles(count: number) {
  return Array.from({ length: count }, (_, n) => {
    const enqueuedAt = "2026-11-22T08:00:00.000Z";
    const message: Message = {
      version: 1,
      kind: "crawl-article",
      sourceKey: "s",
      articleId: `a${n}`,
      enqueuedAt,
    };
    return { message, delaySeconds: 0 };
  });
}
