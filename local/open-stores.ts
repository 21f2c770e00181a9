import { existsSync } from "node:fs";
import { join } from "node:path";
import { createFolderBlobStore } from "../functions/adapters/folder-blob-store.ts";
import { createSqliteArticleStore } from "../functions/adapters/sqlite-article-store.ts";
import { openDatabase } from "../functions/adapters/sqlite-database.ts";
import { createDeadLetters, type DeadLetters } from "../functions/adapters/sqlite-dead-letters.ts";
import { createSqliteFeedStore } from "../functions/adapters/sqlite-feed-store.ts";
import { createSqliteSourceStore } from "../functions/adapters/sqlite-source-store.ts";
import type {
  ArticleStore,
  BlobStore,
  Clock,
  FeedStore,
  SourceStore,
} from "../functions/usecases/ports.ts";
import { CommandError } from "./command-error.ts";
import { type RunningService, readRunningService } from "./data-directory.ts";
import { isServiceRunning } from "./service-lock.ts";

/** What is stored, for commands that need no network: beside a running service or without one. */
export interface OpenStores {
  readonly sources: SourceStore;
  readonly articles: ArticleStore;
  readonly feeds: FeedStore;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  /** Of this machine's service; a deployed one has a queue of AWS for them. */
  readonly deadLetters?: DeadLetters;
  /** Absent: no service runs on this data. */
  readonly running?: RunningService;
  /** Of a deployed service. */
  readonly publicUrl?: string;
}

/** Which service a command is for. */
export interface StoresFlags {
  readonly data: string;
  /** A deployed one, by its stack's name. */
  readonly stack?: string;
}

/** Opens the stores for as long as `work` takes. */
export async function withStores<T>(
  { data, stack }: StoresFlags,
  work: (stores: OpenStores) => Promise<T>,
): Promise<T> {
  if (stack === undefined) return withStoresHere(data, work);
  const { openStack } = await import("./open-stack.ts");
  return work(await openStack(stack));
}

async function withStoresHere<T>(
  data: string,
  work: (stores: OpenStores) => Promise<T>,
): Promise<T> {
  const running = isServiceRunning(data) ? readRunningService(data) : undefined;
  const directory = running?.stores ?? data;
  const path = join(directory, "tidings.db");
  if (!existsSync(path)) {
    throw new CommandError(
      `${data} holds no service's data yet: start one (npm start), or name its directory with --data`,
    );
  }
  const db = openDatabase(path);
  try {
    return await work({
      sources: createSqliteSourceStore(db),
      articles: createSqliteArticleStore(db),
      feeds: createSqliteFeedStore(db),
      blobs: createFolderBlobStore(join(directory, "blobs")),
      deadLetters: createDeadLetters(db),
      clock: { now: () => new Date() },
      running,
    });
  } finally {
    db.close();
  }
}
