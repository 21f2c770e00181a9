import type { Message } from "../core/messages.ts";
import type { Visit } from "./visit-page.ts";

/** At a host that is never free, even what can wait has its turn in the end. */
const LONGEST_MS = 3_600_000;

/** How a message's visit stands in its host's line: in the slot that was reserved for it, or behind all that is due. */
export function toTurn(message: Message, now: Date): Pick<Visit, "slotAt" | "givesWay"> {
  if (message.slotAt !== undefined) return { slotAt: message.slotAt };
  return canWait(message, now) ? { givesWay: true } : {};
}

/** The message as it is sent again for `at`, which is a slot of its own only if it did not give way. */
export function forLater<T extends Message>(message: T, at: string, now: Date): T {
  return canWait(message, now) ? message : { ...message, slotAt: at };
}

function canWait({ backfill, slotAt, enqueuedAt }: Message, now: Date): boolean {
  if (!backfill || slotAt !== undefined) return false;
  return now.getTime() - Date.parse(enqueuedAt) < LONGEST_MS;
}
