import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createStores } from "../support/dynamodb-stores.ts";
import { useDynamoDb } from "../support/dynamodb-table.ts";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { listingPage, type NewsItem, newsPage, townNews } from "../support/news-pages.ts";
import { createPipeline, type Pipeline } from "../support/pipeline.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

let site: LoopbackSite;
let pipeline: Pipeline;

beforeEach(async () => {
  site = await createLoopbackSite();
  onTestFinished(() => site.close());
  pipeline = createPipeline();
});

/** Newest first; an hour lies between one and the next. */
function news(count: number): NewsItem[] {
  return Array.from({ length: count }, (_, index) => townNews(210 - index));
}

/** The same order each time, unlike that of the dates. */
function shuffled<T>(items: readonly T[]): T[] {
  return items.map((_, index) => items[(index * 37) % items.length] as T);
}

/** `perPage` items a page, without dates on the listing. */
function publish(items: readonly NewsItem[], perPage = items.length): void {
  for (let start = 0; start < items.length; start += perPage) {
    const path = start === 0 ? "/news/" : `/news/index_${start / perPage}.html`;
    const isLast = start + perPage >= items.length;
    const next = isLast ? undefined : `/news/index_${start / perPage + 1}.html`;
    const body = listingPage(items.slice(start, start + perPage), next);
    site.pages.set(path, { body: body.replace(/<span>.*?<\/span>/g, "") });
  }
  for (const item of items) site.pages.set(item.path, { body: newsPage(item) });
}

function apply(): Promise<void> {
  return pipeline.apply({ url: `${site.origin}/news/`, everyMs: HOUR });
}

async function titles(): Promise<string[]> {
  return (await pipeline.entries()).map(({ title }) => title);
}

function titlesOf(items: readonly NewsItem[]): string[] {
  return items.map(({ title }) => title);
}

const dynamoDb = useDynamoDb();

it.each([
  ["SQLite", 90],
  ["DynamoDB", 18],
])(
  "a first crawl on %s of %i articles stands in the feed by their own dates",
  async (store, count) => {
    if (store === "DynamoDB") pipeline = createPipeline(await createStores(dynamoDb()));
    const items = news(count);
    publish(shuffled(items), count / 3);
    await apply();
    await pipeline.tick();

    expect(await titles()).toEqual(titlesOf(items));
    const places = (await pipeline.entries()).map(({ enteredAt = "" }) => Date.parse(enteredAt));
    expect(Date.now() - (places.at(-1) ?? 0)).toBeLessThan(12 * MINUTE);
    expect(new Set(places).size).toBe(count);
    expect((await pipeline.source()).backlog).toBeUndefined();
    expect(site.visits()).toHaveLength(count + 3);
  },
);

