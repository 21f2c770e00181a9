import { describe, expect, it } from "vitest";
import { createWebApp } from "../../functions/web/app.ts";
import { addEntries, createFeedWorld, type FeedWorld } from "../support/feed-world.ts";

/** The same world, with every call of its stores written down. */
function recordCalls(world: FeedWorld) {
  const calls: string[] = [];
  const watch = <T extends object>(name: string, port: T): T =>
    new Proxy(port, {
      get:
        (target, key) =>
        (...args: unknown[]) => {
          calls.push(`${name}.${String(key)}`);
          return (Reflect.get(target, key) as (...all: unknown[]) => unknown)(...args);
        },
    });
  const app = createWebApp({
    ...world,
    sources: watch("sources", world.sources),
    articles: watch("articles", world.articles),
    feeds: watch("feeds", world.feeds),
    blobs: watch("blobs", world.blobs),
    settings: { publicStatus: true },
  });
  return { app, calls };
}

describe("what a poll costs", () => {
  it.each(["/feeds/xinwen.rss", "/feeds/all.json", "/feeds/groups/city.atom"])(
    "reads one small item of %s and no body while nothing changed",
    async (path) => {
      const world = createFeedWorld();
      await world.addEntry(await world.addSource("xinwen"), "one");
      const { app, calls } = recordCalls(world);
      const etag = (await app.request(path)).headers.get("etag") ?? "";
      calls.length = 0;
      expect((await app.request(path, { headers: { "If-None-Match": etag } })).status).toBe(304);
      expect((await app.request(path)).status).toBe(200);
      expect(calls).toEqual(["feeds.getFeeds", "feeds.getFeeds"]);
    },
  );

  it("renders a version once a format, however many ask for it at once", async () => {
    const world = createFeedWorld();
    await addEntries(world, await world.addSource("xinwen"), 60);
    const { app, calls } = recordCalls(world);
    const paths = ["rss", "atom", "json"].flatMap((format) =>
      Array.from({ length: 100 }, () => `/feeds/xinwen.${format}`),
    );
    const answers = await Promise.all(paths.map((path) => app.request(path)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const kept = calls.filter((call) => call === "blobs.putBlob");
    expect(kept).toHaveLength(3 * 3);
    const [record] = await world.feeds.getFeeds([
      `source:${(await world.sources.findSource("xinwen"))?.key}`,
    ]);
    expect(Object.keys(record?.renderings ?? {}).toSorted()).toEqual(["atom", "json", "rss"]);
  });

  it("leaves no rendering behind that a newer one replaced", async () => {
    const world = createFeedWorld();
    const source = await world.addSource("xinwen");
    const deleted: string[] = [];
    const blobs = { ...world.blobs, deleteBlob: async (key: string) => void deleted.push(key) };
    const app = createWebApp({ ...world, blobs, settings: { publicStatus: true } });
    await world.addEntry(source, "one");
    await app.request("/feeds/xinwen.rss");
    await world.addEntry(source, "two");
    await app.request("/feeds/xinwen.rss");
    expect(deleted.map((key) => key.split(".")[1] ?? "").toSorted()).toEqual(["", "br", "gz"]);
  });
});

describe("the size of a document", () => {
  it.each(["rss", "atom", "json"])(
    "stays within 1 MB as %s: the oldest full texts become summaries that say so",
    async (format) => {
      const world = createFeedWorld();
      const source = await world.addSource("xinwen", { pageLanguage: "zh-CN" });
      const text = "这一段文字很长。".repeat(3_000);
      for (let index = 0; index < 30; index += 1) {
        await world.addEntry(source, `long-${index}`, {
          enteredAt: `2026-11-22T10:${index + 10}:00.000Z`,
          language: "zh-CN",
          summary: `摘要 ${index}`,
          article: { html: `<p>${text}</p>`, text },
        });
      }
      const body = await (await world.get(`/feeds/xinwen.${format}`)).text();
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(1_000_000);
      expect(Buffer.byteLength(body)).toBeGreaterThan(800_000);
      const note = "全文太长，未收入本订阅，请看原文";
      expect(body.indexOf(note)).toBeGreaterThan(body.lastIndexOf(text));
      expect(world.problems).toContainEqual(expect.objectContaining({ kind: "entries-shortened" }));
    },
  );
});

describe("a selection of a feed", () => {
  async function worldOfTitles() {
    const world = createFeedWorld();
    const source = await world.addSource("xinwen");
    for (const title of [
      "招标公告：地铁十四号线",
      "Art fair opens",
      "Start of the season",
      "采购公告（更正）",
      "AI产品发布",
      "ＡＩ technology",
    ]) {
      await world.addEntry(source, title, { title });
    }
    return world;
  }

  it.each([
    ["include=招标,采购", ["招标公告：地铁十四号线", "采购公告（更正）"]],
    ["include=招标,采购&exclude=更正", ["招标公告：地铁十四号线"]],
    ["include=ART", ["Art fair opens"]],
    ["include=ai", ["AI产品发布", "ＡＩ technology"]],
    ["exclude=公告，ai、start", ["Art fair opens"]],
    ["include=nothing", []],
  ])("takes %s", async (query, titles) => {
    const world = await worldOfTitles();
    const feed = (await (await world.get(`/feeds/xinwen.json?${query}`)).json()) as {
      items: { title: string }[];
    };
    expect(feed.items.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
  });

  it("is a feed of its own: id, title and address, one for all spellings, and nothing of it is kept", async () => {
    const world = await worldOfTitles();
    const ids = async (query: string) => {
      const response = await world.get(`/feeds/xinwen.atom${query}`);
      const body = await response.text();
      return { body, id: /<id>([^<]+)/.exec(body)?.[1], etag: response.headers.get("etag") };
    };
    const [plain, one, same] = [
      await ids(""),
      await ids("?include=b,a&limit=3"),
      await ids("?limit=3&include=A&include=b&x=1"),
    ];
    expect(one.id).not.toBe(plain.id);
    expect(same.etag).toBe(one.etag);
    expect(one.body).toContain(
      'rel="self" href="https://feeds.example.org/feeds/xinwen.atom?include=a,b&amp;limit=3"',
    );
    expect(one.body).toContain("(+a +b)");
    const { app, calls } = recordCalls(world);
    await app.request("/feeds/xinwen.rss?limit=2");
    expect(calls).not.toContain("blobs.putBlob");
  });

  it("has as many entries as are asked for", async () => {
    const world = createFeedWorld();
    await addEntries(world, await world.addSource("xinwen"), 120);
    for (const limit of [1, 7, 100]) {
      const feed = (await (await world.get(`/feeds/xinwen.json?limit=${limit}`)).json()) as {
        items: unknown[];
      };
      expect(feed.items).toHaveLength(limit);
    }
  });
});
