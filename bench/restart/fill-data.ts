import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSqliteArticleStore } from "../../functions/adapters/sqlite-article-store.ts";
import { openDatabase } from "../../functions/adapters/sqlite-database.ts";
import { createSqliteFeedStore } from "../../functions/adapters/sqlite-feed-store.ts";
import { createSqliteSourceStore } from "../../functions/adapters/sqlite-source-store.ts";
import type { SourceRecord } from "../../functions/core/records.ts";
import { parseSources } from "../../functions/core/sources/parse-sources.ts";
import { applySources } from "../../functions/usecases/apply-sources.ts";
import { pauseSource } from "../../functions/usecases/operate-sources.ts";
import { ALL_FEED, sourceFeed } from "../../functions/usecases/touch-feeds.ts";
import { makeBody, makeEntry } from "../serve/fill-stores.ts";

/** How many of a source's newest entries have their full text on disk: as many as a feed shows. */
const WITH_BODY = 50;
const MINUTE_MS = 60_000;

export interface Data {
  readonly directory: string;
  readonly sources: string;
}

/**
 * What a service leaves behind that has stored `articles` from `sources` pages, and whose feeds nobody has asked for yet:
 * the most that a first request can find to do. The sources are paused, so that nothing is crawled.
 */
export async function fillData(
  root: string,
  { articles, sources }: { readonly articles: number; readonly sources: number },
): Promise<Data> {
  const data = { directory: join(root, "data"), sources: join(root, "sources.yaml") };
  const list = Array.from(
    { length: sources },
    (_, n) => `  - { url: "https://news-${n}.example.cn/", id: s-${n}, title: 要闻 News ${n} }`,
  );
  writeFileSync(data.sources, ["sources:", ...list, ""].join("\n"));
  const parsed = parseSources(["sources:", ...list, ""].join("\n"), data.sources);
  if (!parsed.ok) throw new Error("the list of sources is wrong");

  const db = openDatabase(join(data.directory, "tidings.db"));
  const deps = {
    sources: createSqliteSourceStore(db),
    feeds: createSqliteFeedStore(db),
    clock: { now: () => new Date() },
  };
  await applySources(parsed.sources, deps);
  for (const { id } of parsed.sources) await pauseSource(id, deps);
  const records = await deps.sources.listSources();
  db.exec("BEGIN");
  await fillArticles(createSqliteArticleStore(db), records, articles, data.directory);
  db.exec("COMMIT");
  const at = new Date().toISOString();
  for (const name of [ALL_FEED, ...records.map(({ key }) => sourceFeed(key))])
    await deps.feeds.touchFeed(name, at);
  db.close();
  return data;
}

async function fillArticles(
  store: ReturnType<typeof createSqliteArticleStore>,
  sources: readonly SourceRecord[],
  count: number,
  directory: string,
): Promise<void> {
  const start = Date.now() - (count + 60) * MINUTE_MS;
  for (let index = 0; index < count; index += 1) {
    const source = sources[index % sources.length];
    if (source === undefined) return;
    const record = makeEntry(source, index, new Date(start + index * MINUTE_MS));
    await store.saveArticle(record);
    if (index >= count - WITH_BODY * sources.length) writeBody(directory, record);
  }
}

/** As the folder of blobs has it, without its care for power cuts. */
function writeBody(directory: string, record: ReturnType<typeof makeEntry>): void {
  const folder = join(directory, "blobs", "bodies", record.id.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${record.id}~${record.contentHash}`), makeBody(record));
}
