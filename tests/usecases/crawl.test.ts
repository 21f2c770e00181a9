import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { listingPage, type NewsItem, newsPage, townNews } from "../support/news-pages.ts";
import { createPipeline, type Pipeline } from "../support/pipeline.ts";

const HOUR = 3_600_000;

let site: LoopbackSite;
let pipeline: Pipeline;

beforeEach(async () => {
  site = await createLoopbackSite();
  onTestFinished(() => site.close());
  pipeline = createPipeline();
});

/** Of the last two days. */
function recent(number: number): NewsItem {
  return townNews(170 + number);
}

function numbers(from: number, to: number): NewsItem[] {
  return Array.from({ length: to - from + 1 }, (_, index) => recent(from + index));
}

/** Newest first, as listings are. */
function publish(items: readonly NewsItem[], path = "/news/", next?: string): void {
  site.pages.set(path, { body: listingPage(items.toReversed(), next) });
  for (const item of items) site.pages.set(item.path, { body: newsPage(item) });
}

async function titles(): Promise<string[]> {
  return (await pipeline.entries()).map(({ title }) => title);
}

describe("a source's first crawl", () => {
  it("takes its articles whole, and in the order of the listing", async () => {
    const items = numbers(1, 20);
    publish(items);
    await pipeline.apply({ url: `${site.origin}/news/` });
    await pipeline.tick();

    expect(await titles()).toEqual(items.toReversed().map(({ title }) => title));
    const [entry] = await pipeline.entries();
    expect(entry).toMatchObject({
      state: "entered",
      credit: "新城日报",
      byline: ["李明"],
      publishedAt: `${items.at(-1)?.published.replace(" ", "T")}+08:00`,
      publishedPrecision: "second",
    });
    expect(await pipeline.source()).toMatchObject({
      health: { state: "healthy" },
      failuresInARow: 0,
    });
  });

  it("believes a long article that the listing calls by a number, and says when something came last", async () => {
    const item = recent(1);
    const text = Array.from({ length: 12 }, (_, part) => `${item.paragraphs[part % 4]}(${part})`);
    const page = newsPage({ ...item, paragraphs: text }).replace(
      /<div class="info">.*?<\/div>/,
      "",
    );
    const rows = Array.from({ length: 8 }, (_, index) => {
      site.pages.set(`/doc/${index}.html`, {
        body: page.replaceAll(item.title, recent(index).title).replaceAll("(0)", `(${index})号`),
      });
      return `<li><a href="/doc/${index}.html">imm-${index}07</a></li>`;
    });
    site.pages.set("/docs/", {
      body: `<meta charset="utf-8"><title>文件</title><ul>${rows.join("")}</ul>`,
    });
    await pipeline.apply({ url: `${site.origin}/docs/` });
    await pipeline.tick();
    expect(await pipeline.entries()).toHaveLength(8);
    expect((await pipeline.source()).lastEntryAt).toBeDefined();
  });

  it("follows the listing for three pages where the operator set none", async () => {
    publish(numbers(31, 40), "/news/", "/news/index_1.html");
    publish(numbers(21, 30), "/news/index_1.html", "/news/index_2.html");
    publish(numbers(11, 20), "/news/index_2.html", "/news/index_3.html");
    publish(numbers(1, 10), "/news/index_3.html");
    await pipeline.apply({ url: `${site.origin}/news/` });
    await pipeline.tick();

    expect(await titles()).toEqual(
      numbers(11, 40)
        .toReversed()
        .map(({ title }) => title),
    );
  });
});

