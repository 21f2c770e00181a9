import { describe, expect, it } from "vitest";
import type { SourceRecord } from "../../functions/core/records.ts";
import { addEntries, createFeedWorld, type FeedWorld, PUBLIC_URL } from "../support/feed-world.ts";
import { anEntry } from "../support/stored-records.ts";

interface Walked {
  readonly guids: string[];
  readonly addresses: string[];
}

const GUID = /<id>(urn:uuid:[0-9a-f-]{36})<\/id>/g;
const ENTRIES = /<entry[ >][\s\S]*?<\/entry>/g;

function guidsOf(atom: string): string[] {
  return [...atom.matchAll(ENTRIES)].flatMap(([entry]) =>
    [...entry.matchAll(GUID)].slice(0, 1).map(([, guid = ""]) => guid),
  );
}

function linkOf(atom: string, rel: string): string | undefined {
  return new RegExp(`<link rel="${rel}" href="([^"]+)"`).exec(atom)?.[1];
}

/** Follows one relation from an address to the end; `between` runs before each further document. */
async function walk(
  world: FeedWorld,
  start: string,
  rel: string,
  between = async () => {},
): Promise<Walked> {
  const walked: Walked = { guids: [], addresses: [] };
  for (let address: string | undefined = start; address !== undefined; ) {
    const response = await world.get(address.replace(PUBLIC_URL, ""));
    expect(response.status, address).toBe(200);
    const atom = await response.text();
    walked.guids.push(...guidsOf(atom));
    walked.addresses.push(address.replace(PUBLIC_URL, ""));
    address = linkOf(atom, rel);
    await between();
  }
  return walked;
}

async function storedGuids(world: FeedWorld): Promise<string[]> {
  const entries = await world.articles.listEntries({
    scope: "all",
    order: "newest",
    limit: 10_000,
  });
  return entries.map(({ guid }) => guid);
}

async function addBurst(world: FeedWorld, source: SourceRecord, count: number) {
  const enteredAt = world.time.now.toISOString();
  for (let index = 0; index < count; index += 1) {
    await world.articles.saveArticle(
      anEntry(`burst-${index}`, enteredAt, { sourceKey: source.key }),
    );
  }
  await world.addEntry(source, "the-last-of-the-burst");
}

const LATER = 60 * 60_000;

describe.each(["/feeds/xinwen", "/feeds/all", "/feeds/groups/city"])(
  "the archive of %s",
  (feed) => {
    it.each([0, 1, 50, 51, 99, 100, 101, 230])(
      "gives each of %i entries exactly once",
      async (count) => {
        const world = createFeedWorld();
        await addEntries(world, await world.addSource("xinwen"), count);
        world.time.now = new Date(world.time.now.getTime() + LATER);
        const { guids } = await walk(world, `${feed}.atom`, "prev-archive");
        expect(guids).toEqual(await storedGuids(world));
      },
    );

    it("gives each entry exactly once while new ones arrive and pages are sealed", async () => {
      const world = createFeedWorld();
      const source = await world.addSource("xinwen");
      await addEntries(world, source, 330);
      const stored = await storedGuids(world);
      const { guids } = await walk(world, `${feed}.atom`, "prev-archive", async () => {
        world.time.now = new Date(world.time.now.getTime() + LATER);
        await addEntries(world, source, 40);
        await world.get(`${feed}.rss`);
      });
      expect(guids).toEqual(stored);
    });

    it("gives all in the other direction, from the oldest page to the page that is still open", async () => {
      const world = createFeedWorld();
      await addEntries(world, await world.addSource("xinwen"), 230);
      world.time.now = new Date(world.time.now.getTime() + LATER);
      await world.get(`${feed}.atom`);
      const { guids, addresses } = await walk(world, `${feed}/archive/1.atom`, "next-archive");
      expect(addresses).toHaveLength(4);
      expect(guids.toSorted()).toEqual((await storedGuids(world)).toSorted());
    });
  },
);

