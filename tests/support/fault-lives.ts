import { join } from "node:path";
import { createFolderBlobStore } from "../../functions/adapters/folder-blob-store.ts";
import { createSqliteArticleStore } from "../../functions/adapters/sqlite-article-store.ts";
import { openDatabase } from "../../functions/adapters/sqlite-database.ts";
import { createSqliteFeedStore } from "../../functions/adapters/sqlite-feed-store.ts";
import { createSqliteHostStore } from "../../functions/adapters/sqlite-host-store.ts";
import { createSqliteSourceStore } from "../../functions/adapters/sqlite-source-store.ts";
import type { ArticleRecord } from "../../functions/core/records.ts";
import { createRandom } from "./fault-random.ts";
import { createFaultWorld, type FaultWorld } from "./fault-world.ts";

export interface OpenedWorld extends FaultWorld {
  /** Copies the database, as it is at this moment. */
  backUp(copy: string): void;
  close(): void;
}

/** A world whose data lie in a directory, so that another process can go on with them. Four articles are published. */
export function openWorld(path: string, startAt: number): OpenedWorld {
  const db = openDatabase(join(path, "tidings.db"));
  const ports = {
    sources: createSqliteSourceStore(db),
    articles: createSqliteArticleStore(db),
    feeds: createSqliteFeedStore(db),
    hosts: createSqliteHostStore(db),
    blobs: createFolderBlobStore(join(path, "blobs")),
  };
  const world = createFaultWorld({ db, ports, random: createRandom(1), startAt });
  for (const { record } of db.prepare("SELECT record FROM articles").all()) {
    const stored: ArticleRecord = JSON.parse(String(record));
    world.history.articles.set(stored.id, stored);
  }
  for (let n = 0; n < 4; n += 1) world.site.publish();
  return Object.assign(world, {
    close: () => db.close(),
    backUp: (copy: string) => void db.prepare("VACUUM INTO ?").run(copy),
  });
}
