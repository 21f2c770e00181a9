import { beforeEach, expect, it, onTestFinished } from "vitest";
import type { ArticleRecord } from "../../functions/core/records.ts";
import { placesBehind } from "../../functions/usecases/place-history.ts";
import { startBackfill } from "../../functions/usecases/start-backfill.ts";
import { createWebApp } from "../../functions/web/app.ts";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { newsItems, publishPager } from "../support/pager-site.ts";
import { createPipeline, type Pipeline } from "../support/pipeline.ts";
import { anEntry } from "../support/stored-records.ts";

const MINUTE = 60_000;
const PUBLIC = "https://feeds.example.org";
const GUID = /<entry[ >][\s\S]*?<id>(urn:uuid:[0-9a-f-]{36})<\/id>/g;
const PREVIOUS = /<link rel="prev-archive" href="([^"]+)"/;

let site: LoopbackSite;
let pipeline: Pipeline;
let get: (path: string) => Promise<string>;

beforeEach(async () => {
  site = await createLoopbackSite();
  onTestFinished(() => site.close());
  pipeline = createPipeline();
  const web = createWebApp({
    ...pipeline.deps,
    publicUrl: async () => PUBLIC,
    settings: { publicStatus: true, requestsPerMinute: 100_000 },
  });
  get = async (path) => (await web.fetch(new Request(`${PUBLIC}${path}`))).text();
  publishPager(site, newsItems(40));
  await pipeline.apply({ url: `${site.origin}/news/`, listing: { pages: 1 }, groups: ["city"] });
  await pipeline.tick();
});

/** As if the service had run for days: the newest entered a minute ago. */
async function addNews(count: number, apartMs: number): Promise<void> {
  const { key } = await pipeline.source();
  for (let index = 0; index < count; index += 1) {
    const enteredAt = new Date(Date.now() - MINUTE - index * apartMs).toISOString();
    await pipeline.deps.articles.saveArticle(
      anEntry(`n${index}`, enteredAt, { sourceKey: key, listing: { title: "", position: 0 } }),
    );
  }
  await pipeline.deps.feeds.touchFeed(`source:${key}`, new Date().toISOString());
  await pipeline.deps.feeds.touchFeed("all", new Date().toISOString());
}

async function backfill(): Promise<void> {
  await startBackfill(await pipeline.source(), 20, pipeline.deps);
  await pipeline.tick();
  pipeline.pass(45 * MINUTE);
  const { key } = await pipeline.source();
  await pipeline.deps.feeds.touchFeed(`source:${key}`, new Date().toISOString());
}

/** Ids from the newest to the oldest, and the addresses of the documents. */
async function walk(start: string): Promise<{ guids: string[]; paths: string[] }> {
  const walked = { guids: [] as string[], paths: [] as string[] };
  for (let path: string | undefined = start; path !== undefined; ) {
    const atom = await get(path);
    walked.guids.push(...[...atom.matchAll(GUID)].map(([, guid = ""]) => guid));
    walked.paths.push(path);
    path = PREVIOUS.exec(atom)?.[1]?.slice(PUBLIC.length);
  }
  return walked;
}

async function history(): Promise<ArticleRecord[]> {
  const { key } = await pipeline.source();
  const scope = { historyOf: key };
  return pipeline.deps.articles.listEntries({ scope, order: "newest", limit: 500 });
}

it("what is backfilled comes neither into the newest document nor into a sealed page, and once into the walk", async () => {
  await addNews(230, 10 * MINUTE);
  const feeds = ["/feeds/news", "/feeds/all", "/feeds/groups/city"];
  for (const feed of feeds) await get(`${feed}.atom`);
  const before = await Promise.all(
    feeds.flatMap((feed) => [1, 2, 3].map((page) => get(`${feed}/archive/${page}.atom`))),
  );
  const guidsOf = async (path: string) =>
    [...(await get(path)).matchAll(GUID)].map(([, guid]) => guid);
  const head = await guidsOf("/feeds/news.atom");
  const merged = await walk("/feeds/all.atom");

  await backfill();
  const past = (await history()).map(({ guid }) => guid);
  expect(past).toHaveLength(35);
  expect(await guidsOf("/feeds/news.atom")).toEqual(head);
  const after = await Promise.all(
    feeds.flatMap((feed) => [1, 2, 3].map((page) => get(`${feed}/archive/${page}.atom`))),
  );
  expect(after).toEqual(before);

  const { guids } = await walk("/feeds/news.atom");
  expect(new Set(guids).size).toBe(guids.length);
  expect(guids).toHaveLength(235 + 35);
  expect(guids.filter((guid) => past.includes(guid))).toEqual(past);
  expect((await walk("/feeds/all.atom")).guids).toEqual(merged.guids);
});