describe("a first crawl", () => {
  it("keeps the listing's order among articles of one day, and an undated one beside its neighbour", async () => {
    const items = news(24);
    const days = items.map(({ published }, index) => (index < 12 ? published : "").slice(0, 10));
    const ties = items.map((item, index) => ({
      ...item,
      published: days[index < 12 ? 0 : 1] ?? "",
    }));
    const older = ties.slice(12).map((item) => ({ ...item, published: "2026-01-15" }));
    const undated = older[5];
    publish([...older, ...ties.slice(0, 12)]);
    if (undated === undefined) throw new Error("too few");
    site.pages.set(undated.path, { body: newsPage(undated).replace("发布时间:2026-01-15", "") });
    await apply();
    await pipeline.tick();
    expect(await titles()).toEqual(titlesOf([...ties.slice(0, 12), ...older]));
  });

  it("waits for nobody longer than an hour, and those that come then stand in their order too", async () => {
    const items = news(12);
    publish(shuffled(items));
    await pipeline.apply({
      url: `${site.origin}/news/`,
      everyMs: 24 * HOUR,
      politeness: { robots: "obey", delayMs: 8 * MINUTE },
    });
    for (let minute = 0; minute < 58; minute += 4) {
      expect(await titles()).toEqual([]);
      await pipeline.tick();
      pipeline.pass(4 * MINUTE);
    }
    for (let minute = 0; minute < 12; minute += 4) {
      await pipeline.tick();
      pipeline.pass(4 * MINUTE);
    }
    const first = await titles();
    expect(first.length).toBeGreaterThan(4);
    expect(first).toEqual(titlesOf(items).filter((title) => first.includes(title)));

    for (let minute = 0; minute < 90; minute += 4) {
      await pipeline.tick();
      pipeline.pass(4 * MINUTE);
    }
    const all = await titles();
    expect(all.toSorted()).toEqual(titlesOf(items).toSorted());
    expect(all.filter((title) => first.includes(title))).toEqual(first);
    expect((await pipeline.source()).backlog).toBeUndefined();
  });

  it("shows what came after a minute, and lets the others in at their places, where the host is slow", async () => {
    const items = news(24);
    publish(shuffled(items));
    await pipeline.apply({
      url: `${site.origin}/news/`,
      everyMs: 24 * HOUR,
      politeness: { robots: "obey", delayMs: 10_000 },
    });
    const counts: number[] = [];
    for (let second = 0; second < 320; second += 5) {
      await pipeline.tick();
      pipeline.pass(5_000);
      const shown = await titles();
      expect(shown).toEqual(titlesOf(items).filter((title) => shown.includes(title)));
      counts.push(shown.length);
    }
    expect(await titles()).toEqual(titlesOf(items));
    expect(counts[10]).toBe(0);
    expect(counts[20]).toBeGreaterThan(5);
    expect(counts[20]).toBeLessThan(20);
    expect((await pipeline.source()).backlog).toBeUndefined();
  });

  it("does not wait for a page that fails, and puts what comes later above", async () => {
    const items = news(20);
    const [newest] = items;
    publish(items.slice(1));
    const failing = items[7];
    if (newest === undefined || failing === undefined) throw new Error("too few");
    site.pages.set(failing.path, { body: "broken", status: 500 });
    await apply();
    await pipeline.tick();
    const others = items.slice(1).filter((item) => item !== failing);
    expect(await titles()).toEqual(titlesOf(others));

    publish(items);
    pipeline.pass(2 * HOUR);
    await pipeline.tick();
    expect((await titles()).slice(2)).toEqual(titlesOf(others));
    expect((await titles()).slice(0, 2).sort()).toEqual(titlesOf([newest, failing]).sort());
  });

  it("gives a page that failed for some minutes its place among the others", async () => {
    const items = news(20);
    publish(shuffled(items));
    for (const index of [0, 7, 19]) {
      site.pages.set(items[index]?.path ?? "", { body: "not yet", status: 404 });
    }
    await apply();
    await pipeline.tick();
    expect(await titles()).toHaveLength(17);
    publish(shuffled(items));
    pipeline.pass(3 * MINUTE);
    await pipeline.tick();
    expect(await titles()).toEqual(titlesOf(items));
  });

  it("stands below the news that came while it was under way", async () => {
    const items = news(14);
    publish(shuffled(items.slice(2)));
    await pipeline.apply({
      url: `${site.origin}/news/`,
      everyMs: 10 * MINUTE,
      politeness: { robots: "obey", delayMs: 2 * MINUTE },
    });
    for (let minute = 0; minute < 50; minute += 1) {
      if (minute === 12) publish([...items.slice(0, 2), ...shuffled(items.slice(2))]);
      await pipeline.tick();
      pipeline.pass(MINUTE);
    }
    expect(await titles()).toEqual(titlesOf(items));
  });

  it("lets documents and articles enter in one order", async () => {
    const items = news(12);
    const body = listingPage(items).replace(
      '<ul class="list">',
      '<ul class="list"><li><a href="/files/plan.pdf">老城区改造规划文本(第二稿)</a><span>2026-03-01</span></li>',
    );
    publish(items);
    site.pages.set("/news/", { body });
    await apply();
    await pipeline.tick();
    expect(await titles()).toEqual([...titlesOf(items), "老城区改造规划文本(第二稿)"]);
  });
});
