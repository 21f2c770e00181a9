import { setTimeout } from "node:timers/promises";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { QueueName, SqliteQueue } from "./sqlite-queue.ts";

export type SqsHandler = (event: SQSEvent) => Promise<SQSBatchResponse | undefined>;

export interface ConsumerOptions {
  readonly queue: SqliteQueue;
  readonly kind: QueueName;
  readonly handler: SqsHandler;
  /** Aborted: nothing more is received; what is being worked on is finished and settled. */
  readonly signal: AbortSignal;
  /** How many messages one call of the handler gets at most; default 1. */
  readonly batchSize?: number;
  /** How many calls run at once; default 4. */
  readonly concurrency?: number;
  /** Longer than any call takes; default 2 minutes. */
  readonly visibilityMs?: number;
  /** When a failed message comes again, by how often it was received; default 2 s, 4 s, 8 s, 16 s. */
  readonly retryAfterMs?: (receiveCount: number) => number;
  /** Told of a call that threw, and of a store that failed; the messages come again. */
  readonly onError?: (error: unknown) => void;
}

/** How often a queue is looked into for what other processes sent; what this one sent is seen at once. */
const POLL_MS = 250;

const DRAIN_CHECK_MS = 20;

/** Delivers one kind of message until `signal` is aborted; resolves when the last call is settled. */
export async function startConsumer(options: ConsumerOptions): Promise<void> {
  const { concurrency = 4 } = options;
  await Promise.all(Array.from({ length: concurrency }, () => consume(options)));
}

interface DrainOptions {
  readonly queue: SqliteQueue;
  readonly consumers: readonly Omit<ConsumerOptions, "queue" | "signal">[];
  /** Ends it before the queues are empty. */
  readonly signal?: AbortSignal;
}

/** Consumes until nothing is queued, delayed or being worked on, in any of the consumers' queues. */
export async function drainQueue({ queue, consumers, signal }: DrainOptions): Promise<void> {
  const drained = new AbortController();
  const end = signal ? AbortSignal.any([signal, drained.signal]) : drained.signal;
  const kinds = consumers.map(({ kind }) => kind);
  await Promise.all([
    untilEmpty(queue, kinds, end).finally(() => drained.abort()),
    ...consumers.map((options) => startConsumer({ ...options, queue, signal: end })),
  ]);
}

async function untilEmpty(
  queue: SqliteQueue,
  kinds: readonly QueueName[],
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted && kinds.some((kind) => queue.readyInMs(kind) !== undefined)) {
    await setTimeout(DRAIN_CHECK_MS);
  }
}

async function consume(options: ConsumerOptions): Promise<void> {
  while (!options.signal.aborted) {
    const records = receive(options);
    if (records.length === 0) await waitForMore(options);
    else await deliver(records, options);
  }
}

/** A store that cannot be read just now is asked again with the next look into the queue. */
function receive({ queue, kind, batchSize = 1, visibilityMs = 120_000, onError }: ConsumerOptions) {
  try {
    return queue.receive({ queue: kind, most: batchSize, visibilityMs });
  } catch (error) {
    onError?.(error);
    return [];
  }
}

/** As Lambda's event source: the whole batch comes again unless the answer names existing messages, or none. */
async function deliver(
  records: readonly SQSRecord[],
  { queue, handler, retryAfterMs = backoff, onError }: ConsumerOptions,
): Promise<void> {
  const failed = await callHandler(records, handler, onError);
  try {
    queue.settle(
      records.map(({ messageId, receiptHandle, attributes }) => ({
        receipt: receiptHandle,
        ...(failed.has(messageId) && {
          againAfterMs: retryAfterMs(Number(attributes.ApproximateReceiveCount)),
        }),
      })),
    );
  } catch (error) {
    // They come again when their visibility ends.
    onError?.(error);
  }
}

async function callHandler(
  records: readonly SQSRecord[],
  handler: SqsHandler,
  onError: (error: unknown) => void = () => {},
): Promise<ReadonlySet<string>> {
  const all = new Set(records.map(({ messageId }) => messageId));
  try {
    const response = await handler({ Records: [...records] });
    const named = (response?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
    return named.every((id) => all.has(id)) ? new Set(named) : all;
  } catch (error) {
    onError(error);
    return all;
  }
}

function backoff(receiveCount: number): number {
  return 1000 * 2 ** receiveCount;
}

function waitForMore({ queue, kind, signal, onError }: ConsumerOptions): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const wake = () => resolve();
  const timer = globalThis.setTimeout(wake, pauseOf({ queue, kind, onError }));
  const stopListening = queue.onSent(wake);
  signal.addEventListener("abort", wake, { once: true });
  return promise.finally(() => {
    clearTimeout(timer);
    stopListening();
    signal.removeEventListener("abort", wake);
  });
}

/** Until the next message is ready, but not long: another process may send one before. */
function pauseOf({ queue, kind, onError }: Pick<ConsumerOptions, "queue" | "kind" | "onError">) {
  try {
    return Math.min(queue.readyInMs(kind) ?? POLL_MS, POLL_MS);
  } catch (error) {
    onError?.(error);
    return POLL_MS;
  }
}