it("what is backfilled keeps the times that its pages tell", async () => {
  await addNews(230, 10 * MINUTE);
  await get("/feeds/news.atom");
  await backfill();
  const [newest] = await history();
  const { paths } = await walk("/feeds/news.atom");
  const documents = await Promise.all(paths.map((path) => get(path)));
  const entry = documents
    .join("")
    .split("<entry")
    .find((text) => text.includes(newest?.guid ?? "-"));
  const told = new Date(newest?.publishedAt ?? "").toISOString();
  expect(entry).toContain(`<published>${told}</published>`);
});

it("is sealed only after a while, so that no page is sealed before an article has its place in it", async () => {
  await addNews(230, 10 * MINUTE);
  await get("/feeds/news.atom");
  const source = await pipeline.source();
  const sealedPages = async () => {
    const [feed] = await pipeline.deps.feeds.getFeeds([`source:${source.key}`]);
    return feed?.sealed.length;
  };
  const before = await sealedPages();
  const places = await placesBehind(source, 120, pipeline.deps);
  const { backfill: _, ...rest } = source;
  const past = { ...rest, revision: source.revision + 1, hasHistory: true };
  await pipeline.deps.sources.saveSource(past);
  for (const [index, place] of places.entries()) {
    await pipeline.deps.articles.saveArticle(
      anEntry(`p${index}`, place, { sourceKey: source.key, cameWith: "backfill" }),
    );
  }
  pipeline.pass(10 * MINUTE);
  const touch = () =>
    pipeline.deps.feeds.touchFeed(`source:${source.key}`, new Date().toISOString());
  await touch();
  await get("/feeds/news.atom");
  expect(await sealedPages()).toBe(before);
  pipeline.pass(25 * MINUTE);
  await touch();
  await get("/feeds/news.atom");
  expect(await sealedPages()).toBeGreaterThan(before ?? 0);
});

it("comes not between the newest entries, though only there is room", async () => {
  const { key } = await pipeline.source();
  // With the five that were crawled, the newest fifty are minutes apart, and all others milliseconds.
  const start = Date.now() - 5 * 60 * MINUTE;
  const times = Array.from(
    { length: 170 },
    (_, n) => start - (n < 45 ? n * MINUTE : 44 * MINUTE + n - 44),
  );
  for (const [index, time] of times.entries()) {
    const entry = anEntry(`n${index}`, new Date(time).toISOString(), { sourceKey: key });
    await pipeline.deps.articles.saveArticle(entry);
  }
  await pipeline.deps.feeds.touchFeed(`source:${key}`, new Date().toISOString());
  await get("/feeds/news.atom");
  const scope = { sourceKey: key };
  const newest = await pipeline.deps.articles.listEntries({ scope, order: "newest", limit: 50 });
  const headEnds = newest.at(-1)?.enteredAt ?? "";
  const places = await placesBehind(await pipeline.source(), 3, pipeline.deps);
  for (const place of places) expect(place < headEnds).toBe(true);
});

it("finds room behind the newest entries, however close they came and however often it is asked", async () => {
  await addNews(180, 0.004 * MINUTE);
  await get("/feeds/news.atom");
  const source = await pipeline.source();
  const scope = { sourceKey: source.key };
  const newest = await pipeline.deps.articles.listEntries({ scope, order: "newest", limit: 50 });
  const headEnds = newest.at(-1)?.enteredAt ?? "";
  const [feed] = await pipeline.deps.feeds.getFeeds([`source:${source.key}`]);
  const sealed = feed?.sealed.at(-1)?.to.enteredAt ?? "";
  for (let round = 0; round < 6; round += 1) {
    const places = await placesBehind(source, 300, pipeline.deps);
    expect(places).toEqual(places.toSorted().reverse());
    for (const [index, place] of places.entries()) {
      expect(place < headEnds).toBe(true);
      expect(place > sealed).toBe(true);
      await pipeline.deps.articles.saveArticle(
        anEntry(`p${round}-${index}`, place, { sourceKey: source.key, cameWith: "backfill" }),
      );
    }
  }
});
