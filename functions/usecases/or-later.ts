import { randomInt } from "node:crypto";
import { isThrottled } from "../core/errors.ts";
import type { Message } from "../core/messages.ts";
import type { MessageQueue } from "./ports.ts";

interface Later {
  readonly outcome: "postponed";
  readonly reason: "store-throttled";
  readonly delaySeconds: number;
}

const LEAST_SECONDS = 60;
const MOST_SECONDS = 300;

/**
 * Work for which the store has no capacity left is sent once more, for some minutes later: that is no failure of the work,
 * and it is not counted among the deliveries after which a message is put aside. What had been done is done again.
 */
export async function orLater<T extends object>(
  message: Message,
  work: () => Promise<T>,
  { queue }: { readonly queue: MessageQueue },
): Promise<T | Later> {
  try {
    return await work();
  } catch (error) {
    if (!isThrottled(error)) throw error;
    const delaySeconds = randomInt(LEAST_SECONDS, MOST_SECONDS);
    await queue.send([{ message, delaySeconds }]);
    return { outcome: "postponed", reason: "store-throttled", delaySeconds };
  }
}
