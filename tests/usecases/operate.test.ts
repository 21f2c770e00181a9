import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { expireArticles } from "../../functions/usecases/expire-articles.ts";
import { hideArticle } from "../../functions/usecases/hide-article.ts";
import { pauseSource, resumeSource } from "../../functions/usecases/operate-sources.ts";
import { type Replayed, replaySource } from "../../functions/usecases/replay-articles.ts";
import { sourceFeed } from "../../functions/usecases/touch-feeds.ts";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { listingPage, newsPage, townNews } from "../support/news-pages.ts";
import { createPipeline, type Pipeline } from "../support/pipeline.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let site: LoopbackSite;
let pipeline: Pipeline;

function publish(from: number, to: number): void {
  const items = Array.from({ length: to - from + 1 }, (_, index) => townNews(from + index));
  site.pages.set("/news/", { body: listingPage(items.toReversed()) });
  for (const item of items) site.pages.set(item.path, { body: newsPage(item) });
}

async function replay(write: boolean): Promise<Replayed[]> {
  return Array.fromAsync(replaySource(await pipeline.source(), { write }, pipeline.deps));
}

beforeEach(async () => {
  site = await createLoopbackSite();
  onTestFinished(() => site.close());
  pipeline = createPipeline();
  publish(191, 200);
  await pipeline.apply({ url: `${site.origin}/news/`, everyMs: HOUR });
  await pipeline.tick();
  site.requests.length = 0;
});

describe("a paused source", () => {
  it("is not visited and keeps its entries, until it is resumed", async () => {
    await pauseSource("news", pipeline.deps);
    pipeline.pass(DAY);
    await pipeline.tick();
    expect(site.requests).toEqual([]);
    expect(await pipeline.entries()).toHaveLength(10);
    expect((await pipeline.source()).health.state).toBe("paused");

    publish(192, 201);
    await resumeSource("news", pipeline.deps);
    await pipeline.tick();
    expect(await pipeline.entries()).toHaveLength(11);
    expect((await pipeline.source()).health.state).toBe("healthy");
  });
});

describe("a hidden article", () => {
  it("is in no feed any more, and is not announced when the listing shows it again", async () => {
    const [entry] = await pipeline.entries();
    await hideArticle(entry?.id ?? "", pipeline.deps);
    await pipeline.crawl();
    const titles = (await pipeline.entries()).map(({ title }) => title);
    expect(titles).toHaveLength(9);
    expect(titles).not.toContain(entry?.title);
  });
});

describe("replaying", () => {
  it("finds nothing to change where extraction is the same, and asks no site", async () => {
    const replayed = await replay(false);
    expect(replayed.map(({ outcome }) => outcome)).toEqual(new Array(10).fill("same"));
    expect(site.requests).toEqual([]);
  });

  it("shows field by field what other settings would change, and writes it without announcing anything", async () => {
    const before = await pipeline.entries();
    await pipeline.apply({
      url: `${site.origin}/news/`,
      everyMs: HOUR,
      article: { remove: [".content p:last-child"] },
    });
    const [shown] = await replay(false);
    expect(shown?.changes.map(({ field }) => field)).toEqual(
      expect.arrayContaining(["html", "text"]),
    );
    expect(await pipeline.entries()).toEqual(before);

    await replay(true);
    const after = await pipeline.entries();
    expect(after.map(({ revisions }) => revisions.length)).toEqual(new Array(10).fill(1));
    for (const field of ["guid", "enteredAt", "publishedAt", "modifiedAt"] as const) {
      expect(after.map((entry) => entry[field])).toEqual(before.map((entry) => entry[field]));
    }
    expect((await replay(true)).map(({ outcome }) => outcome)).toEqual(new Array(10).fill("same"));
    expect(site.requests).toEqual([]);
  });
});

describe("retention", () => {
  it("drops whole archive pages with bodies and snapshots, and never announces again what it dropped", async () => {
    await pipeline.apply({ url: `${site.origin}/news/`, everyMs: HOUR, retentionDays: 30 });
    const oldestFirst = (await pipeline.entries()).toReversed();
    const ranges = [oldestFirst.slice(0, 4), oldestFirst.slice(4, 8)].map((entries, index) => ({
      page: index + 1,
      from: { enteredAt: entries[0]?.enteredAt ?? "", id: entries[0]?.id ?? "" },
      to: { enteredAt: entries.at(-1)?.enteredAt ?? "", id: entries.at(-1)?.id ?? "" },
      count: 4,
    }));
    const name = sourceFeed((await pipeline.source()).key);
    const [feed] = await pipeline.deps.feeds.getFeeds([name]);
    if (feed === undefined) throw new Error("no feed");
    await pipeline.deps.feeds.saveFeed({ ...feed, revision: feed.revision + 1, sealed: ranges });

    pipeline.pass(31 * DAY);
    expect(await expireArticles(await pipeline.source(), pipeline.deps)).toBe(4);
    const left = (await pipeline.entries()).map(({ id }) => id);
    expect(left).toEqual(
      oldestFirst
        .slice(4)
        .toReversed()
        .map(({ id }) => id),
    );
    const [after] = await pipeline.deps.feeds.getFeeds([name]);
    expect(after?.sealed.map(({ page }) => page)).toEqual([2]);
    const [gone] = oldestFirst;
    expect(
      await pipeline.deps.blobs.getBlob(`bodies/${gone?.id}/${gone?.contentHash}`),
    ).toBeUndefined();
    expect(await pipeline.deps.blobs.getBlob(gone?.snapshotKey ?? "")).toBeUndefined();

    await pipeline.crawl();
    expect((await pipeline.entries()).map(({ id }) => id)).toEqual(left);
  });
});
