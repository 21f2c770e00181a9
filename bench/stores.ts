import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createSqliteArticleStore } from "../functions/adapters/sqlite-article-store.ts";
import { openDatabase } from "../functions/adapters/sqlite-database.ts";
import { createSqliteQueue } from "../functions/adapters/sqlite-queue.ts";
import { articleId, entryGuid } from "../functions/core/identity.ts";
import type { ArticleRecord } from "../functions/core/records.ts";

/** How SQLite stands a big store: `npm run bench:stores [-- --articles N] [--json]`. */
const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "100000" },
    json: { type: "boolean", default: false },
  },
});
const count = Number(values.articles);
if (!Number.isSafeInteger(count) || count < 1) {
  console.error("usage: npm run bench:stores [-- --articles N] [--json]");
  process.exit(2);
}

const SOURCES = 200;
const ROUNDS = 50;
let added = count;
const directory = mkdtempSync(join(tmpdir(), "tidings-bench-"));
const path = join(directory, "tidings.db");
try {
  const filled = await fill();
  const figures = { ...filled, ...(await measure()) };
  if (values.json) console.log(JSON.stringify(figures));
  else console.table(figures);
} finally {
  rmSync(directory, { recursive: true, force: true });
}

async function fill() {
  const db = openDatabase(path);
  const store = createSqliteArticleStore(db);
  const startedAt = performance.now();
  db.exec("BEGIN");
  for (let n = 0; n < count; n += 1) await store.saveArticle(anEntry(n));
  db.exec("COMMIT");
  const savedPerSecond = count / ((performance.now() - startedAt) / 1000);
  db.close();
  return {
    articles: count,
    "file, MB": Math.round(statSync(path).size / 1e6),
    "saved a second, one transaction": Math.round(savedPerSecond),
  };
}

async function measure() {
  const opened = await median(5, () => openDatabase(path).close());
  const checked = await median(3, () => openDatabase(path, { check: true }).close());
  const db = openDatabase(path);
  const store = createSqliteArticleStore(db);
  const queue = createSqliteQueue(db);
  const newest = { order: "newest", limit: 50 } as const;
  const middle = { enteredAt: timeOf(Math.floor(count / 2)), id: "" };
  const ids = Array.from({ length: 100 }, (_, n) => anEntry(n * SOURCES).id);
  const figures = {
    "open, ms": opened,
    "open with every page checked, ms": checked,
    "newest 50 of all, ms": await median(ROUNDS, () =>
      store.listEntries({ ...newest, scope: "all" }),
    ),
    "newest 50 of a source, ms": await median(ROUNDS, () =>
      store.listEntries({ ...newest, scope: { sourceKey: "s7" } }),
    ),
    "50 from the middle of all, ms": await median(ROUNDS, () =>
      store.listEntries({ ...newest, scope: "all", beyond: middle }),
    ),
    "100 by id, ms": await median(ROUNDS, () => store.getArticles(ids)),
    "save one, durably, ms": await median(ROUNDS, () => store.saveArticle(anEntry(next()))),
    "send, receive, settle one message, ms": await median(ROUNDS, () => passOne(queue)),
  };
  db.close();
  return figures;
}

async function passOne(queue: ReturnType<typeof createSqliteQueue>): Promise<void> {
  const enqueuedAt = new Date().toISOString();
  const message = { version: 1, kind: "crawl-source", sourceKey: "s7", enqueuedAt } as const;
  await queue.send([{ message, delaySeconds: 0 }]);
  const records = queue.receive({ queue: "crawl-source", most: 1, visibilityMs: 60_000 });
  queue.settle(records.map(({ receiptHandle }) => ({ receipt: receiptHandle })));
}

async function median(rounds: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  const middle = times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
  return Math.round(middle * 100) / 100;
}

function next(): number {
  added += 1;
  return added;
}

function timeOf(n: number): string {
  return new Date(Date.UTC(2020, 0, 1) + n * 1_000_000).toISOString();
}

/** About 2 KB, as a crawled one. */
function anEntry(n: number): ArticleRecord {
  const sourceKey = `s${n % SOURCES}`;
  const url = `https://www.example.cn/news/${n}.html`;
  const id = articleId(sourceKey, url);
  return {
    schema: 1,
    revision: 1,
    id,
    sourceKey,
    state: "entered",
    guid: entryGuid(id),
    url,
    canonicalUrl: url,
    firstSeenAt: timeOf(n),
    enteredAt: timeOf(n),
    attempts: 0,
    title: `市民中心今日启用 Civic centre opens (${n})`,
    byline: ["福明"],
    credit: "深圳特区报",
    summary: "摘要".repeat(140),
    images: [{ url: `https://www.example.cn/images/${n}.jpg`, alt: "市民中心" }],
    contentHash: "0".repeat(64),
    snapshotKey: `snapshots/${id}/${"0".repeat(64)}`,
    revisions: [],
  };
}
