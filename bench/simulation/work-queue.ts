import type { Message } from "../../functions/core/messages.ts";
import type { MessageQueue } from "../../functions/usecases/ports.ts";
import { STEP_MS, type VirtualClock } from "./virtual-clock.ts";

type Kind = Message["kind"];

export interface Depth {
  /** Ready, and nobody works on it yet. */
  ready: number;
  /** Delayed till its time. */
  delayed: number;
}

export interface WorkQueues extends MessageQueue {
  take(kind: Kind, most: number): Message[];
  depth(kind: Kind): Depth;
}

/** SQS as far as work sees it: whole seconds of delay, at least once, no order promised. */
export function createWorkQueues(
  clock: VirtualClock,
  onSend: (message: Message, delaySeconds: number) => void,
): WorkQueues {
  const queues: Record<Kind, Line> = {
    "crawl-source": createLine(),
    "crawl-article": createLine(),
  };
  let sent = 0;
  return {
    async send(messages) {
      for (const { message, delaySeconds } of messages) {
        onSend(message, delaySeconds);
        const line = queues[message.kind];
        if (delaySeconds === 0) {
          line.push(message);
          continue;
        }
        line.delayed += 1;
        const lateMs = STEP_MS * (sent % 4);
        sent += 1;
        clock.at(clock.now() + Math.ceil(delaySeconds) * 1000 + lateMs, () => {
          line.delayed -= 1;
          line.push(message);
        });
      }
    },
    take: (kind, most) => queues[kind].take(most),
    depth: (kind) => ({ ready: queues[kind].length(), delayed: queues[kind].delayed }),
  };
}

interface Line {
  delayed: number;
  push(message: Message): void;
  take(most: number): Message[];
  length(): number;
}

function createLine(): Line {
  let messages: Message[] = [];
  let head = 0;
  return {
    delayed: 0,
    push: (message) => messages.push(message),
    take(most) {
      const taken = messages.slice(head, head + most);
      head += taken.length;
      if (head > 10_000) {
        messages = messages.slice(head);
        head = 0;
      }
      return taken;
    },
    length: () => messages.length - head,
  };
}
