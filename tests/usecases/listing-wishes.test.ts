import { beforeEach, describe, expect, it } from "vitest";
import { useCrawledSite } from "../support/crawled-site.ts";
import { newsListing, newsRun, serveNews, titlesOf } from "../support/news-ways.ts";

const { world, titles, start, later, show } = useCrawledSite();

describe("what an operator wants of a listing", () => {
  beforeEach(() => {
    serveNews(world.site, newsRun(1, 20));
    world.site.pages.set("/news/", { body: newsListing(newsRun(1, 20)) });
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
    expect((await world.pipeline.source()).health.state).toBe("healthy");
    const special = newsRun(21, 21).map((item) => ({ ...item, title: "地下铁路建设方案公示" }));
    serveNews(world.site, special);
    world.site.pages.set("/news/", { body: newsListing([...newsRun(1, 20), ...special]) });
    await later();
    expect(await titles()).toEqual(["地下铁路建设方案公示"]);
    world.site.pages.set("/news/", { body: newsListing(newsRun(2, 20)) });
    await later();
    expect((await world.pipeline.source()).health.state).toBe("healthy");
  });

  it("is what its selectors find, and a selector that finds nothing makes the source unwell", async () => {
    world.site.pages.set("/more/", { body: newsListing(newsRun(1, 10)) });
    show(
      `<div class="a"><ul>${newsRun(1, 4).map(({ path, title }) => `<li><a href="${path}">${title}</a></li>`)}</ul></div><div class="b"><ul>${newsRun(5, 20).map(({ path, title }) => `<li><a href="${path}">${title}</a></li>`)}</ul><em id="older"><a href="/more/">older</a></em></div>`,
    );
    await start({ listing: { links: ".a a", next: "#older", pages: 1 } });
    expect((await titles()).sort()).toEqual(titlesOf(newsRun(1, 4)).sort());
    show(
      `<div class="c">${newsRun(1, 20).map(({ path, title }) => `<p><a href="${path}">${title}</a></p>`)}</div>`,
    );
    await later();
    expect((await world.pipeline.source()).health).toMatchObject({ cause: "lost-selector" });
    expect((await world.pipeline.source()).health.message).toContain(".a a");
    expect(await titles()).toHaveLength(4);
  });
});