describe("a later crawl", () => {
  beforeEach(async () => {
    publish(numbers(1, 20));
    await pipeline.apply({ url: `${site.origin}/news/`, everyMs: HOUR });
    await pipeline.tick();
    site.requests.length = 0;
  });

  it("costs one request while the listing is unchanged", async () => {
    pipeline.pass(2 * HOUR);
    await pipeline.tick();
    expect(site.visits()).toEqual([{ path: "/news/", status: 304 }]);
  });

  it("is made once a slot, however often the schedule fires and after however long an outage", async () => {
    pipeline.pass(30 * HOUR);
    await pipeline.tick();
    await pipeline.tick();
    await pipeline.tick();
    expect(site.visits()).toHaveLength(1);
  });

  it("fetches what is new and puts it on top", async () => {
    publish(numbers(3, 22));
    pipeline.pass(2 * HOUR);
    await pipeline.tick();
    const fetched = site
      .visits()
      .filter(({ status }) => status === 200)
      .map(({ path }) => path);
    expect(fetched.sort()).toEqual(["/news/", recent(21).path, recent(22).path].sort());
    expect((await titles()).slice(0, 2).sort()).toEqual(
      [recent(21).title, recent(22).title].sort(),
    );
    expect(await titles()).toHaveLength(22);
  });

  it("asked for by an operator confirms known articles by a conditional request and updates the changed one", async () => {
    await pipeline.crawl();
    expect(site.visits()).toHaveLength(21);
    expect(new Set(site.visits().map(({ status }) => status))).toEqual(new Set([304]));

    const item = recent(7);
    const before = (await pipeline.entries()).find(({ title }) => title === item.title);
    const paragraphs = [
      ...item.paragraphs,
      "更正:开放时间为每天上午九点至下午五点,节假日照常开放,无需预约。",
    ];
    site.pages.set(item.path, { body: newsPage({ ...item, paragraphs }) });
    await pipeline.crawl();
    const after = (await pipeline.entries()).find(({ title }) => title === item.title);
    expect(after?.modifiedAt).toBeDefined();
    expect(after?.revisions).toHaveLength(1);
    expect(after).toMatchObject({
      guid: before?.guid,
      enteredAt: before?.enteredAt,
      publishedAt: before?.publishedAt,
    });
    expect((await pipeline.entries()).filter(({ modifiedAt }) => modifiedAt)).toHaveLength(1);
  });

  it("does not take new markup, or an error page in an article's place, for a new version", async () => {
    const [item, other] = [recent(7), recent(8)];
    site.pages.set(item.path, { body: newsPage(item).replaceAll("<p>", '<p class="new-design">') });
    const sorry =
      "系统正在维护,请您稍后再访问本页面。给您带来的不便,我们深表歉意,感谢您的理解与支持。";
    site.pages.set(other.path, {
      body: newsPage({ ...other, title: "系统维护通知", paragraphs: [sorry, sorry, sorry] }),
    });
    await pipeline.crawl();
    expect((await pipeline.entries()).filter(({ modifiedAt }) => modifiedAt)).toEqual([]);
    expect(await titles()).toContain(other.title);
  });

  it("keeps the feed when the listing answers with an error, an empty page or nothing like itself", async () => {
    const before = await titles();
    const bad = [
      { body: "boom", status: 500 },
      { body: "<html><body></body></html>" },
      { body: "<h1>系统维护中</h1><p>请稍后访问</p><a href='/'>返回首页</a>" },
    ];
    for (const page of bad) {
      site.pages.set("/news/", page);
      pipeline.pass(8 * HOUR);
      await pipeline.tick();
    }
    expect(await titles()).toEqual(before);
    expect(await pipeline.source()).toMatchObject({
      health: { state: "broken", cause: "no-links" },
    });
    expect(pipeline.notices.map(({ state, cause }) => `${state} ${cause}`)).toEqual([
      "degraded server-error",
      "degraded no-links",
      "broken no-links",
    ]);

    publish(numbers(2, 21));
    pipeline.pass(8 * HOUR);
    await pipeline.tick();
    expect(await titles()).toEqual([recent(21).title, ...before]);
    expect(pipeline.notices.at(-1)).toMatchObject({ source: "news", state: "healthy" });
  });
});
