import { createSqliteArticleStore } from "../../functions/adapters/sqlite-article-store.ts";
import { openDatabase } from "../../functions/adapters/sqlite-database.ts";
import { createSqliteFeedStore } from "../../functions/adapters/sqlite-feed-store.ts";
import { createSqliteHostStore } from "../../functions/adapters/sqlite-host-store.ts";
import { createSqliteQueue } from "../../functions/adapters/sqlite-queue.ts";
import { createSqliteSourceStore } from "../../functions/adapters/sqlite-source-store.ts";
import { parseMessage } from "../../functions/core/parse-message.ts";
import type { Source } from "../../functions/core/source.ts";
import { applySources } from "../../functions/usecases/apply-sources.ts";
import { crawlArticle } from "../../functions/usecases/crawl-article.ts";
import type { CrawlDependencies } from "../../functions/usecases/crawl-dependencies.ts";
import { crawlSource } from "../../functions/usecases/crawl-source.ts";
import type { BlobStore, HttpClient, MessageQueue } from "../../functions/usecases/ports.ts";
import { scheduleCrawls } from "../../functions/usecases/schedule-crawls.ts";
import { createPageVisitor } from "../../functions/usecases/visit-page.ts";
import { NOON } from "./pace-world.ts";

const SECOND = 1000;
const MINUTE = 60_000;

export interface LiveWorld {
  readonly deps: CrawlDependencies;
  /** Bodies by address; what is not here answers 404. */
  readonly pages: Map<string, string>;
  now(): number;
  apply(sources: readonly Partial<Source>[]): Promise<void>;
  /** Lets time pass, with a tick a minute and a delivery whenever a message is ready. */
  run(milliseconds: number): Promise<void>;
  /** When the crawl was due (epoch milliseconds) that saw an article at `seenAt`. */
  dueOf(sourceKey: string, seenAt: number): number;
}

/** The service of one machine over hours of a virtual clock, at hosts that answer in 300 ms and are paced as any. */
export function createLiveWorld(): LiveWorld {
  let time = NOON;
  const now = () => time;
  const clock = { now: () => new Date(time) };
  const db = openDatabase(":memory:");
  const queue = createSqliteQueue(db, { now });
  const pages = new Map<string, string>();
  const dues = new Map<string, number[]>();
  const http = pagesOf(pages);
  const hosts = createSqliteHostStore(db);
  const deps: CrawlDependencies = {
    sources: createSqliteSourceStore(db),
    articles: createSqliteArticleStore(db),
    feeds: createSqliteFeedStore(db),
    blobs: createMemoryBlobs(),
    queue: {
      send(messages) {
        noteDues(messages, dues);
        return queue.send(messages);
      },
    },
    clock,
    pages: createPageVisitor({ http, hosts, clock, userAgent: "Tidings/test" }),
    notifier: { notify: async () => {} },
  };

  async function deliver(): Promise<void> {
    const records = (["crawl-source", "crawl-article"] as const).flatMap((kind) =>
      queue.receive({ queue: kind, most: 5, visibilityMs: 6 * MINUTE }),
    );
    await Promise.all(records.map(({ body }) => work(body, deps)));
    queue.settle(records.map(({ receiptHandle: receipt }) => ({ receipt })));
  }

  async function runMinute(): Promise<void> {
    await scheduleCrawls(deps);
    for (let passed = 0; passed < MINUTE; ) {
      const waits = [queue.readyInMs("crawl-source"), queue.readyInMs("crawl-article")];
      const next = Math.max(SECOND, Math.min(...waits.map((wait) => wait ?? MINUTE)));
      const step = Math.min(next, MINUTE - passed);
      time += step;
      passed += step;
      await deliver();
    }
  }

  return {
    ...{ deps, pages, now },
    async apply(sources) {
      await applySources(sources.map(withDefaults), deps);
    },
    async run(milliseconds) {
      for (let left = milliseconds; left > 0; left -= MINUTE) await runMinute();
    },
    dueOf: (sourceKey, seenAt) =>
      Math.max(...(dues.get(sourceKey) ?? []).filter((due) => due <= seenAt)),
  };
}

async function work(body: string, deps: CrawlDependencies): Promise<void> {
  const message = parseMessage(body);
  if (message.kind === "crawl-source") await crawlSource(message, deps);
  else await crawlArticle(message, deps);
}

/** A crawl is due when its first message is to be worked on; one that is sent again waits for its host. */
function noteDues(
  messages: Parameters<MessageQueue["send"]>[0],
  dues: Map<string, number[]>,
): void {
  for (const { message, delaySeconds } of messages) {
    const isCrawl = message.kind === "crawl-source" && !message.backfill && !message.listingUrl;
    if (!isCrawl || message.slotAt) continue;
    const due = Date.parse(message.enqueuedAt) + delaySeconds * SECOND;
    dues.set(message.sourceKey, [...(dues.get(message.sourceKey) ?? []), due]);
  }
}

function pagesOf(pages: ReadonlyMap<string, string>): HttpClient {
  return {
    check: () => undefined,
    isOpened: () => false,
    async get({ url }) {
      const page = pages.get(url);
      return {
        kind: "response",
        status: page === undefined ? 404 : 200,
        headers: { "content-type": "text/html; charset=utf-8" },
        body: Buffer.from(page ?? ""),
        unwanted: false,
        wireBytes: 0,
        milliseconds: 300,
      };
    },
  };
}

function createMemoryBlobs(): BlobStore {
  const blobs = new Map<string, Uint8Array>();
  return {
    getBlob: async (key) => blobs.get(key),
    async putBlob(key, bytes) {
      blobs.set(key, bytes);
    },
    async deleteBlob(key) {
      blobs.delete(key);
    },
  };
}

function withDefaults(source: Partial<Source>): Source {
  return {
    ...{ id: "", url: "", groups: [], timezone: "Asia/Shanghai", listing: {}, article: {} },
    ...{ fullText: true, politeness: { robots: "obey" } },
    ...source,
  };
}
