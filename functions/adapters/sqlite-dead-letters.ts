import type { DatabaseSync } from "node:sqlite";
import { inTransaction, prepare, type Statement } from "./sqlite-statements.ts";

/** A message that was delivered five times and never done. */
export interface DeadLetter {
  readonly id: string;
  readonly body: string;
  /** Epoch milliseconds. */
  readonly diedAt: number;
  /** Why its last delivery failed, as a sentence; absent: its worker died. */
  readonly failure?: string;
}

export interface DeadLetters {
  /** The latest first. */
  list(): DeadLetter[];
  /** Sends these again, with five deliveries anew; answers how many were there. */
  retry(ids: readonly string[]): number;
}

/** As SQS keeps them at the longest. */
const KEEP_DEAD_MS = 14 * 86_400_000;

export function createDeadLetters(db: DatabaseSync, now: () => number = Date.now): DeadLetters {
  const all = prepare(
    db,
    "SELECT id, body, died_at, failure FROM dead_letters ORDER BY died_at DESC",
  );
  const revive = prepare(
    db,
    `INSERT INTO messages (id, queue, body, sent_at, visible_at)
     SELECT id, queue, body, sent_at, $now FROM dead_letters WHERE id = $id`,
  );
  const remove = prepare(db, "DELETE FROM dead_letters WHERE id = $id");
  return {
    list: () => all.all({}).map(toDeadLetter),
    retry: (ids) =>
      inTransaction(db, () => {
        let revived = 0;
        for (const id of ids) {
          revived += Number(revive.run({ $id: id, $now: now() }));
          remove.run({ $id: id });
        }
        return revived;
      }),
  };
}

/** Puts a message aside; those that nobody has asked for in two weeks are forgotten. */
export function createBury(db: DatabaseSync): (id: string, at: number) => void {
  const copy = prepare(
    db,
    `INSERT INTO dead_letters (id, queue, body, sent_at, died_at, receive_count, failure)
     SELECT id, queue, body, sent_at, $now, receive_count, failure FROM messages WHERE id = $id`,
  );
  const remove = prepare(db, "DELETE FROM messages WHERE id = $id");
  const forget = prepare(db, "DELETE FROM dead_letters WHERE died_at < $before");
  return (id, at) => {
    copy.run({ $id: id, $now: at });
    remove.run({ $id: id });
    forget.run({ $before: at - KEEP_DEAD_MS });
  };
}

function toDeadLetter({ id, body, died_at, failure }: ReturnType<Statement["all"]>[number]) {
  return {
    ...{ id: String(id), body: String(body), diedAt: Number(died_at) },
    ...(failure !== null && { failure: String(failure) }),
  };
}
