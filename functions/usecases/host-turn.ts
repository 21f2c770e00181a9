import type { Message } from "../core/messages.ts";
import type { Visit } from "./visit-page.ts";

/** The longest delay that SQS takes, in seconds. */
export const LONGEST_DELAY = 900;

/** At a host that is never free, even what can wait has its turn in the end. */
const LONGEST_MS = 3_600_000;

/**
 * How a message's visit stands in its host's line: in the slot that was reserved for it, behind all that is due, or as any.
 * `canSkip`: with a slot further off than a queue can wait it is not made, so that this must be nobody's slot.
 */
export function toTurn(
  message: Message,
  now: Date,
  canSkip = false,
): Pick<Visit, "slotAt" | "reserveWithinMs"> {
  if (givesWay(message, now)) return { reserveWithinMs: 0 };
  const { slotAt } = message;
  return { ...(slotAt && { slotAt }), ...(canSkip && { reserveWithinMs: LONGEST_DELAY * 1000 }) };
}

/** The message as it is sent again for `at`, which is a slot of its own only if it did not give way. */
export function forLater<T extends Message>(message: T, at: string, now: Date): T {
  return givesWay(message, now) ? message : { ...message, slotAt: at };
}

function givesWay({ backfill, slotAt, enqueuedAt }: Message, now: Date): boolean {
  if (!backfill || slotAt !== undefined) return false;
  return now.getTime() - Date.parse(enqueuedAt) < LONGEST_MS;
}
