import { beforeAll, describe, expect, it } from "vitest";
import type { ArticleRecord } from "../../functions/core/records.ts";
import { startBackfill } from "../../functions/usecases/start-backfill.ts";
import { createRandom } from "../support/fault-random.ts";
import { createLiveWorld, type LiveWorld } from "../support/live-world.ts";
import {
  beijingTime,
  listingPage,
  type NewsItem,
  newsPage,
  townNews,
} from "../support/news-pages.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OLD = 1000;
const PER_PAGE = 50;
const SHOWN = 12;
const PAST = "http://same.example.cn";
const HOSTS = [PAST, "http://other.example.cn"] as const;
/** For as long as a backfill of a thousand articles takes. */
const MINUTES = 180;
/** Of a minute in one section of a site. */
const NEWS_IN = 12;

interface Section {
  readonly id: string;
  readonly host: string;
  readonly url: string;
  /** Newest first. */
  readonly items: NewsItem[];
}

interface Lived {
  /** Seconds from due to entered of every article that was published meanwhile, by host, in order. */
  readonly waits: readonly (readonly number[])[];
  readonly entered: number;
  readonly isOver: boolean;
}

let alone: Lived;
let beside: Lived;

beforeAll(async () => {
  alone = await live(false);
  beside = await live(true);
}, 120_000);

/** Three sections of each host are watched; the first host has a fourth one with a long past. */
async function live(isBackfilled: boolean): Promise<Lived> {
  const world = createLiveWorld();
  publishPast(world);
  const sections = HOSTS.flatMap((host) =>
    [1, 2, 3].map((number) => openSection(world, host, number)),
  );
  const everyMs = 10 * MINUTE;
  await world.apply([
    { id: "past", url: `${PAST}/past/`, everyMs, listing: { pages: 1 } },
    ...sections.map(({ id, url }) => ({ id, url, everyMs })),
  ]);
  await world.run(40 * MINUTE);

  const known = new Set((await entries(world)).map(({ id }) => id));
  const source = await world.deps.sources.findSource("past");
  if (isBackfilled && source) await startBackfill(source, OLD, world.deps);
  await publishOn(world, sections);
  const news = (await entries(world)).filter(({ id }) => !known.has(id));
  const backfill = (await world.deps.sources.findSource("past"))?.backfill;
  return {
    waits: HOSTS.map((host) =>
      waitsOf(
        world,
        news.filter(({ url }) => url.startsWith(host)),
      ),
    ),
    entered: backfill?.counts.entered ?? 0,
    isOver: backfill?.endedAt !== undefined,
  };
}

/** Newest first, an hour apart. */
function itemsOf(section: string, count: number, newestAt: number): NewsItem[] {
  return Array.from({ length: count }, (_, index) =>
    itemOf(section, count - index, newestAt - index * HOUR),
  );
}

function itemOf(section: string, number: number, publishedAt: number): NewsItem {
  const item = townNews(number, `/${section}/${number}.html`);
  return { ...item, title: `${section} ${item.title}`, published: beijingTime(publishedAt) };
}

function publish({ pages }: LiveWorld, host: string, items: readonly NewsItem[]): void {
  for (const item of items) pages.set(`${host}${item.path}`, newsPage(item));
}

function publishPast(world: LiveWorld): void {
  const items = itemsOf("past", OLD, world.now() - HOUR);
  publish(world, PAST, items);
  const pathOf = (page: number) => (page === 0 ? "/past/" : `/past/index_${page}.html`);
  const pages = OLD / PER_PAGE;
  for (let page = 0; page < pages; page += 1) {
    const shown = items.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
    const next = page + 1 < pages ? pathOf(page + 1) : undefined;
    world.pages.set(`${PAST}${pathOf(page)}`, listingPage(shown, next));
  }
}

function openSection(world: LiveWorld, host: string, number: number): Section {
  const id = `${new URL(host).hostname.split(".")[0]}-${number}`;
  const section = {
    id,
    host,
    url: `${host}/${id}/`,
    items: itemsOf(id, SHOWN, world.now() - HOUR),
  };
  publish(world, host, section.items);
  world.pages.set(section.url, listingPage(section.items));
  return section;
}

async function publishOn(world: LiveWorld, sections: readonly Section[]): Promise<void> {
  const random = createRandom(7);
  for (let minute = 0; minute < MINUTES; minute += 1) {
    for (const section of sections.filter(() => random.below(NEWS_IN) === 0)) {
      section.items.unshift(itemOf(section.id, section.items.length + 1, world.now()));
      publish(world, section.host, section.items.slice(0, 1));
      world.pages.set(section.url, listingPage(section.items.slice(0, SHOWN)));
    }
    await world.run(MINUTE);
  }
  await world.run(20 * MINUTE);
}

function entries({ deps }: LiveWorld): Promise<ArticleRecord[]> {
  return deps.articles.listEntries({ scope: "all", order: "newest", limit: 10_000 });
}

function waitsOf(world: LiveWorld, news: readonly ArticleRecord[]): number[] {
  return news
    .map(({ sourceKey, firstSeenAt, enteredAt = "" }) => {
      const dueAt = world.dueOf(sourceKey, Date.parse(firstSeenAt));
      return (Date.parse(enteredAt) - dueAt) / 1000;
    })
    .toSorted((a, b) => a - b);
}

function mean(waits: readonly number[]): number {
  return waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
}

describe("while a thousand old articles are visited", () => {
  it("they come to their end, at the pace of their host", () => {
    expect(beside).toMatchObject({ entered: OLD - PER_PAGE, isOver: true });
  });

  it.each([
    ["the same", 0],
    ["another", 1],
  ])("news of %s host enters within twice the time that it takes alone", (_, host) => {
    const [before = [], now = []] = [alone.waits[host], beside.waits[host]];
    expect(before.length).toBeGreaterThan(30);
    expect(now).toHaveLength(before.length);
    expect(mean(now)).toBeLessThanOrEqual(2 * mean(before));
    for (const share of [0.5, 0.75, 0.9, 1]) {
      const at = Math.ceil(share * before.length) - 1;
      expect(now[at], `${share}`).toBeLessThanOrEqual(2 * (before[at] ?? 0));
    }
  });
});
