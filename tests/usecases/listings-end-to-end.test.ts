import { describe, expect, it } from "vitest";
import { useCrawledSite } from "../support/crawled-site.ts";
import { listingPage, type NewsItem } from "../support/news-pages.ts";
import { newsRun, serveNews, titlesOf } from "../support/news-ways.ts";

const { world, paths, titles, start, later, show } = useCrawledSite();

const listed = (path: string) => paths().filter((each) => each === path).length;

describe("the items of a listing", () => {
  it("that are documents become entries of title, date and attachment, unfetched", async () => {
    serveNews(world.site, newsRun(1, 4));
    const rows = newsRun(1, 4).map(
      ({ path, title }) => `<li><a href="${path}">${title}</a><span>2026-03-02</span></li>`,
    );
    show(
      `<ul><li><a href="/files/2026-03/budget.pdf">2026年度财政预算公开报告</a><span>2026-03-05</span></li><li><a href="/files/form.docx">Application form for the library fund</a><span>2026-03-04</span></li>${rows.join("")}</ul>`,
    );
    await start();
    expect(await titles()).toHaveLength(6);
    const entries = await world.pipeline.entries();
    const pdf = entries.find(({ title }) => title === "2026年度财政预算公开报告");
    expect(pdf).toMatchObject({
      state: "entered",
      publishedAt: "2026-03-05",
      attachments: [
        { url: `${world.site.origin}/files/2026-03/budget.pdf`, type: "application/pdf" },
      ],
    });
    expect(paths().some((path) => path.startsWith("/files/"))).toBe(false);
  });

  it("that scripts open are followed: onclick, data-href, a function with a number", async () => {
    const items = newsRun(1, 6);
    serveNews(world.site, items);
    const link = ({ path, title }: NewsItem, place: number) =>
      [
        `<li onclick="location.href='${path}'"><span>${title}</span><i>2026-03-0${place + 1}</i></li>`,
        `<li><a data-href="${path}" href="javascript:;">${title}</a><i>2026-03-0${place + 1}</i></li>`,
        `<li><a href="javascript:show(${/\d+/.exec(path)?.[0]})">${title}</a><i>2026-03-0${place + 1}</i></li>`,
      ][place % 3];
    show(
      `<script>function show(id){ location.href = "/news/" + id + ".html"; }</script><ul>${items.map(link).join("")}</ul>`,
    );
    await start();
    expect((await titles()).sort()).toEqual(titlesOf(items).sort());
  });

  it("whose titles are cut have them in full in the feed", async () => {
    const items = newsRun(1, 5);
    serveNews(world.site, items);
    const rows = items.map(
      ({ path, title }) =>
        `<li><a href="${path}">${title.slice(0, 11)}...</a><i>2026-03-02</i></li>`,
    );
    show(`<ul>${rows.join("")}</ul>`);
    await start();
    expect((await titles()).sort()).toEqual(titlesOf(items).sort());
  });

  it("are one article under ten spellings of its address", async () => {
    const [item, ...others] = newsRun(1, 5);
    if (item === undefined) throw new Error("no news");
    serveNews(world.site, others);
    const { host } = new URL(world.site.origin);
    const spellings = [
      "/a/x.html",
      "/a/x.html#top",
      "/a/x.html?utm_source=weibo&utm_medium=social",
      "/a/x.html?spm=a2c.1.2",
      `http://${host.toUpperCase()}/a/x.html`,
      "/a//x.html",
      "/a/%78.html",
      "/b/../a/x.html",
      `//${host}/a/x.html`,
      "/a/x.html;jsessionid=A1B2C3",
    ];
    const { title } = item;
    const asked = spellings.map((spelling) => new URL(spelling, world.site.origin));
    serveNews(
      world.site,
      asked.map(({ pathname, search }) => ({ ...item, path: pathname + search })),
    );
    for (const [place, spelling] of spellings.entries()) {
      const rows = others.map(({ path, title: name }) => `<li><a href="${path}">${name}</a></li>`);
      show(`<ul><li><a href="${spelling}">${title}</a></li>${rows.join("")}</ul>`);
      await (place === 0 ? start() : later());
    }
    expect((await titles()).filter((each) => each === title)).toHaveLength(1);
    expect(await titles()).toHaveLength(5);
  });
});

describe("a listing of several pages", () => {
  const pageOf = (from: number, to: number, next?: string) => ({
    body: listingPage(newsRun(from, to).toReversed(), next),
  });

  it("is followed by the pager that TRS writes with a script", async () => {
    serveNews(world.site, newsRun(1, 12));
    const pager = (current: number) =>
      `<script>createPageHTML(3, ${current}, "index", "html");</script></body>`;
    for (const [place, path] of ["/news/", "/news/index_1.html", "/news/index_2.html"].entries()) {
      const { body } = pageOf(9 - place * 4, 12 - place * 4);
      world.site.pages.set(path, { body: body.replace("</body>", pager(place)) });
    }
    await start();
    expect(await titles()).toEqual(titlesOf(newsRun(1, 12)));
    expect(paths()).not.toContain("/news/index_3.html");
  });

  it("ends at a loop and at a page that repeats another one", async () => {
    serveNews(world.site, newsRun(1, 8));
    world.site.pages.set("/news/", pageOf(5, 8, "/news/?page=2"));
    world.site.pages.set("/news/?page=2", pageOf(1, 4, "/news/?page=1"));
    world.site.pages.set("/news/?page=1", pageOf(5, 8, "/news/?page=2"));
    await start({ listing: { pages: 50 } });
    expect(await titles()).toEqual(titlesOf(newsRun(1, 8)));
    expect(listed("/news/?page=2")).toBe(1);
    expect(listed("/news/?page=1")).toBeLessThanOrEqual(1);
  });

  it("that never ends is left after the pages that its operator allows", async () => {
    for (let page = 1; page <= 8; page++) {
      const items = newsRun(page * 4 - 3, page * 4);
      serveNews(world.site, items);
      world.site.pages.set(page === 1 ? "/news/" : `/news/?page=${page}`, {
        body: listingPage(items.toReversed(), `/news/?page=${page + 1}`),
      });
    }
    await start({ listing: { pages: 5 } });
    expect(await titles()).toHaveLength(20);
    expect(listed("/news/?page=6")).toBe(0);
  });

  it("is not read beyond its first page once the articles are known", async () => {
    serveNews(world.site, newsRun(1, 13));
    world.site.pages.set("/news/", pageOf(9, 12, "/news/?page=2"));
    world.site.pages.set("/news/?page=2", pageOf(5, 8, "/news/?page=3"));
    world.site.pages.set("/news/?page=3", pageOf(1, 4));
    await start();
    world.site.pages.set("/news/", pageOf(10, 13, "/news/?page=2"));
    await later();
    expect(listed("/news/?page=2")).toBe(0);
    expect((await titles())[0]).toBe(titlesOf(newsRun(13, 13))[0]);
  });
});
