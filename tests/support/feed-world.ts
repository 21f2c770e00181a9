import { createHash } from "node:crypto";
import { createFolderBlobStore } from "../../functions/adapters/folder-blob-store.ts";
import { createSqliteArticleStore } from "../../functions/adapters/sqlite-article-store.ts";
import { createSqliteFeedStore } from "../../functions/adapters/sqlite-feed-store.ts";
import { createSqliteSourceStore } from "../../functions/adapters/sqlite-source-store.ts";
import type { Article } from "../../functions/core/article.ts";
import type { ArticleRecord, SourceRecord } from "../../functions/core/records.ts";
import type { FeedProblem } from "../../functions/usecases/feed-dependencies.ts";
import { touchFeeds } from "../../functions/usecases/touch-feeds.ts";
import { createWebApp } from "../../functions/web/app.ts";
import type { WebSettings } from "../../functions/web/web-dependencies.ts";
import { makeDirectory, openSqliteFile } from "./sqlite-file.ts";
import { anEntry, aSource } from "./stored-records.ts";

export const PUBLIC_URL = "https://feeds.example.org";

export type FeedWorld = ReturnType<typeof createFeedWorld>;

/** The web application on SQLite and a folder, with a clock that a test sets. */
export function createFeedWorld(settings: Partial<WebSettings> = {}) {
  const db = openSqliteFile();
  db.exec("PRAGMA synchronous = OFF");
  const time = { now: new Date("2026-11-22T12:00:00.000Z") };
  const problems: FeedProblem[] = [];
  const ports = {
    sources: createSqliteSourceStore(db),
    articles: createSqliteArticleStore(db),
    feeds: createSqliteFeedStore(db),
    blobs: createFolderBlobStore(makeDirectory()),
    clock: { now: () => time.now },
    publicUrl: async () => PUBLIC_URL,
    report: (problem: FeedProblem) => void problems.push(problem),
  };
  const app = createWebApp({
    ...ports,
    settings: { publicStatus: true, rememberSourcesMs: 0, ...settings },
  });
  return {
    ...ports,
    app,
    time,
    problems,
    get: (path: string, headers: Record<string, string> = {}) => app.request(path, { headers }),

    async addSource(id: string, change: Partial<SourceRecord> = {}): Promise<SourceRecord> {
      const record = aSource(id, change);
      await ports.sources.saveSource(record);
      return record;
    },

    /** Stores an entry with its body and tells its feeds. */
    async addEntry(
      source: SourceRecord,
      name: string,
      { article = {}, ...change }: Partial<ArticleRecord> & { article?: Partial<Article> } = {},
    ): Promise<ArticleRecord> {
      const enteredAt = change.enteredAt ?? time.now.toISOString();
      const base = anEntry(name, enteredAt, { sourceKey: source.key, ...change });
      const text = `深圳市民中心今日启用。The civic centre opens today: ${name}.`;
      const { url, canonicalUrl, title } = base;
      const body = { url, canonicalUrl, title, html: `<p>${text}</p>`, text, ...article };
      const json = JSON.stringify(body);
      const contentHash = createHash("sha256").update(json).digest("hex");
      const record = { ...base, contentHash };
      await ports.blobs.putBlob(
        `bodies/${record.id}/${contentHash}`,
        Buffer.from(json),
        "application/json",
      );
      await ports.articles.saveArticle(record);
      await touchFeeds(record, ports);
      return record;
    },
  };
}

/** Entries that entered a minute apart, the last one now; of summaries only, and told to the feeds at once. */
export async function addEntries(world: FeedWorld, source: SourceRecord, count: number) {
  const last = world.time.now.getTime();
  const records = Array.from({ length: count }, (_, index) => {
    const enteredAt = new Date(last - (count - 1 - index) * 60_000).toISOString();
    return anEntry(`${source.source.id}-${last}-${index}`, enteredAt, { sourceKey: source.key });
  });
  for (const record of records) await world.articles.saveArticle(record);
  const newest = records.at(-1);
  if (newest !== undefined) await touchFeeds(newest, world);
}

/** One source with one entry, half an hour later. */
export async function worldWithFeed(settings: Partial<WebSettings> = {}) {
  const world = createFeedWorld(settings);
  const source = await world.addSource("xinwen");
  await world.addEntry(source, "one");
  world.time.now = new Date("2026-11-22T12:30:00.000Z");
  return { ...world, source };
}