describe("an archive page", () => {
  it("is marked, immutable, and the same bytes for good", async () => {
    const world = createFeedWorld();
    const source = await world.addSource("xinwen");
    await addEntries(world, source, 120);
    world.time.now = new Date(world.time.now.getTime() + LATER);
    await world.get("/feeds/xinwen.atom");
    for (const format of ["rss", "atom", "json"]) {
      const path = `/feeds/xinwen/archive/1.${format}`;
      const first = await world.get(path);
      const body = await first.text();
      expect(first.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect(body).toContain(format === "json" ? '"archive":true' : "<fh:archive/>");
      await addEntries(world, source, 120);
      await world.get("/feeds/xinwen.atom");
      expect(await (await world.get(path)).text()).toBe(body);
    }
  });

  it("is not sealed before its entries have settled for 15 minutes", async () => {
    const world = createFeedWorld();
    const source = await world.addSource("xinwen");
    await addBurst(world, source, 120);
    await world.get("/feeds/xinwen.atom");
    expect((await world.get("/feeds/xinwen/archive/2.atom")).status).toBe(404);
    world.time.now = new Date(world.time.now.getTime() + 14 * 60_000);
    await world.addEntry(source, "one-more");
    await world.get("/feeds/xinwen.atom");
    expect((await world.get("/feeds/xinwen/archive/2.atom")).status).toBe(404);
    world.time.now = new Date(world.time.now.getTime() + 2 * 60_000);
    await world.addEntry(source, "another");
    await world.get("/feeds/xinwen.atom");
    expect((await world.get("/feeds/xinwen/archive/2.atom")).status).toBe(200);
  });

  it("is gone once retention took it, and the next one is then the last of the walk", async () => {
    const world = createFeedWorld();
    const source = await world.addSource("xinwen");
    await addEntries(world, source, 220);
    world.time.now = new Date(world.time.now.getTime() + LATER);
    await world.get("/feeds/xinwen.atom");
    const [record] = await world.feeds.getFeeds([`source:${source.key}`]);
    if (record === undefined) throw new Error("no record");
    await world.feeds.saveFeed({
      ...record,
      revision: record.revision + 1,
      version: record.version + 1,
      sealed: record.sealed.slice(1),
    });
    expect((await world.get("/feeds/xinwen/archive/1.rss")).status).toBe(410);
    const second = await (await world.get("/feeds/xinwen/archive/2.atom")).text();
    expect(linkOf(second, "next-archive")).toBe(`${PUBLIC_URL}/feeds/xinwen/archive/3.atom`);
    expect((await world.get("/feeds/xinwen/archive/99.atom")).status).toBe(404);
    expect((await world.get("/feeds/xinwen/archive/0.atom")).status).toBe(404);
  });

  it("is found again after a merged feed's record has handed its oldest pages over", async () => {
    const world = createFeedWorld();
    await addEntries(world, await world.addSource("xinwen"), 1_900);
    world.time.now = new Date(world.time.now.getTime() + LATER);
    await world.get("/feeds/all.atom");
    const [record] = await world.feeds.getFeeds(["all"]);
    expect(record?.sealed.length).toBeLessThan(32);
    const { guids } = await walk(world, "/feeds/all.atom", "prev-archive");
    expect(guids).toEqual(await storedGuids(world));
  });
});

describe("a merged feed", () => {
  it("shows an address once, where it entered first, also when that one left the window", async () => {
    const world = createFeedWorld();
    const a = await world.addSource("a");
    const b = await world.addSource("b");
    const canonicalUrl = "https://www.example.cn/news/shared.html";
    await world.addEntry(a, "shared-a", {
      canonicalUrl,
      title: "第一次 First",
      enteredAt: "2026-11-22T08:00:00.000Z",
    });
    for (let index = 0; index < 49; index += 1) {
      await world.addEntry(a, `n-${index}`, {
        enteredAt: `2026-11-22T08:${String(index + 1).padStart(2, "0")}:00.000Z`,
      });
    }
    await world.addEntry(b, "shared-b", {
      canonicalUrl,
      title: "第二次 Second",
      enteredAt: "2026-11-22T09:00:00.000Z",
    });
    await world.addEntry(b, "last", { enteredAt: "2026-11-22T09:01:00.000Z" });
    const all = await (await world.get("/feeds/all.json")).text();
    expect(all).not.toContain("第二次 Second");
    expect(await (await world.get("/feeds/b.json")).text()).toContain("第二次 Second");
  });
});
