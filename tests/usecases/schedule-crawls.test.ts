import { describe, expect, it } from "vitest";
import { createSqliteArticleStore } from "../../functions/adapters/sqlite-article-store.ts";
import { createSqliteQueue } from "../../functions/adapters/sqlite-queue.ts";
import { createSqliteSourceStore } from "../../functions/adapters/sqlite-source-store.ts";
import { TidingsError } from "../../functions/core/errors.ts";
import type { ArticleRecord } from "../../functions/core/records.ts";
import { scheduleCrawls } from "../../functions/usecases/schedule-crawls.ts";
import { openSqliteFile } from "../support/sqlite-file.ts";
import { anArticle, aSource } from "../support/stored-records.ts";

const NOON = Date.parse("2026-11-22T12:00:00.000Z");
const DUE = "2026-11-22T08:00:00.000Z";

async function schedule({ sources: most = 0, articles: others = 0 }) {
  const db = openSqliteFile();
  const sources = createSqliteSourceStore(db);
  const articles = createSqliteArticleStore(db);
  for (let n = 0; n < most; n += 1) await sources.saveSource(aSource(`s${n}`));
  for (let n = 0; n < others; n += 1) {
    await articles.saveArticle(anArticle(`${n}`, { nextAttemptAt: DUE }));
  }
  const queue = createSqliteQueue(db, { now: () => NOON });
  return { sources, articles, queue, clock: { now: () => new Date(NOON) } };
}

describe("a tick", () => {
  it("queues everything that is due, however much, once", async () => {
    const deps = await schedule({ sources: 350, articles: 230 });
    const ticks = await Promise.all([scheduleCrawls(deps), scheduleCrawls(deps)]);
    await scheduleCrawls(deps);
    expect(ticks.reduce((sum, tick) => sum + tick.sources, 0)).toBe(350);
    expect(deps.queue.counts("crawl-source").ready).toBe(350);
    expect(deps.queue.counts("crawl-article").ready).toBe(230);
  });

  it("claims no item for the moment that another tick claims it for, however many there are", async () => {
    const deps = await schedule({ articles: 1 });
    const claims: (string | undefined)[] = [];
    const articles = {
      ...deps.articles,
      saveArticle: async ({ nextAttemptAt }: ArticleRecord) => {
        claims.push(nextAttemptAt);
        return false;
      },
    };
    for (let n = 0; n < 2_000; n += 1) await scheduleCrawls({ ...deps, articles });
    expect(new Set(claims).size).toBe(2_000);
  });

  it("begins nothing new after 40 seconds, and has sent what it claimed", async () => {
    const deps = await schedule({ sources: 350 });
    let now = NOON;
    const clock = {
      now: () => {
        now += 10_000;
        return new Date(now);
      },
    };
    const { sources } = await scheduleCrawls({ ...deps, clock });
    expect(sources).toBeGreaterThanOrEqual(100);
    expect(sources).toBeLessThan(350);
    expect(deps.queue.counts("crawl-source").ready).toBe(sources);
  });

  it("queues what will be due before the next tick for its time, a slot's to the second, and no more", async () => {
    const deps = await schedule({});
    const [soon, later] = ["2026-11-22T12:00:38.500Z", "2026-11-22T12:01:16.000Z"];
    await deps.sources.saveSource(aSource("soon", { nextCrawlAt: soon, slotAt: soon }));
    await deps.sources.saveSource(aSource("later", { nextCrawlAt: later }));
    await deps.articles.saveArticle(anArticle("soon", { nextAttemptAt: soon }));
    await deps.articles.saveArticle(anArticle("later", { nextAttemptAt: later }));
    expect(await scheduleCrawls(deps)).toEqual({ sources: 1, articles: 1 });
    expect(deps.queue.readyInMs("crawl-source")).toBe(39_000);
    expect(deps.queue.readyInMs("crawl-article")).toBe(40_000);
    for (const kind of ["crawl-source", "crawl-article"] as const) {
      expect(deps.queue.counts(kind)).toMatchObject({ ready: 0, waiting: 1 });
    }
  });

  it("sends what it claimed before it fails for a record that could not be", async () => {
    const deps = await schedule({ sources: 30 });
    const { sources } = deps;
    const refused = new TidingsError("record-too-large", "by a test");
    const tick = scheduleCrawls({
      ...deps,
      sources: {
        ...sources,
        claimSource: (due, nextAt) =>
          due.key === aSource("s7").key
            ? Promise.reject(refused)
            : sources.claimSource(due, nextAt),
      },
    });
    await expect(tick).rejects.toThrow("by a test");
    expect(deps.queue.counts("crawl-source").ready).toBe(29);
  });
});
