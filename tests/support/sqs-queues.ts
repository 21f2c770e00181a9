import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteQueueCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { createSqsServer } from "local-aws-sqs";
import { createSqsClient } from "../../functions/adapters/sqs-client.ts";
import { createSqsQueue, type QueueUrls } from "../../functions/adapters/sqs-queue.ts";
import type { Message } from "../../functions/core/messages.ts";
import type { QueueUnderTest } from "../contracts/message-queue.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { freePort } from "./loopback-server.ts";
import { type AtEnd, useService } from "./use-service.ts";

export interface TestSqs {
  readonly proxy: FaultProxy;
  createQueues(): Promise<QueueUnderTest>;
}

/** An SQS for the tests of this file, behind a proxy for faults: the one at AWS_ENDPOINT_URL, else one in this process. */
export function useSqs(): () => TestSqs {
  return useService(async (atEnd) => {
    const proxy = await startFaultProxy(process.env.AWS_ENDPOINT_URL ?? (await startServer(atEnd)));
    atEnd(proxy.close);
    const client = createSqsClient({
      endpoint: proxy.endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    });
    return { proxy, createQueues: () => createQueues(client, proxy, atEnd) };
  });
}

async function startServer(atEnd: AtEnd): Promise<string> {
  const port = await freePort();
  const server = await createSqsServer({ port, hostname: "127.0.0.1" });
  atEnd(() => server.close());
  return `http://127.0.0.1:${port}`;
}

async function createQueues(
  client: SQSClient,
  proxy: FaultProxy,
  atEnd: AtEnd,
): Promise<QueueUnderTest> {
  const create = async () => {
    const QueueName = `tidings-${crypto.randomUUID()}`;
    const { QueueUrl = "" } = await client.send(new CreateQueueCommand({ QueueName }));
    // Whatever host the service names, faults are on the way through the proxy.
    const url = `${proxy.endpoint}${new URL(QueueUrl).pathname}`;
    atEnd(() => {
      proxy.fault = undefined;
      return client.send(new DeleteQueueCommand({ QueueUrl: url }));
    });
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
