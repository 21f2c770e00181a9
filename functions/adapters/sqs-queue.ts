import { setTimeout } from "node:timers/promises";
import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { TidingsError } from "../core/errors.ts";
import type { Message } from "../core/messages.ts";
import { toQueueBody } from "../core/queue-body.ts";
import type { MessageQueue, OutgoingMessage } from "../usecases/ports.ts";

export type QueueUrls = Readonly<Record<Message["kind"], string>>;

type Entry = SendMessageBatchRequestEntry & { readonly MessageBody: string };

/** SQS's own limits of one batch. */
const MOST_ENTRIES = 10;
const MOST_BYTES = 262_144;

const MOST_ROUNDS = 5;
const FIRST_PAUSE_MS = 50;

/** A queue a kind of message. What SQS refuses by its own fault is sent again; every batch is tried before anything is thrown. */
export function createSqsQueue(client: SQSClient, urls: QueueUrls): MessageQueue {
  return {
    async send(messages) {
      const batches = Object.keys(urls).flatMap((kind) => toBatches(messages, kind, urls));
      const results = await Promise.allSettled(
        batches.map(({ url, entries }) => sendBatch(client, url, entries)),
      );
      const failed = results.find(({ status }) => status === "rejected");
      if (failed?.status === "rejected") throw failed.reason;
    },
  };
}

function toBatches(messages: readonly OutgoingMessage[], kind: string, urls: QueueUrls) {
  const own = messages.filter(({ message }) => message.kind === kind);
  const entries = own.map(
    (outgoing, n): Entry => ({
      Id: String(n),
      MessageBody: toQueueBody(outgoing),
      DelaySeconds: Math.ceil(outgoing.delaySeconds),
    }),
  );
  return split(entries).map((batch) => ({ url: urls[kind as Message["kind"]], entries: batch }));
}

function split(entries: readonly Entry[]): Entry[][] {
  const batches: Entry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.MessageBody);
    const last = batches.at(-1);
    if (last !== undefined && last.length < MOST_ENTRIES && bytes + size <= MOST_BYTES) {
      last.push(entry);
      bytes += size;
    } else {
      batches.push([entry]);
      bytes = size;
    }
  }
  return batches;
}

async function sendBatch(client: SQSClient, url: string, entries: Entry[]): Promise<void> {
  let left = entries;
  let reason = "";
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (round > 0) await setTimeout(FIRST_PAUSE_MS * 2 ** round * Math.random());
    const command = new SendMessageBatchCommand({ QueueUrl: url, Entries: left });
    const { Failed: failed = [] } = await client.send(command).catch(refuse);
    if (failed.length === 0) return;

    const [first] = failed;
    reason = `${first?.Code}: ${first?.Message}`;
    if (failed.some(({ SenderFault: isOurFault }) => isOurFault)) break;
    const ids = new Set(failed.map(({ Id: id }) => id));
    left = left.filter(({ Id: id }) => ids.has(id));
  }
  refuse(new Error(`${left.length} of ${entries.length} messages were not taken, ${reason}`));
}

function refuse(error: Error): never {
  throw new TidingsError("queue-refused", `SQS took not every message: ${error.message}`, {
    cause: error,
  });
}
