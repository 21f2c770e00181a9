import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { createFolderBlobStore } from "../functions/adapters/folder-blob-store.ts";
import { type LogLine, toSqsHandler } from "../functions/adapters/lambda-sqs.ts";
import { createSqliteArticleStore } from "../functions/adapters/sqlite-article-store.ts";
import type { SqsHandler } from "../functions/adapters/sqlite-consumer.ts";
import { openDatabase } from "../functions/adapters/sqlite-database.ts";
import { createSqliteFeedStore } from "../functions/adapters/sqlite-feed-store.ts";
import { createSqliteHostStore } from "../functions/adapters/sqlite-host-store.ts";
import {
  createSqliteQueue,
  type QueueName,
  type SqliteQueue,
} from "../functions/adapters/sqlite-queue.ts";
import { createSqliteSourceStore } from "../functions/adapters/sqlite-source-store.ts";
import { createUndiciHubClient } from "../functions/adapters/undici-hub-client.ts";
import { createUndiciNotifier } from "../functions/adapters/undici-notifier.ts";
import type { CrawlArticleMessage, CrawlSourceMessage } from "../functions/core/messages.ts";
import { userAgent } from "../functions/core/user-agent.ts";
import { announceChanges } from "../functions/usecases/announce-changes.ts";
import { crawlArticle } from "../functions/usecases/crawl-article.ts";
import type { CrawlDependencies } from "../functions/usecases/crawl-dependencies.ts";
import { crawlSource } from "../functions/usecases/crawl-source.ts";
import type { FeedStore, SourceStore } from "../functions/usecases/ports.ts";
import { untilAborted } from "../functions/usecases/until-aborted.ts";
import { createPageVisitor } from "../functions/usecases/visit-page.ts";
import { openClient } from "./open-client.ts";

export interface ServiceOptions {
  /** Where `tidings.db` and the folder of blobs are, or are made. */
  readonly stores: string;
  readonly allowNetworks: readonly string[];
  /** Where a site's owner can ask us to stop. */
  readonly contactUrl?: string;
  /** Where changes of health are POSTed, asked for at each one. */
  readonly getNotifyUrl?: () => string | undefined;
  /** The WebSub hub that is told of every change; needs `getPublicUrl`. */
  readonly hub?: string;
  /** Where the world finds the feeds. */
  readonly getPublicUrl?: () => string;
  /** Is told of every address whose robots.txt was not asked, as a source's operator wants it. */
  readonly onRobotsIgnored?: (url: string) => void;
  /** Look at every page of the database before it is used. */
  readonly check?: boolean;
}

/** Everything that the use cases stand on, on this machine: SQLite, a folder, undici. */
export interface Service {
  readonly db: DatabaseSync;
  readonly deps: CrawlDependencies & { readonly queue: SqliteQueue };
  /** The same functions that AWS Lambda calls, by the kind of message. */
  readonly handlers: Readonly<Record<QueueName, SqsHandler>>;
  /** Calls `listener` with each line that is logged of a message; the answer ends that. */
  onLine(listener: (line: LogLine) => void): () => void;
  close(): Promise<void>;
}

export function openService(options: ServiceOptions): Service {
  const db = openDatabase(join(options.stores, "tidings.db"), { check: options.check });
  const http = openClient(options.allowNetworks);
  const clock = { now: () => new Date() };
  const hosts = createSqliteHostStore(db);
  const sources = createSqliteSourceStore(db);
  const deps = {
    get notifier() {
      const url = options.getNotifyUrl?.();
      return url === undefined ? undefined : createUndiciNotifier(url);
    },
    sources,
    articles: createSqliteArticleStore(db),
    feeds: announced(createSqliteFeedStore(db), sources, options),
    blobs: createFolderBlobStore(join(options.stores, "blobs")),
    queue: createSqliteQueue(db),
    clock,
    pages: createPageVisitor({
      http,
      hosts,
      clock,
      userAgent: userAgent(options.contactUrl),
      log: ({ url }) => options.onRobotsIgnored?.(url),
    }),
  };
  const { log, onLine } = createLog(deps.queue);
  return {
    db,
    deps,
    handlers: createHandlers(deps, log),
    onLine,
    async close() {
      await http.close();
      db.close();
    },
  };
}

/** What is logged of a message that failed is kept with it, for the day when it is put aside. */
function createLog(queue: SqliteQueue) {
  const listeners = new Set<(line: LogLine) => void>();
  return {
    log(line: LogLine) {
      if (line.message === "failed")
        queue.noteFailure(line.messageId, `${line.code}: ${line.reason}`);
      for (const listener of listeners) listener(line);
    },
    onLine(listener: (line: LogLine) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function createHandlers(
  deps: CrawlDependencies,
  log: (line: LogLine) => void,
): Service["handlers"] {
  return {
    "crawl-source": toSqsHandler<CrawlSourceMessage>(
      (message, { signal }) => crawlSource(message, untilAborted(signal, deps)),
      { log },
    ),
    "crawl-article": toSqsHandler<CrawlArticleMessage>(
      (message, { signal }) => crawlArticle(message, untilAborted(signal, deps)),
      { log },
    ),
  };
}

/** A feed store that tells the hub of changes, where there is one. */
function announced(
  feeds: FeedStore,
  sources: SourceStore,
  { hub, getPublicUrl = () => "" }: ServiceOptions,
): FeedStore {
  if (hub === undefined) return feeds;
  const client = createUndiciHubClient();
  const publicUrl = async () => getPublicUrl();
  return announceChanges(feeds, { hub, client, sources, publicUrl, sleep: setTimeout });
}
