import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { inTransaction, prepare } from "./sqlite-statements.ts";

export interface Settlement {
  readonly receipt: string;
  /** Absent: it is done and never comes again. */
  readonly againAfterMs?: number;
}

/** Returns what ends deliveries, all at once: a receipt that is not its message's latest one changes nothing. */
export function createSettle(
  db: DatabaseSync,
  now: () => number,
): (settlements: readonly Settlement[]) => void {
  const remove = prepare(db, "DELETE FROM messages WHERE id = $id AND receipt = $receipt");
  const giveBack = prepare(
    db,
    "UPDATE messages SET visible_at = $at, receipt = NULL WHERE id = $id AND receipt = $receipt",
  );
  return (settlements) => {
    const at = now();
    const settleEach = () => {
      for (const { receipt, againAfterMs } of settlements) {
        const found = { $id: idOf(receipt), $receipt: receipt };
        if (againAfterMs === undefined) remove.run(found);
        else giveBack.run({ ...found, $at: at + againAfterMs });
      }
    };
    if (settlements.length === 1) settleEach();
    else inTransaction(db, settleEach);
  };
}

/** Begins with the message's id, by which it is found. */
export function makeReceipt(id: string): string {
  return `${id}/${randomUUID()}`;
}

function idOf(receipt: string): string {
  return receipt.split("/", 1)[0] ?? "";
}
