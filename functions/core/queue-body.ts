import { TidingsError } from "./errors.ts";
import type { Message } from "./messages.ts";

const MOST_DELAY_SECONDS = 900;

/** The longest message that every queue takes. */
const MOST_BYTES = 262_144;

/** A message's text as queues carry it. Throws `queue-refused` for what no queue takes, before anything is sent. */
export function toQueueBody(outgoing: {
  readonly message: Message;
  readonly delaySeconds: number;
}): string {
  const { message, delaySeconds } = outgoing;
  const body = JSON.stringify(message);
  if (!(delaySeconds >= 0 && delaySeconds <= MOST_DELAY_SECONDS)) {
    throw new TidingsError("queue-refused", `a delay of ${delaySeconds} s is not within 0 to 900`);
  }
  if (new TextEncoder().encode(body).length > MOST_BYTES) {
    throw new TidingsError("queue-refused", `a message of ${body.length} characters is too long`);
  }
  return body;
}
