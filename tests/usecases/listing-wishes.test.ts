import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { newsListing, newsRun, serveNews, titlesOf } from "../support/news-ways.ts";
import { createPipeline, type Pipeline } from "../support/pipeline.ts";

const HOUR = 3_600_000;

let site: LoopbackSite;
let pipeline: Pipeline;

beforeEach(async () => {
  site = await createLoopbackSite();
  onTestFinished(() => site.close());
  pipeline = createPipeline();
});

async function titles(): Promise<string[]> {
  return (await pipeline.entries()).map(({ title }) => title);
}

async function start(more = {}): Promise<void> {
  await pipeline.apply({ url: `${site.origin}/news/`, everyMs: HOUR, ...more });
  await pipeline.tick();
}

async function later(milliseconds = 2 * HOUR): Promise<void> {
  site.requests.length = 0;
  pipeline.pass(milliseconds);
  await pipeline.tick();
}

function show(rows: string, path = "/news/"): void {
  site.pages.set(path, {
    body: `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>新闻动态-新城新闻网</title></head><body><div class="nav"><a href="/">首页</a></div>${rows}</body></html>`,
  });
}

describe("what an operator wants of a listing", () => {
  beforeEach(() => {
    serveNews(site, newsRun(1, 20));
    site.pages.set("/news/", { body: newsListing(newsRun(1, 20)) });
  });

  it("is chosen by words in the title and by globs on the address", async () => {
    await start({
      include: { title: ["图书馆", "科技园"] },
      exclude: { url: ["/news/**/*0.html"] },
    });
    const wanted = newsRun(1, 20).filter(
      ({ title, path }) => /图书馆|科技园/.test(title) && !path.endsWith("0.html"),
    );
    expect(wanted.length).toBeGreaterThan(2);
    expect((await titles()).sort()).toEqual(titlesOf(wanted).sort());
  });

  it("may be nothing today without anything being wrong", async () => {
    await start({ include: { title: ["地下铁路"] } });
    expect(await titles()).toEqual([]);
    expect((await pipeline.source()).health.state).toBe("healthy");
    const special = newsRun(21, 21).map((item) => ({ ...item, title: "地下铁路建设方案公示" }));
    serveNews(site, special);
    site.pages.set("/news/", { body: newsListing([...newsRun(1, 20), ...special]) });
    await later();
    expect(await titles()).toEqual(["地下铁路建设方案公示"]);
    site.pages.set("/news/", { body: newsListing(newsRun(2, 20)) });
    await later();
    expect((await pipeline.source()).health.state).toBe("healthy");
  });

  it("is what its selectors find, and a selector that finds nothing makes the source unwell", async () => {
    site.pages.set("/more/", { body: newsListing(newsRun(1, 10)) });
    show(
      `<div class="a"><ul>${newsRun(1, 4).map(({ path, title }) => `<li><a href="${path}">${title}</a></li>`)}</ul></div><div class="b"><ul>${newsRun(5, 20).map(({ path, title }) => `<li><a href="${path}">${title}</a></li>`)}</ul><em id="older"><a href="/more/">older</a></em></div>`,
    );
    await start({ listing: { links: ".a a", next: "#older", pages: 1 } });
    expect((await titles()).sort()).toEqual(titlesOf(newsRun(1, 4)).sort());
    show(
      `<div class="c">${newsRun(1, 20).map(({ path, title }) => `<p><a href="${path}">${title}</a></p>`)}</div>`,
    );
    await later();
    expect((await pipeline.source()).health).toMatchObject({ cause: "lost-selector" });
    expect((await pipeline.source()).health.message).toContain(".a a");
    expect(await titles()).toHaveLength(4);
  });
});
