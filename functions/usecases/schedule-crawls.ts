import type { CrawlArticleMessage, CrawlSourceMessage } from "../core/messages.ts";
import type { ArticleRecord, SourceRecord } from "../core/records.ts";
import type { ArticleStore, Clock, MessageQueue, OutgoingMessage, SourceStore } from "./ports.ts";

interface ScheduleDependencies {
  readonly sources: SourceStore;
  readonly articles: ArticleStore;
  readonly queue: MessageQueue;
  readonly clock: Clock;
}

export interface ScheduleSummary {
  readonly sources: number;
  readonly articles: number;
}

/** How many due items of each kind one tick takes; the next tick takes the next ones. */
const BATCH = 500;

/**
 * How long a claim keeps a due item from being queued again. A worker that ends sets the true next time; one that died
 * leaves an item that is due again by then.
 */
const CLAIM_MS = 20 * 60_000;

/** Queues a message for everything that is due. Fired twice or late it queues each item once, however long the outage was. */
export async function scheduleCrawls(deps: ScheduleDependencies): Promise<ScheduleSummary> {
  const now = deps.clock.now();
  const sources = await queueDue(
    await deps.sources.listDueSources(now.toISOString(), BATCH),
    (record) => claimSource(record, now, deps.sources),
    (record) => toSourceMessage(record, now),
    deps.queue,
  );
  const articles = await queueDue(
    await deps.articles.listDueArticles(now.toISOString(), BATCH),
    (record) => claimArticle(record, now, deps.articles),
    (record) => toArticleMessage(record, now),
    deps.queue,
  );
  return { sources, articles };
}

/** Claims first, sends then: a crash between the two costs one claim's time, never an item. */
async function queueDue<T>(
  due: readonly T[],
  claim: (record: T) => Promise<boolean>,
  toMessage: (record: T) => CrawlSourceMessage | CrawlArticleMessage,
  queue: MessageQueue,
): Promise<number> {
  const messages: OutgoingMessage[] = [];
  for (const record of due) {
    if (await claim(record)) messages.push({ message: toMessage(record), delaySeconds: 0 });
  }
  if (messages.length > 0) await queue.send(messages);
  return messages.length;
}

function claimSource(record: SourceRecord, now: Date, sources: SourceStore): Promise<boolean> {
  const { slotAt: _, ...rest } = record;
  return sources.saveSource({ ...rest, revision: record.revision + 1, nextCrawlAt: claimed(now) });
}

function claimArticle(record: ArticleRecord, now: Date, articles: ArticleStore): Promise<boolean> {
  const { slotAt: _, ...rest } = record;
  return articles.saveArticle({
    ...rest,
    revision: record.revision + 1,
    nextAttemptAt: claimed(now),
  });
}

function claimed(now: Date): string {
  return new Date(now.getTime() + CLAIM_MS).toISOString();
}

function toSourceMessage({ key, slotAt }: SourceRecord, now: Date): CrawlSourceMessage {
  const message = { version: 1, kind: "crawl-source", sourceKey: key } as const;
  return { ...message, enqueuedAt: now.toISOString(), ...(slotAt && { slotAt }) };
}

function toArticleMessage(record: ArticleRecord, now: Date): CrawlArticleMessage {
  const { id, sourceKey, slotAt } = record;
  const message = { version: 1, kind: "crawl-article", sourceKey, articleId: id } as const;
  return { ...message, enqueuedAt: now.toISOString(), ...(slotAt && { slotAt }) };
}
