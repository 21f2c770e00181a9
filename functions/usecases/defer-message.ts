import type { Message } from "../core/messages.ts";
import { forLater, LONGEST_DELAY } from "./host-turn.ts";
import type { Clock, MessageQueue } from "./ports.ts";

/**
 * Sends the message once more, as a rule for the slot that is reserved for it. Answers false, and sends nothing, for a slot that is
 * further off than a queue can hold a message: the caller parks the work as a due item.
 */
export async function deferMessage(
  message: Message,
  at: string,
  { queue, clock }: { readonly queue: MessageQueue; readonly clock: Clock },
): Promise<boolean> {
  const now = clock.now();
  const delaySeconds = Math.max(0, Math.ceil((Date.parse(at) - now.getTime()) / 1000));
  if (delaySeconds > LONGEST_DELAY) return false;
  await queue.send([{ message: forLater(message, at, now), delaySeconds }]);
  return true;
}
