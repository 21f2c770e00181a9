import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { describe, expect, it, vi } from "vitest";
import { createSqliteArticleStore } from "../../functions/adapters/sqlite-article-store.ts";
import { createSqliteFeedStore } from "../../functions/adapters/sqlite-feed-store.ts";
import { createSqliteHostStore } from "../../functions/adapters/sqlite-host-store.ts";
import { createSqliteQueue } from "../../functions/adapters/sqlite-queue.ts";
import { createSqliteSourceStore } from "../../functions/adapters/sqlite-source-store.ts";
import { itKeepsTheArticleStoreContract } from "../contracts/article-store.ts";
import { itKeepsTheFeedStoreContract } from "../contracts/feed-store.ts";
import { itKeepsTheHostStoreContract } from "../contracts/host-store.ts";
import { itKeepsTheSourceStoreContract } from "../contracts/source-store.ts";
import { makeDirectory, openSqliteFile } from "../support/sqlite-file.ts";
import { startWorker } from "../support/sqlite-worker.ts";

describe("SQLite source store", () => {
  itKeepsTheSourceStoreContract(async () => createSqliteSourceStore(openSqliteFile()));
});

describe("SQLite article store", () => {
  itKeepsTheArticleStoreContract(async () => createSqliteArticleStore(openSqliteFile()));
});

describe("SQLite queries", () => {
  it("find by an index whatever there is, and sort nothing", async () => {
    const db = openSqliteFile();
    const prepare = vi.spyOn(db, "prepare");
    const sources = createSqliteSourceStore(db);
    const articles = createSqliteArticleStore(db);
    createSqliteHostStore(db);
    createSqliteFeedStore(db);
    const queue = createSqliteQueue(db);
    const beyond = { enteredAt: "2026-11-22T08:00:00.000Z", id: "a" };
    for (const scope of ["all", { sourceKey: "a" }] as const) {
      for (const order of ["newest", "oldest"] as const) {
        await articles.listEntries({ scope, order, limit: 1 });
        await articles.listEntries({ scope, order, beyond, limit: 1 });
      }
    }
    await articles.listSourceArticles("a", 1);
    await sources.listDueSources(beyond.enteredAt, 1);
    queue.receive({ queue: "crawl-article", most: 1, visibilityMs: 1 });
    queue.readyInMs("crawl-article");

    const queries = prepare.mock.calls
      .map(([sql]) => sql)
      .filter((sql) => /^(?:SELECT|UPDATE|DELETE)/.test(sql) && !AT_START.test(sql));
    expect(queries.length).toBeGreaterThan(20);
    const slow = queries.filter((sql) =>
      /SCAN (?!json_each|sources USING)|TEMP B-TREE/.test(planOf(db, sql)),
    );
    expect(slow).toEqual([]);
  });
});

/** What is done once, for all messages. */
const AT_START = /receipt IS NOT NULL|died_at </;

function planOf(db: DatabaseSync, sql: string): string {
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
  return steps.map(({ detail }) => detail).join("\n");
}

describe("SQLite feed store", () => {
  itKeepsTheFeedStoreContract(async () => createSqliteFeedStore(openSqliteFile()));
});

describe("SQLite host store", () => {
  itKeepsTheHostStoreContract(async () => createSqliteHostStore(openSqliteFile()));

  it("gives each of several processes slots of its own", async () => {
    const path = join(makeDirectory(), "tidings.db");
    openSqliteFile(path);
    const reserve = `
      const { existsSync } = await import("node:fs");
      const hosts = createSqliteHostStore(openDatabase(path));
      const claim = { host: "a", now: 1000, gapMs: 10, leaseMs: 9000 };
      console.log("ready");
      while (!existsSync(path + ".go")) await new Promise((resolve) => setTimeout(resolve, 1));
      const slots = [];
      for (let n = 0; n < 200; n += 1) {
        slots.push((await hosts.reserveSlot({ ...claim, owner: process.pid + "-" + n })).at);
      }
      console.log(slots.join("\\n"));`;
    const workers = [1, 2, 3].map(() => startWorker(path, reserve));
    await Promise.all(workers.map(({ started }) => started));
    writeFileSync(`${path}.go`, "");
    const written = await Promise.all(workers.map(({ finished }) => finished));
    const slots = written.join("").match(/\d+/g) ?? [];
    expect(slots).toHaveLength(600);
    expect(new Set(slots).size).toBe(600);
  });
});
