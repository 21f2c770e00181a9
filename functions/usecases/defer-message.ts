import type { Message } from "../core/messages.ts";
import type { Clock, MessageQueue } from "./ports.ts";

/** The longest delay that SQS takes, in seconds. */
export const LONGEST_DELAY = 900;

/** The schedule looks every minute: whoever is due so long before a slot is sent in time to be there when it comes. */
const LEAD_MS = 120_000;

/**
 * Sends the message once more for the slot that is reserved for it. Answers false, and sends nothing, for a slot that is
 * further off than a queue can hold a message: the caller parks the work as a due item.
 */
export async function deferMessage(
  message: Message,
  at: string,
  { queue, clock }: { readonly queue: MessageQueue; readonly clock: Clock },
): Promise<boolean> {
  const delaySeconds = Math.max(0, Math.ceil((Date.parse(at) - clock.now().getTime()) / 1000));
  if (delaySeconds > LONGEST_DELAY) return false;
  await queue.send([{ message: { ...message, slotAt: at }, delaySeconds }]);
  return true;
}

/** When work that is parked for a slot (ISO 8601) is to be due. */
export function dueForSlot(slotAt: string): string {
  return new Date(Date.parse(slotAt) - LEAD_MS).toISOString();
}
