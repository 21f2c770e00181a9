import type { Message } from "../../functions/core/messages.ts";
import type { SourceRecord } from "../../functions/core/records.ts";
import type { CrawlDependencies } from "../../functions/usecases/crawl-dependencies.ts";
import { crawlSource } from "../../functions/usecases/crawl-source.ts";
import type { Random } from "../../tests/support/fault-random.ts";
import { takeNews, visitArticle } from "./article-work.ts";

const DAY = 24 * 3_600_000;

export interface WorkCounts {
  /** Messages of work that was done already. */
  skipped: number;
  failed: number;
}

interface WorkOptions {
  readonly articlesADay: number;
  /** One of so many messages is delivered twice. */
  readonly doubled: number;
  readonly random: Random;
}

/** What the functions do with a message. A listing with something new is a crawl that found nothing, and its articles after it. */
export function createWork(
  deps: CrawlDependencies,
  { articlesADay, doubled, random }: WorkOptions,
): { readonly counts: WorkCounts; readonly work: (message: Message) => Promise<void> } {
  const counts: WorkCounts = { skipped: 0, failed: 0 };
  let articles = 0;

  function hasNews({ lastGoodCrawlAt = "" }: SourceRecord): boolean {
    const since = deps.clock.now().getTime() - Date.parse(lastGoodCrawlAt);
    return random.next() < 1 - Math.exp((-articlesADay * since) / DAY);
  }

  async function crawl(message: Extract<Message, { kind: "crawl-source" }>): Promise<void> {
    const before = await deps.sources.getSource(message.sourceKey);
    const { outcome } = await crawlSource(message, deps);
    if (outcome === "skipped") counts.skipped += 1;
    if (outcome === "failed") counts.failed += 1;
    if (outcome !== "not-modified" || before === undefined || !hasNews(before)) return;
    articles += 1;
    await takeNews(before, String(articles), deps);
  }

  const once = (message: Message) =>
    message.kind === "crawl-source" ? crawl(message) : visitArticle(message, deps);
  return {
    counts,
    async work(message) {
      await once(message);
      if (random.below(doubled) === 0) await once(message);
    },
  };
}
