import { describe, expect, it, onTestFinished } from "vitest";
import { toSqsHandler } from "../../functions/adapters/lambda-sqs.ts";
import { drainQueue, type SqsHandler } from "../../functions/adapters/sqlite-consumer.ts";
import type { SqliteQueue } from "../../functions/adapters/sqlite-queue.ts";
import type { CrawlArticleMessage, CrawlSourceMessage } from "../../functions/core/messages.ts";
import { crawlArticle } from "../../functions/usecases/crawl-article.ts";
import type { CrawlDependencies } from "../../functions/usecases/crawl-dependencies.ts";
import { crawlSource } from "../../functions/usecases/crawl-source.ts";
import { scheduleCrawls } from "../../functions/usecases/schedule-crawls.ts";
import { createLoopbackSite } from "../support/loopback-site.ts";
import { listingPage, newsPage, townNews } from "../support/news-pages.ts";
import { createPipeline } from "../support/pipeline.ts";

const HOUR = 3_600_000;
const ITEMS = Array.from({ length: 8 }, (_, index) => townNews(200 - index));

async function createNews() {
  const site = await createLoopbackSite();
  onTestFinished(() => site.close());
  const pipeline = createPipeline();
  const publish = (items: typeof ITEMS) => {
    site.pages.set("/news/", { body: listingPage(items) });
    for (const item of items) site.pages.set(item.path, { body: newsPage(item) });
  };
  publish(ITEMS);
  await pipeline.apply({ url: `${site.origin}/news/`, everyMs: HOUR });
  return { site, pipeline, publish };
}

describe("F26 what is older and arrives later", () => {
  it("does not replace a newer version of an article", async () => {
    const { site, pipeline, publish } = await createNews();
    await pipeline.tick();
    const [entry] = await pipeline.entries();
    if (entry === undefined) throw new Error("no entry");
    const item = ITEMS.find(({ path }) => entry.url.endsWith(path)) ?? townNews(1);
    const corrected = (word: string) => ({
      ...item,
      paragraphs: [...item.paragraphs, `${word}:开放时间为每天上午九点至下午五点,节假日照常开放。`],
    });
    pipeline.pass(3 * HOUR);
    const message = (): CrawlArticleMessage => ({
      ...{ version: 1, kind: "crawl-article", sourceKey: entry.sourceKey, articleId: entry.id },
      enqueuedAt: pipeline.deps.clock.now().toISOString(),
    });

    publish([corrected("旧稿")]);
    const late = heldBack(pipeline.deps);
    const older = crawlArticle(message(), late.deps);
    await late.visited;
    publish([corrected("新稿")]);
    expect(await crawlArticle(message(), pipeline.deps)).toMatchObject({ outcome: "updated" });
    const newer = (await pipeline.entries()).find(({ id }) => id === entry.id);
    late.goOn();
    await older;
    expect((await pipeline.entries()).find(({ id }) => id === entry.id)).toEqual(newer);
    expect(newer?.guid).toBe(entry.guid);
    expect(site.requests.length).toBeGreaterThan(0);
  });

  it("loses nothing of a newer listing, and doubles nothing", async () => {
    const { pipeline, publish } = await createNews();
    await pipeline.tick();
    pipeline.pass(2 * HOUR);
    const { key: sourceKey } = await pipeline.source();
    const message = (): CrawlSourceMessage => ({
      ...{ version: 1, kind: "crawl-source", sourceKey, forced: true },
      enqueuedAt: pipeline.deps.clock.now().toISOString(),
    });

    publish([townNews(201), ...ITEMS]);
    const late = heldBack(pipeline.deps);
    const older = crawlSource(message(), late.deps);
    await late.visited;
    publish([townNews(202), townNews(201), ...ITEMS]);
    await crawlSource(message(), pipeline.deps);
    late.goOn();
    await older;
    for (let time = 0; time < 2; time += 1) {
      pipeline.pass(2 * HOUR);
      await pipeline.tick();
    }
    const titles = (await pipeline.entries()).map(({ title }) => title);
    expect(titles.toSorted()).toEqual(
      [townNews(202), townNews(201), ...ITEMS].map(({ title }) => title).toSorted(),
    );
  });
});

/** Its visits are made at once, and answered when `goOn` is called. */
function heldBack(deps: CrawlDependencies) {
  const visited = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const visitPage: CrawlDependencies["pages"]["visitPage"] = async (visit) => {
    const result = await deps.pages.visitPage(visit);
    visited.resolve();
    await released.promise;
    return result;
  };
  return {
    deps: { ...deps, pages: { visitPage } },
    visited: visited.promise,
    goOn: released.resolve,
  };
}

describe("F30 a function whose answer is lost or makes no sense", () => {
  it.each<
    readonly [string, (answer: Awaited<ReturnType<SqsHandler>>) => Awaited<ReturnType<SqsHandler>>]
  >([
    [
      "it throws",
      () => {
        throw new Error("Runtime exited");
      },
    ],
    [
      "it names a message that is not there",
      () => ({ batchItemFailures: [{ itemIdentifier: "?" }] }),
    ],
    ["it names nothing", () => ({ batchItemFailures: [{ itemIdentifier: "" }] })],
  ])("has its batch delivered again, and each article is one entry: %s", async (_, spoil) => {
    const { pipeline } = await createNews();
    const { deps } = pipeline;
    const log = () => {};
    const spoilt = (handler: SqsHandler): SqsHandler => {
      let calls = 0;
      return async (event) => {
        calls += 1;
        const answer = await handler(event);
        return calls % 2 === 1 ? spoil(answer) : answer;
      };
    };
    const sources = toSqsHandler((message: CrawlSourceMessage) => crawlSource(message, deps), {
      log,
    });
    const articles = toSqsHandler((message: CrawlArticleMessage) => crawlArticle(message, deps), {
      log,
    });
    await scheduleCrawls(deps);
    const retryAfterMs = () => 5;
    await drainQueue({
      queue: deps.queue as SqliteQueue,
      consumers: [
        { kind: "crawl-source", handler: spoilt(sources), retryAfterMs },
        {
          kind: "crawl-article",
          handler: spoilt(articles),
          batchSize: 3,
          concurrency: 1,
          retryAfterMs,
        },
      ],
    });
    const entries = await pipeline.entries();
    expect(new Set(entries.map(({ guid }) => guid)).size).toBe(8);
    expect(entries).toHaveLength(8);
    expect((await pipeline.source()).health.state).toBe("healthy");
  });
});
