import { mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { createSqliteArticleStore } from "../../functions/adapters/sqlite-article-store.ts";
import { openDatabase } from "../../functions/adapters/sqlite-database.ts";
import { createSqliteFeedStore } from "../../functions/adapters/sqlite-feed-store.ts";
import { createSqliteSourceStore } from "../../functions/adapters/sqlite-source-store.ts";
import { makeDirectory, openSqliteFile } from "../support/sqlite-file.ts";
import { startWorker } from "../support/sqlite-worker.ts";
import { anArticle, anEntry, aSource } from "../support/stored-records.ts";

describe("openDatabase", () => {
  it("makes the file with its directories, and finds everything again", async () => {
    const path = join(makeDirectory(), "deep", "er", "tidings.db");
    const first = openDatabase(path);
    await createSqliteSourceStore(first).saveSource(aSource("a"));
    first.close();
    const again = openSqliteFile(path);
    expect(await createSqliteSourceStore(again).listSources()).toEqual([aSource("a")]);
  });

  it("commits durably, in a log beside the file", () => {
    const db = openSqliteFile();
    expect(db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    expect(db.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: 1 });
  });

  it.each([
    ["a directory", (path: string) => mkdirSync(path), /cannot be opened/],
    ["no database", (path: string) => writeFileSync(path, "x".repeat(5000)), /not a database/],
    ["another program's database", makeForeign, /of another program/],
    ["a newer Tidings' database", makeNewer, /newer Tidings .version 99/],
  ])("refuses %s in one sentence with its path, and leaves it as it is", (_, make, reason) => {
    const path = join(makeDirectory(), "tidings.db");
    make(path);
    const before = sizeOf(path);
    const error = expect.objectContaining({ code: "store-unavailable" });
    expect(() => openDatabase(path)).toThrow(error);
    expect(() => openDatabase(path)).toThrow(path);
    expect(() => openDatabase(path)).toThrow(reason);
    expect(sizeOf(path)).toEqual(before);
  });

  it("refuses a path that cannot be made", () => {
    const file = join(makeDirectory(), "file");
    writeFileSync(file, "");
    expect(() => openDatabase(join(file, "tidings.db"))).toThrow(/tidings.db cannot be opened/);
    expect(() => openDatabase("/proc/none/tidings.db")).toThrow(/cannot be opened/);
  });

  it("tells damage when it is asked to look", async () => {
    const path = await makeDamaged();
    expect(() => openDatabase(path, { check: true })).toThrow(/is damaged .*restore it/);
  });

  it("tells damage when a reader meets it", async () => {
    const db = openSqliteFile(await makeDamaged());
    const listing = createSqliteArticleStore(db).listSourceArticles("source-a", 1000);
    await expect(listing).rejects.toMatchObject({ code: "store-unavailable" });
  });

  it("tells a full disk", async () => {
    const db = openSqliteFile();
    db.exec("PRAGMA max_page_count = 40");
    const store = createSqliteArticleStore(db);
    const save = async () => {
      for (let n = 0; n < 100; n += 1) {
        await store.saveArticle(anArticle(`${n}`, { summary: "长".repeat(3000) }));
      }
    };
    await expect(save()).rejects.toMatchObject({
      code: "store-unavailable",
      message: expect.stringContaining("the disk is full"),
    });
  });
});

describe("SQLite stores", () => {
  it("name a damaged record where it is asked for, and leave it out of lists", async () => {
    const db = openSqliteFile();
    const sources = createSqliteSourceStore(db);
    const articles = createSqliteArticleStore(db);
    const bad = aSource("bad");
    for (const source of [bad, aSource("good")]) await sources.saveSource(source);
    const entries = [1, 2, 3].map((n) => anEntry(`${n}`, `2026-11-22T08:00:0${n}.000Z`));
    for (const entry of entries) await articles.saveArticle(entry);
    db.exec(`UPDATE sources SET record = '{' WHERE id = 'bad'`);
    db.exec(`UPDATE articles SET record = '[]' WHERE id = '${entries[1]?.id}'`);

    const named = { code: "damaged-record", message: expect.stringContaining(bad.key) };
    await expect(sources.getSource(bad.key)).rejects.toMatchObject(named);
    await expect(sources.findSource("bad")).rejects.toMatchObject(named);
    expect((await sources.listSources()).map(({ source }) => source.id)).toEqual(["good"]);
    const list = await articles.listEntries({ scope: "all", order: "newest", limit: 3 });
    expect(list).toEqual([entries[2], entries[0]]);
  });

  it("take writes of several processes at once, from the file's first moment on", async () => {
    const path = join(makeDirectory(), "tidings.db");
    const workers = Array.from({ length: 4 }, () => startWorker(path, TOUCH_100_TIMES));
    const db = openSqliteFile(path);
    const feeds = createSqliteFeedStore(db);
    for (let n = 0; n < 50; n += 1) await feeds.touchFeed("all", "2026-11-22T08:00:00.000Z");
    await Promise.all(workers.map(({ finished }) => finished));
    expect(await feeds.getFeeds(["all"])).toMatchObject([{ version: 450, revision: 450 }]);
  });

  it("lose nothing that was answered when the process is killed", async () => {
    const path = join(makeDirectory(), "tidings.db");
    const worker = startWorker(path, SAVE_AND_TELL);
    await worker.started;
    await worker.kill();
    const told = readFileSync(`${path}.told`, "utf8").trim().split("\n");
    const db = openDatabase(path, { check: true });
    const stored = (await createSqliteSourceStore(db).listSources()).map(({ key }) => key);
    db.close();
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter((key) => !stored.includes(key))).toEqual([]);
  });
});

const TOUCH_100_TIMES = `
  const feeds = createSqliteFeedStore(openDatabase(path));
  for (let n = 0; n < 100; n += 1) await feeds.touchFeed("all", "2026-11-22T08:00:00.000Z");`;

const SAVE_AND_TELL = `
  const { appendFileSync } = await import("node:fs");
  const sources = createSqliteSourceStore(openDatabase(path));
  const record = ${JSON.stringify(aSource("a"))};
  for (let n = 0; n < 100_000; n += 1) {
    await sources.saveSource({ ...record, key: String(n) });
    appendFileSync(path + ".told", n + "\\n");
    if (n === 30) console.log("enough");
  }`;

function makeForeign(path: string): void {
  const db = new DatabaseSync(path);
  db.exec("CREATE TABLE bookmarks (id INTEGER)");
  db.close();
}

function makeNewer(path: string): void {
  openDatabase(path).close();
  const db = new DatabaseSync(path);
  db.exec("PRAGMA user_version = 99");
  db.close();
}

/** A file whose first pages are whole and the others nonsense. */
async function makeDamaged(): Promise<string> {
  const path = join(makeDirectory(), "tidings.db");
  const db = openDatabase(path);
  const store = createSqliteArticleStore(db);
  for (let n = 0; n < 200; n += 1) {
    await store.saveArticle(anArticle(`${n}`, { summary: "长".repeat(500) }));
  }
  db.close();
  const bytes = readFileSync(path);
  bytes.fill(0x5a, 32 * 4096);
  writeFileSync(path, bytes);
  truncateSync(path, bytes.length);
  return path;
}

function sizeOf(path: string): string {
  try {
    return readFileSync(path).toString("base64");
  } catch {
    return "a directory";
  }
}
