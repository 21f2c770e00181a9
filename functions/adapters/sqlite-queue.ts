import { createHash, randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { SQSRecord } from "aws-lambda";
import type { Message } from "../core/messages.ts";
import { toQueueBody } from "../core/queue-body.ts";
import type { MessageQueue, OutgoingMessage } from "../usecases/ports.ts";
import { createBury } from "./sqlite-dead-letters.ts";
import { createSettle, makeReceipt, type Settlement } from "./sqlite-settle.ts";
import { inTransaction, prepare, type Statement } from "./sqlite-statements.ts";

export type QueueName = Message["kind"];

export interface ReceiveRequest {
  readonly queue: QueueName;
  readonly most: number;
  /** How long nobody else gets what is received here. */
  readonly visibilityMs: number;
}

export interface QueueCounts {
  /** Ready now. */
  readonly ready: number;
  /** Delayed, or being worked on: ready later. */
  readonly waiting: number;
  readonly dead: number;
}

/** `MessageQueue` with the other end: receive, settle. One queue a kind of message, all in one file. */
export interface SqliteQueue extends MessageQueue {
  /** Longest ready first. What was received five times and never settled goes to the dead letters instead. */
  receive(request: ReceiveRequest): SQSRecord[];
  /** All at once. A receipt that is not its message's latest one changes nothing. */
  settle(settlements: readonly Settlement[]): void;
  /** Why the delivery that is being worked on failed, as a sentence: kept with a dead letter. */
  noteFailure(messageId: string, reason: string): void;
  /** Everything that somebody works on is ready at once: for the only consumer, after a crash. */
  recover(): number;
  counts(queue: QueueName): QueueCounts;
  /** How long until the next message is ready, 0 if one is; nothing if none is left, worked on or not. */
  readyInMs(queue: QueueName): number | undefined;
  /** Calls `listener` when this process has sent something; the answer ends that. */
  onSent(listener: () => void): () => void;
}

interface QueueOptions {
  readonly now?: () => number;
}

const MOST_RECEIVES = 5;
const MOST_REASON = 500;

export function createSqliteQueue(
  db: DatabaseSync,
  { now = Date.now }: QueueOptions = {},
): SqliteQueue {
  const listeners = new Set<() => void>();
  const insert = prepare(
    db,
    `INSERT INTO messages (id, queue, body, sent_at, visible_at)
     VALUES ($id, $queue, $body, $now, $now + $delayMs)`,
  );
  const first = prepare(db, "SELECT min(visible_at) AS at FROM messages WHERE queue = $queue");
  const note = prepare(db, "UPDATE messages SET failure = $reason WHERE id = $id");
  const recover = prepare(
    db,
    "UPDATE messages SET visible_at = $now, receipt = NULL WHERE receipt IS NOT NULL",
  );

  return {
    async send(messages) {
      const rows = messages.map((outgoing) => toRow(outgoing, now()));
      inTransaction(db, () => {
        for (const row of rows) insert.run(row);
      });
      for (const listener of listeners) listener();
    },
    receive: createReceive(db, now),
    settle: createSettle(db, now),
    noteFailure: (id, reason) => void note.run({ $id: id, $reason: reason.slice(0, MOST_REASON) }),
    recover: () => recover.run({ $now: now() }),
    counts: createCounts(db, now),
    readyInMs(queue) {
      const at = first.get({ $queue: queue })?.at ?? undefined;
      return at === undefined ? undefined : Math.max(0, Number(at) - now());
    },
    onSent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function createReceive(db: DatabaseSync, now: () => number): SqliteQueue["receive"] {
  const ready = prepare(
    db,
    `SELECT * FROM messages WHERE queue = $queue AND visible_at <= $now
     ORDER BY visible_at LIMIT $most`,
  );
  const take = prepare(
    db,
    `UPDATE messages SET receive_count = receive_count + 1, visible_at = $until, receipt = $receipt,
       first_received_at = ifnull(first_received_at, $now), failure = NULL
     WHERE id = $id RETURNING *`,
  );
  const bury = createBury(db);

  return ({ queue, most, visibilityMs }) => {
    const at = now();
    const query = { $queue: queue, $now: at, $most: most };
    if (ready.get({ ...query, $most: 1 }) === undefined) return [];
    return inTransaction(db, () => {
      const rows = ready.all(query);
      const [dead, alive] = [rows.filter(isSpent), rows.filter((row) => !isSpent(row))];
      for (const { id } of dead) bury(String(id), at);
      return alive.flatMap(({ id }) => {
        const $id = String(id);
        const receipt = makeReceipt($id);
        const row = take.get({ $id, $now: at, $until: at + visibilityMs, $receipt: receipt });
        return row === undefined ? [] : [toSqsRecord(row)];
      });
    });
  };
}

function createCounts(db: DatabaseSync, now: () => number): SqliteQueue["counts"] {
  const living = prepare(
    db,
    `SELECT count(*) FILTER (WHERE visible_at <= $now) AS ready,
       count(*) FILTER (WHERE visible_at > $now) AS waiting
     FROM messages WHERE queue = $queue`,
  );
  const dead = prepare(db, "SELECT count(*) AS dead FROM dead_letters WHERE queue = $queue");
  return (queue) => {
    const { ready, waiting } = living.get({ $queue: queue, $now: now() }) ?? {};
    return {
      ready: Number(ready),
      waiting: Number(waiting),
      dead: Number(dead.get({ $queue: queue })?.dead),
    };
  };
}

type Row = ReturnType<Statement["all"]>[number];

function isSpent({ receive_count }: Row): boolean {
  return Number(receive_count) >= MOST_RECEIVES;
}

function toRow(outgoing: OutgoingMessage, at: number) {
  const { message, delaySeconds } = outgoing;
  const body = toQueueBody(outgoing);
  const delayMs = Math.ceil(delaySeconds * 1000);
  return { $id: randomUUID(), $queue: message.kind, $body: body, $now: at, $delayMs: delayMs };
}

/** The fields that SQS sends to a function, with its names. */
function toSqsRecord(row: Row): SQSRecord {
  const body = String(row.body);
  return {
    messageId: String(row.id),
    receiptHandle: String(row.receipt),
    body,
    attributes: {
      ApproximateReceiveCount: String(row.receive_count),
      SentTimestamp: String(row.sent_at),
      SenderId: "tidings",
      ApproximateFirstReceiveTimestamp: String(row.first_received_at),
    },
    messageAttributes: {},
    md5OfBody: createHash("md5").update(body).digest("hex"),
    eventSource: "aws:sqs",
    eventSourceARN: `arn:aws:sqs:local:000000000000:${row.queue}`,
    awsRegion: "local",
  };
}
