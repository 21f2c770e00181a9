import type { Message } from "../../functions/core/messages.ts";
import type { WorkQueues } from "./work-queue.ts";

const KINDS = ["crawl-source", "crawl-article"] as const;

/** How many messages one call of a function takes; infra/constructs/crawl-pipeline.ts. */
const BATCH = 5;

/** The most that a queue held. */
export interface Depths {
  /** Ready at some moment. */
  ready: number;
  /** Ready still when the next minute began. */
  atTick: number;
  /** Waiting for their time. */
  delayed: number;
}

export interface Workers {
  readonly depths: Readonly<Record<(typeof KINDS)[number], Depths>>;
  /** Starts a call for each batch that is ready, as far as concurrency allows. */
  pump(isTick: boolean): void;
}

/** Lambda before two queues: a function for each, so many calls of it at once, a batch for each call. */
export function createWorkers(
  queue: WorkQueues,
  concurrency: number,
  work: (message: Message) => Promise<void>,
): Workers {
  const empty = () => ({ ready: 0, atTick: 0, delayed: 0 });
  const depths = { "crawl-source": empty(), "crawl-article": empty() };
  const busy = { "crawl-source": 0, "crawl-article": 0 };

  function measure(kind: (typeof KINDS)[number], isTick: boolean): void {
    const { ready, delayed } = queue.depth(kind);
    const depth = depths[kind];
    depth.ready = Math.max(depth.ready, ready);
    depth.delayed = Math.max(depth.delayed, delayed);
    if (isTick) depth.atTick = Math.max(depth.atTick, ready);
  }

  function start(kind: (typeof KINDS)[number]): void {
    while (busy[kind] < concurrency) {
      const batch = queue.take(kind, BATCH);
      if (batch.length === 0) return;
      busy[kind] += 1;
      void Promise.all(batch.map(work)).finally(() => {
        busy[kind] -= 1;
      });
    }
  }

  return {
    depths,
    pump(isTick) {
      for (const kind of KINDS) {
        measure(kind, isTick);
        start(kind);
      }
    },
  };
}
