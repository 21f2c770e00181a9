import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteQueueCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { createSqsServer } from "local-aws-sqs";
import { afterAll, beforeAll } from "vitest";
import { createSqsClient } from "../../functions/adapters/sqs-client.ts";
import { createSqsQueue, type QueueUrls } from "../../functions/adapters/sqs-queue.ts";
import type { Message } from "../../functions/core/messages.ts";
import type { QueueUnderTest } from "../contracts/message-queue.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { freePort } from "./loopback-server.ts";

export interface TestSqs {
  readonly proxy: FaultProxy;
  createQueues(): Promise<QueueUnderTest>;
}

/** An SQS for the tests of this file, behind a proxy for faults: the one at AWS_ENDPOINT_URL, else one in this process. */
export function useSqs(): () => TestSqs {
  let started: TestSqs | undefined;
  const ends: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const target = process.env.AWS_ENDPOINT_URL ?? (await startServer(ends));
    const proxy = await startFaultProxy(target);
    const client = createSqsClient({
      endpoint: proxy.endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    });
    started = { proxy, createQueues: () => createQueues(client, proxy.endpoint, ends) };
    ends.push(proxy.close);
  });
  afterAll(async () => {
    if (started) started.proxy.fault = undefined;
    for (const end of ends) await end();
  });
  return () => {
    if (started === undefined) throw new Error("only within a test");
    return started;
  };
}

async function startServer(ends: (() => Promise<unknown>)[]): Promise<string> {
  const port = await freePort();
  const server = await createSqsServer({ port, hostname: "127.0.0.1" });
  ends.unshift(async () => server.close());
  return `http://127.0.0.1:${port}`;
}

async function createQueues(
  client: SQSClient,
  endpoint: string,
  ends: (() => Promise<unknown>)[],
): Promise<QueueUnderTest> {
  const create = async () => {
    const QueueName = `tidings-${crypto.randomUUID()}`;
    const { QueueUrl = "" } = await client.send(new CreateQueueCommand({ QueueName }));
    // Whatever host the service names, faults are on the way through the proxy.
    const url = `${endpoint}${new URL(QueueUrl).pathname}`;
    ends.unshift(() => client.send(new DeleteQueueCommand({ QueueUrl: url })));
    return url;
  };
  const urls: QueueUrls = { "crawl-source": await create(), "crawl-article": await create() };
  return {
    queue: createSqsQueue(client, urls),
    receive: (kind) => receiveAll(client, urls[kind]),
  };
}

async function receiveAll(client: SQSClient, QueueUrl: string): Promise<Message[]> {
  const bodies: Message[] = [];
  for (;;) {
    const { Messages: messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    if (messages.length === 0) return bodies;
    bodies.push(...messages.map(({ Body: body = "" }) => JSON.parse(body) as Message));
    const Entries = messages.map(({ ReceiptHandle }, n) => ({ Id: String(n), ReceiptHandle }));
    await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  }
}
