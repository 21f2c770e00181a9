import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { createSqliteArticleStore } from "../../functions/adapters/sqlite-article-store.ts";
import { createSqliteFeedStore } from "../../functions/adapters/sqlite-feed-store.ts";
import { createSqliteHostStore } from "../../functions/adapters/sqlite-host-store.ts";
import { createSqliteQueue } from "../../functions/adapters/sqlite-queue.ts";
import { createSqliteSourceStore } from "../../functions/adapters/sqlite-source-store.ts";
import { makeDirectory, openSqliteFile } from "../support/sqlite-file.ts";
import { next } from "../support/stored-records.ts";

it("reads and goes on with a file as version 1 wrote it", async () => {
  const db = openSqliteFile(restore("version-1.sql"));
  const sources = createSqliteSourceStore(db);
  const ids = (await sources.listSources()).map(({ source, status }) => `${source.id} ${status}`);
  expect(ids).toEqual(["gone removed", "gonggao active"]);
  const [due] = await sources.listDueSources("2026-11-22T08:00:00.000Z", 9);
  expect(due && (await sources.claimSource(due, "2026-11-22T08:30:00.000Z"))).toBe(true);
  const record = await sources.getSource(due?.key ?? "");
  expect(record).toMatchObject({
    nextCrawlAt: "2026-11-22T08:30:00.000Z",
    validators: { etag: 'W/"1"' },
    lastCrawlAt: expect.any(String),
  });
  expect(due?.intervalMs).toBe(record?.intervalMs);
  expect(record && (await sources.saveSource(next(record), record))).toBe(true);

  const articles = createSqliteArticleStore(db);
  const [entry] = await articles.listEntries({ scope: "all", order: "newest", limit: 9 });
  expect(entry).toMatchObject({
    guid: expect.stringMatching(/^urn:uuid:/),
    enteredAt: "2026-11-22T08:00:00.000Z",
    publishedAt: "2021-03-23T18:58:28+08:00",
    byline: ["福明"],
  });
  const [pending] = await articles.listDueArticles("2026-11-22T09:00:00.000Z", 9);
  expect(pending).toMatchObject({ state: "pending", listing: { title: "市民中心" } });

  const feeds = createSqliteFeedStore(db);
  await feeds.touchFeed("all", "2026-11-22T10:00:00.000Z");
  const sealed = [{ page: 1, count: 50 }];
  expect(await feeds.getFeeds(["all"])).toMatchObject([{ version: 2, revision: 2, sealed }]);
});

it("keeps the pace, the rules and the work that version 1 wrote down", async () => {
  const db = openSqliteFile(restore("version-1.sql"));
  const hosts = createSqliteHostStore(db);
  const [now, leaseMs] = [1_763_798_400_000, 45_000];
  const claim = { host: "www.example.cn", now, gapMs: 9, owner: "me", leaseMs };
  expect(await hosts.reserveSlot(claim)).toEqual({ at: now + 1000, leased: false, strikes: 1 });
  expect((await hosts.getRobots("https://www.example.cn"))?.text).toContain("/内部/");

  const queue = createSqliteQueue(db, { now: () => now });
  const [record] = queue.receive({ queue: "crawl-article", most: 9, visibilityMs: 1 });
  expect(record?.attributes.ApproximateReceiveCount).toBe("2");
});

function restore(fixture: string): string {
  const path = join(makeDirectory(), "tidings.db");
  const db = new DatabaseSync(path);
  db.exec(readFileSync(new URL(`../fixtures/stores/${fixture}`, import.meta.url), "utf8"));
  db.close();
  return path;
}
