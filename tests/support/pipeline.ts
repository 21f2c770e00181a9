import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createFolderBlobStore } from "../../functions/adapters/folder-blob-store.ts";
import { createSqliteArticleStore } from "../../functions/adapters/sqlite-article-store.ts";
import { createSqliteFeedStore } from "../../functions/adapters/sqlite-feed-store.ts";
import { createSqliteHostStore } from "../../functions/adapters/sqlite-host-store.ts";
import { createSqliteQueue } from "../../functions/adapters/sqlite-queue.ts";
import { createSqliteSourceStore } from "../../functions/adapters/sqlite-source-store.ts";
import { createUndiciHttpClient } from "../../functions/adapters/undici-http-client.ts";
import { parseMessage } from "../../functions/core/parse-message.ts";
import type { ArticleRecord, SourceRecord } from "../../functions/core/records.ts";
import type { Source } from "../../functions/core/source.ts";
import { applySources } from "../../functions/usecases/apply-sources.ts";
import { type ArticleSummary, crawlArticle } from "../../functions/usecases/crawl-article.ts";
import type { CrawlDependencies } from "../../functions/usecases/crawl-dependencies.ts";
import { crawlSource } from "../../functions/usecases/crawl-source.ts";
import type { HealthNotice, HostStore } from "../../functions/usecases/ports.ts";
import { scheduleCrawls } from "../../functions/usecases/schedule-crawls.ts";
import type { SourceSummary } from "../../functions/usecases/source-summary.ts";
import { createPageVisitor } from "../../functions/usecases/visit-page.ts";
import { makeDirectory, openSqliteFile } from "./sqlite-file.ts";

export interface Pipeline {
  readonly deps: CrawlDependencies;
  readonly notices: HealthNotice[];
  readonly summaries: (SourceSummary | ArticleSummary)[];
  /** Moves the pipeline's clock, and only it. */
  pass(milliseconds: number): void;
  apply(...sources: Partial<Source>[]): Promise<void>;
  /** A tick, and everything that is queued by it, until nothing is ready. */
  tick(): Promise<void>;
  /** An operator's crawl of every source. */
  crawl(): Promise<void>;
  source(id?: string): Promise<SourceRecord>;
  /** Newest first. */
  entries(): Promise<ArticleRecord[]>;
}

export type PipelineStores = Pick<CrawlDependencies, "sources" | "articles" | "feeds"> & {
  readonly hosts: HostStore;
};

/**
 * The whole pipeline on SQLite and a folder, fetching from loopback for real, with a clock that a test moves. With `stores`
 * only the queue is in SQLite.
 */
export function createPipeline(stores?: PipelineStores): Pipeline {
  let shift = 0;
  const now = () => Date.now() + shift;
  const clock = { now: () => new Date(now()) };
  const path = makeDirectory();
  const db = openSqliteFile(join(path, "tidings.db"));
  const queue = createSqliteQueue(db, { now });
  const http = createUndiciHttpClient({ allowNetworks: ["127.0.0.0/8"] });
  onTestFinished(() => http.close());
  const { hosts, ...records } = stores ?? {
    sources: createSqliteSourceStore(db),
    articles: createSqliteArticleStore(db),
    feeds: createSqliteFeedStore(db),
    hosts: createSqliteHostStore(db),
  };
  const notices: HealthNotice[] = [];
  const summaries: Pipeline["summaries"] = [];
  const deps: CrawlDependencies = {
    ...records,
    blobs: createFolderBlobStore(join(path, "blobs")),
    queue,
    clock,
    pages: createPageVisitor({ http, hosts, clock, userAgent: "Tidings/0 (+https://example.org)" }),
    notifier: {
      async notify(notice) {
        notices.push(notice);
      },
    },
  };

  async function drain(): Promise<void> {
    for (;;) {
      const records = (["crawl-source", "crawl-article"] as const).flatMap((kind) =>
        queue.receive({ queue: kind, most: 50, visibilityMs: 60_000 }),
      );
      if (records.length === 0) return;
      await Promise.all(records.map((record) => work(record.body)));
      queue.settle(records.map(({ receiptHandle: receipt }) => ({ receipt })));
    }
  }

  async function work(body: string): Promise<void> {
    const message = parseMessage(body);
    const summary =
      message.kind === "crawl-source"
        ? await crawlSource(message, deps)
        : await crawlArticle(message, deps);
    summaries.push(summary);
  }

  return {
    deps,
    notices,
    summaries,
    pass(milliseconds) {
      shift += milliseconds;
    },
    async apply(...sources) {
      await applySources(sources.map(withDefaults), deps);
    },
    async tick() {
      await scheduleCrawls(deps);
      await drain();
    },
    async crawl() {
      const enqueuedAt = clock.now().toISOString();
      const records = await deps.sources.listSources();
      await queue.send(
        records.map(({ key: sourceKey }) => ({
          message: { version: 1, kind: "crawl-source", sourceKey, enqueuedAt, forced: true },
          delaySeconds: 0,
        })),
      );
      await drain();
    },
    async source(id = "news") {
      const record = await deps.sources.findSource(id);
      if (record === undefined) throw new Error(`no source ${id}`);
      return record;
    },
    entries: () => deps.articles.listEntries({ scope: "all", order: "newest", limit: 1000 }),
  };
}

function withDefaults(source: Partial<Source>): Source {
  return {
    id: "news",
    url: "",
    groups: [],
    timezone: "Asia/Shanghai",
    listing: {},
    article: {},
    fullText: true,
    politeness: { robots: "obey" },
    ...source,
  };
}
