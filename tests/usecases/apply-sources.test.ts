import { beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../functions/adapters/sqlite-database.ts";
import { createSqliteFeedStore } from "../../functions/adapters/sqlite-feed-store.ts";
import { createSqliteSourceStore } from "../../functions/adapters/sqlite-source-store.ts";
import type { SourceRecord } from "../../functions/core/records.ts";
import type { Source } from "../../functions/core/source.ts";
import { type AppliedSources, applySources } from "../../functions/usecases/apply-sources.ts";
import type { FeedStore, SourceStore } from "../../functions/usecases/ports.ts";
import { sourcesOf } from "../support/source-lists.ts";

const A = "{ url: https://a.example/news/, id: a, groups: [city] }";
const B = "{ url: https://b.example/要闻/, id: b, title: 要闻 }";
const NOTHING = { added: [], changed: [], renamed: [], removed: [], unchanged: [] };

let sources: SourceStore;
let feeds: FeedStore;
let now: Date;

beforeEach(() => {
  const db = openDatabase(":memory:");
  sources = createSqliteSourceStore(db);
  feeds = createSqliteFeedStore(db);
  now = new Date("2026-11-22T08:00:00Z");
});

function list(...entries: string[]): Source[] {
  return sourcesOf(`sources: [${entries.join(", ")}]`);
}

/** Each application is a minute after the one before. */
async function apply(...entries: string[]): Promise<AppliedSources> {
  now = new Date(now.getTime() + 60_000);
  return applySources(list(...entries), { sources, feeds, clock: { now: () => now } });
}

async function stored(id: string): Promise<SourceRecord> {
  const record = await sources.findSource(id);
  if (record === undefined) throw new Error(`no source ${id}`);
  return record;
}

/** What crawling would have learned. */
async function learn(id: string): Promise<SourceRecord> {
  const record = await stored(id);
  const learned: SourceRecord = {
    ...record,
    revision: record.revision + 1,
    validators: { etag: '"v1"' },
    pageTitle: "要闻",
    charset: "gb18030",
    nextCrawlAt: "2026-11-23T00:00:00.000Z",
    lastGoodCrawlAt: now.toISOString(),
    health: { state: "healthy", since: now.toISOString() },
    intervalMs: 3_600_000,
  };
  await sources.saveSource(learned);
  return learned;
}

it("adds sources, due at once, and does nothing the second time", async () => {
  expect(await apply(A, B)).toEqual({ ...NOTHING, added: ["a", "b"] });
  const record = await stored("a");
  expect(record).toMatchObject({
    revision: 1,
    status: "active",
    nextCrawlAt: "2026-11-22T08:01:00.000Z",
    addedAt: "2026-11-22T08:01:00.000Z",
    intervalMs: 1_800_000,
    health: { state: "new", since: "2026-11-22T08:01:00.000Z" },
  });
  await learn("a");
  const before = await stored("a");
  expect(await apply(B, A)).toEqual({ ...NOTHING, unchanged: ["b", "a"] });
  expect(await stored("a")).toEqual(before);
});

describe("a changed source", () => {
  it("keeps what it has learned and is crawled soon", async () => {
    await apply(A);
    const before = await learn("a");
    const result = await apply("{ url: https://a.example/news/, id: a, every: 1h, title: 新闻 }");
    expect(result).toEqual({ ...NOTHING, changed: ["a"] });
    const after = await stored("a");
    expect(after).toMatchObject({
      key: before.key,
      validators: { etag: '"v1"' },
      pageTitle: "要闻",
      intervalMs: 3_600_000,
      nextCrawlAt: now.toISOString(),
      source: { title: "新闻", groups: [], everyMs: 3_600_000 },
    });
  });

  it("forgets the validators where the listing is read in another way", async () => {
    await apply(A);
    await learn("a");
    await apply('{ url: https://a.example/news/, id: a, include: { title: ["招标"] } }');
    const { validators, charset } = await stored("a");
    expect({ validators, charset }).toEqual({ validators: undefined, charset: "gb18030" });
  });

  it("keeps its key at another address, and whoever gets the old address another key", async () => {
    await apply(A);
    const { key } = await stored("a");
    expect(await apply("{ url: https://new.example/, id: a }")).toEqual({
      ...NOTHING,
      changed: ["a"],
    });
    await apply("{ url: https://new.example/, id: a }", "{ url: https://a.example/news/, id: c }");
    expect((await stored("a")).key).toBe(key);
    const other = (await stored("c")).key;
    expect(other).not.toBe(key);
    expect(await apply("{ url: https://new.example/, id: a }")).toMatchObject({ removed: ["c"] });
    await apply("{ url: https://new.example/, id: a }", "{ url: https://a.example/news/, id: c }");
    expect((await stored("c")).key).toBe(other);
  });

  it("stays paused", async () => {
    await apply(A);
    const record = await stored("a");
    const paused = { ...record, revision: 2, status: "paused", nextCrawlAt: undefined } as const;
    await sources.saveSource(paused);
    await apply("{ url: https://a.example/news/, id: a, title: New }");
    expect(await stored("a")).toMatchObject({ status: "paused", source: { title: "New" } });
    expect((await stored("a")).nextCrawlAt).toBeUndefined();
  });

  it("is saved even if a crawl ends at the same time", async () => {
    await apply(A);
    const record = await stored("a");
    const racing: SourceStore = {
      ...sources,
      async listSources() {
        const listed = await sources.listSources();
        await sources.saveSource({ ...record, revision: 2, charset: "gb18030" });
        return listed;
      },
    };
    const changed = list("{ url: https://a.example/news/, id: a, title: New }");
    await applySources(changed, { sources: racing, feeds, clock: { now: () => now } });
    expect(await stored("a")).toMatchObject({
      revision: 3,
      charset: "gb18030",
      source: { title: "New" },
    });
  });
});

describe("a renamed source", () => {
  it("keeps its key, and its old id leads to it", async () => {
    await apply(A);
    const { key } = await learn("a");
    const renamed = "{ url: 'http://a.example/news/?utm_source=x', id: z }";
    expect(await apply(renamed)).toEqual({ ...NOTHING, renamed: [{ from: "a", to: "z" }] });
    expect(await stored("z")).toMatchObject({ key, formerIds: ["a"], charset: "gb18030" });
    expect(await sources.findSource("a")).toBeUndefined();
  });

  it("gives an old id up when another source takes it, and two can change places", async () => {
    await apply(A, B);
    const [a, b] = [await stored("a"), await stored("b")];
    await apply(
      "{ url: https://a.example/news/, id: b }",
      "{ url: https://b.example/要闻/, id: a }",
    );
    expect(await stored("b")).toMatchObject({ key: a.key, formerIds: [] });
    expect(await stored("a")).toMatchObject({ key: b.key, formerIds: [] });

    await apply(
      "{ url: https://a.example/news/, id: c }",
      "{ url: https://b.example/要闻/, id: d }",
    );
    await apply(
      "{ url: https://a.example/news/, id: c }",
      "{ url: https://b.example/要闻/, id: d }",
      "{ url: https://e.example/, id: b }",
    );
    expect((await stored("c")).formerIds).toEqual([]);
    expect((await stored("d")).formerIds).toEqual(["a"]);
  });
});

describe("a removed source", () => {
  it("stays stored, is never due, and comes back with everything it knew", async () => {
    await apply(A, B);
    const { key } = await learn("a");
    expect(await apply(B)).toEqual({ ...NOTHING, removed: ["a"], unchanged: ["b"] });
    expect(await stored("a")).toMatchObject({ key, status: "removed", charset: "gb18030" });
    expect(await sources.listDueSources("2030-01-01T00:00:00.000Z", 9)).toHaveLength(1);
    expect(await apply(B)).toEqual({ ...NOTHING, unchanged: ["b"] });

    expect(await apply(A, B)).toMatchObject({ added: ["a"], unchanged: ["b"] });
    expect(await stored("a")).toMatchObject({
      key,
      status: "active",
      charset: "gb18030",
      nextCrawlAt: now.toISOString(),
      health: { state: "new" },
    });
  });

  it("leaves its id to a new source with another address", async () => {
    await apply(A);
    const { key } = await stored("a");
    await apply();
    expect(await apply("{ url: https://other.example/, id: a }")).toMatchObject({ added: ["a"] });
    expect(await stored("a")).toMatchObject({ source: { url: "https://other.example/" } });
    expect((await stored("a")).key).not.toBe(key);
  });
});

it("raises the versions of exactly the feeds that show what changed", async () => {
  await apply(A, B);
  const a = await stored("a");
  const b = await stored("b");
  await apply("{ url: https://a.example/news/, id: a, groups: [land] }", B);
  const names = [`source:${a.key}`, `source:${b.key}`, "group:city", "group:land", "all"];
  const touched = (await feeds.getFeeds(names)).map(({ feed }) => feed);
  expect(touched.toSorted()).toEqual(names.filter((n) => n !== `source:${b.key}`).toSorted());
});
