import type { CrawlDependencies } from "../../functions/usecases/crawl-dependencies.ts";
import type { DueSource } from "../../functions/usecases/ports.ts";
import { scheduleCrawls } from "../../functions/usecases/schedule-crawls.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/**
 * What DynamoDB and SQS take: the lists, for a page of a hundred due items four rounds of 25 claims, and ten batches of
 * messages side by side.
 */
const LIST_MS = 15;
const SAVE_MS = 8 / 25;
const SEND_MS = 30;

export interface Ticker {
  /** A tick with ports that take their time, so that it can run out of its own. */
  tick(): Promise<void>;
  readonly most: { milliseconds: number; sources: number };
}

export function createTicker(
  time: VirtualClock,
  { sources, articles, queue }: CrawlDependencies,
): Ticker {
  const most = { milliseconds: 0, sources: 0 };
  let passed = 0;
  const taking = <T>(milliseconds: number, answer: T): T => {
    passed += milliseconds;
    return answer;
  };
  const slow = {
    sources: {
      ...sources,
      listDueSources: (now: string, limit: number) =>
        taking(LIST_MS, sources.listDueSources(now, limit)),
      claimSource: (due: DueSource, nextAt: string) =>
        taking(SAVE_MS, sources.claimSource(due, nextAt)),
    },
    articles: {
      ...articles,
      listDueArticles: (now: string, limit: number) =>
        taking(LIST_MS, articles.listDueArticles(now, limit)),
      saveArticle: (record: Parameters<typeof articles.saveArticle>[0]) =>
        taking(SAVE_MS, articles.saveArticle(record)),
    },
    queue: {
      send: (messages: Parameters<typeof queue.send>[0]) => taking(SEND_MS, queue.send(messages)),
    },
  };
  return {
    most,
    async tick() {
      passed = 0;
      const start = time.now();
      const clock = { now: () => new Date(start + passed) };
      const { sources: queued } = await scheduleCrawls({ ...slow, clock });
      most.milliseconds = Math.max(most.milliseconds, passed);
      most.sources = Math.max(most.sources, queued);
    },
  };
}
