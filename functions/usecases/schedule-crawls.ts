import { randomInt } from "node:crypto";
import { isThrottled } from "../core/errors.ts";
import type { CrawlArticleMessage, CrawlSourceMessage } from "../core/messages.ts";
import type { ArticleRecord } from "../core/records.ts";
import { withJitter } from "../core/schedule/backoff.ts";
import type {
  ArticleStore,
  Clock,
  DueSource,
  MessageQueue,
  OutgoingMessage,
  SourceStore,
} from "./ports.ts";

interface ScheduleDependencies {
  readonly sources: SourceStore;
  readonly articles: ArticleStore;
  readonly queue: MessageQueue;
  readonly clock: Clock;
}

export interface ScheduleSummary {
  readonly sources: number;
  readonly articles: number;
  /** The store had no capacity for more: the rest is left to the next tick. */
  readonly throttled?: true;
}

/** How many due items are claimed before they are sent: what a crash between the two holds up for the time of a claim. */
const PAGE = 100;

/** More than a tick has the time for. A list of sources is read whole, whatever is asked of it: once a tick. */
const MOST_SOURCES = 50_000;

/** No new page is begun after this: a minute later the next tick goes on, and a function that is cut off sends nothing. */
const TIME_MS = 40_000;

/** Claims are single writes that mostly wait for their store. */
const CLAIMS_AT_ONCE = 25;

/**
 * How long a claim keeps a due item from being queued again. A worker that ends sets the true next time; one that died
 * leaves an item that is due again by then.
 */
const CLAIM_MS = 20 * 60_000;

/**
 * What will be due before the next tick is queued by this one, each item for its time: work comes evenly, and a host's slot
 * is not missed. A tick may come some seconds late.
 */
const AHEAD_MS = 75_000;

/** What has no slot to keep comes together, so that one call of a function takes several; more would be in the slots' way. */
const TOGETHER_S = 5;

/** One kind of due items, a page at a time. */
interface Kind<T> {
  /** How many are listed at once. */
  readonly most: number;
  list(dueBefore: string, most: number): Promise<T[]>;
  dueAt(record: T): string;
  /** False where another tick was quicker. */
  claim(record: T, now: Date): Promise<boolean>;
  toMessage(record: T, now: Date): CrawlSourceMessage | CrawlArticleMessage;
}

/**
 * Queues a message for everything that is due within the minute, sources and articles in turn, longest due first, until
 * nothing is or 40 s have passed. Fired twice or late it queues each item once, however long the outage was.
 */
export async function scheduleCrawls(deps: ScheduleDependencies): Promise<ScheduleSummary> {
  const endsAt = deps.clock.now().getTime() + TIME_MS;
  const sources = createPages(sourcesOf(deps), deps);
  const articles = createPages(articlesOf(deps), deps);
  const total = { sources: 0, articles: 0 };
  try {
    for (;;) {
      const [more, others] = [await sources(), await articles()];
      total.sources += more;
      total.articles += others;
      if (more + others === 0 || deps.clock.now().getTime() >= endsAt) return total;
    }
  } catch (error) {
    if (!isThrottled(error)) throw error;
    return { ...total, throttled: true };
  }
}

/** Each call queues the next page and answers how many it queued; 0 once nothing is left for this tick. */
function createPages<T>(kind: Kind<T>, deps: ScheduleDependencies): () => Promise<number> {
  let isLast = false;
  let listed: T[] = [];
  return async () => {
    const now = deps.clock.now();
    if (listed.length === 0 && !isLast) {
      listed = await kind.list(new Date(now.getTime() + AHEAD_MS).toISOString(), kind.most);
      isLast = listed.length < kind.most;
    }
    const page = listed.slice(0, PAGE);
    listed = listed.slice(PAGE);
    const queued = await queuePage(page, now, kind, deps.queue);
    // Somebody else is at it.
    if (queued === 0) [isLast, listed] = [true, []];
    return queued;
  };
}

/**
 * Claims first, sends then: a crash between the two costs one claim's time, never an item. Where a claim fails, what was
 * claimed beside it is sent before the failure is told.
 */
async function queuePage<T>(
  due: readonly T[],
  now: Date,
  kind: Kind<T>,
  queue: MessageQueue,
): Promise<number> {
  const messages: OutgoingMessage[] = [];
  const failures: unknown[] = [];
  for (let start = 0; start < due.length; start += CLAIMS_AT_ONCE) {
    const some = due.slice(start, start + CLAIMS_AT_ONCE);
    const claims = await Promise.allSettled(some.map((record) => claimOne(record, now, kind)));
    for (const claim of claims) {
      if (claim.status === "rejected") failures.push(claim.reason);
      else messages.push(...claim.value);
    }
  }
  if (messages.length > 0) await queue.send(messages);
  if (failures.length > 0) throw failures[0];
  return messages.length;
}

async function claimOne<T>(record: T, now: Date, kind: Kind<T>): Promise<OutgoingMessage[]> {
  const isClaimed = await kind.claim(record, now);
  if (!isClaimed) return [];
  const message = kind.toMessage(record, now);
  const seconds = Math.max(0, (Date.parse(kind.dueAt(record)) - now.getTime()) / 1000);
  const step = message.slotAt === undefined ? TOGETHER_S : 1;
  return [{ message, delaySeconds: step * Math.ceil(seconds / step) }];
}

function sourcesOf({ sources }: ScheduleDependencies): Kind<DueSource> {
  return {
    most: MOST_SOURCES,
    list: sources.listDueSources,
    dueAt: ({ dueAt }) => dueAt,
    claim: (due, now) => sources.claimSource(due, nextTurn(due, now)),
    toMessage: ({ key, slotAt }, now) => {
      const message = { version: 1, kind: "crawl-source", sourceKey: key } as const;
      return { ...message, enqueuedAt: now.toISOString(), ...(slotAt && { slotAt }) };
    },
  };
}

function articlesOf({ articles }: ScheduleDependencies): Kind<ArticleRecord> {
  return {
    most: PAGE,
    list: articles.listDueArticles,
    dueAt: ({ nextAttemptAt = "" }) => nextAttemptAt,
    claim: ({ slotAt: _, ...record }, now) =>
      articles.saveArticle({
        ...record,
        revision: record.revision + 1,
        nextAttemptAt: claimed(now),
      }),
    toMessage: ({ id, sourceKey, slotAt }, now) => {
      const message = { version: 1, kind: "crawl-article", sourceKey, articleId: id } as const;
      return { ...message, enqueuedAt: now.toISOString(), ...(slotAt && { slotAt }) };
    },
  };
}

/**
 * Where the next crawl is due soon, its claim is that very time: a crawl that finds nothing new leaves it as it is, and it
 * is written once a crawl, not twice. The queue delivers again what its worker did not end.
 */
function nextTurn({ key, intervalMs, dueAt }: DueSource, now: Date): string {
  if (intervalMs > 3 * CLAIM_MS) return claimed(now);
  const turn = Math.max(now.getTime(), Date.parse(dueAt));
  return new Date(turn + withJitter(intervalMs, key) - another(1000)).toISOString();
}

function claimed(now: Date): string {
  return new Date(now.getTime() + CLAIM_MS + another(60_000)).toISOString();
}

let count = randomInt(60_000);

/**
 * Milliseconds below `most`, another for each of as many claims: a store takes the very same save for one whose answer was
 * lost, so two ticks of one moment must differ. In one process they do; two processes differ by chance.
 */
function another(most: number): number {
  count += 1;
  return count % most;
}
