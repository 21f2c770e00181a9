import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { listingPage, type NewsItem } from "../support/news-pages.ts";
import { newsRun, serveNews, titlesOf } from "../support/news-ways.ts";
import { createPipeline, type Pipeline } from "../support/pipeline.ts";

const HOUR = 3_600_000;

let site: LoopbackSite;
let pipeline: Pipeline;

beforeEach(async () => {
  site = await createLoopbackSite();
  onTestFinished(() => site.close());
  pipeline = createPipeline();
});

const paths = () => site.visits().map(({ path }) => path);
const listed = (path: string) => paths().filter((each) => each === path).length;

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

describe("the items of a listing", () => {
  it("that are documents become entries of title, date and attachment, unfetched", async () => {
    serveNews(site, newsRun(1, 4));
    const rows = newsRun(1, 4).map(
      ({ path, title }) => `<li><a href="${path}">${title}</a><span>2026-03-02</span></li>`,
    );
    show(
      `<ul><li><a href="/files/2026-03/budget.pdf">2026年度财政预算公开报告</a><span>2026-03-05</span></li><li><a href="/files/form.docx">Application form for the library fund</a><span>2026-03-04</span></li>${rows.join("")}</ul>`,
    );
    await start();
    expect(await titles()).toHaveLength(6);
    const entries = await pipeline.entries();
    const pdf = entries.find(({ title }) => title === "2026年度财政预算公开报告");
    expect(pdf).toMatchObject({
      state: "entered",
      publishedAt: "2026-03-05",
      attachments: [{ url: `${site.origin}/files/2026-03/budget.pdf`, type: "application/pdf" }],
    });
    expect(paths().some((path) => path.startsWith("/files/"))).toBe(false);
  });

  it("that scripts open are followed: onclick, data-href, a function with a number", async () => {
    const items = newsRun(1, 6);
    serveNews(site, items);
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
    serveNews(site, items);
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
    serveNews(site, others);
    const { host } = new URL(site.origin);
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
    const asked = spellings.map((spelling) => new URL(spelling, site.origin));
    serveNews(
      site,
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
    serveNews(site, newsRun(1, 12));
    const pager = (current: number) =>
      `<script>createPageHTML(3, ${current}, "index", "html");</script></body>`;
    for (const [place, path] of ["/news/", "/news/index_1.html", "/news/index_2.html"].entries()) {
      const { body } = pageOf(9 - place * 4, 12 - place * 4);
      site.pages.set(path, { body: body.replace("</body>", pager(place)) });
    }
    await start();
    expect(await titles()).toEqual(titlesOf(newsRun(1, 12)));
    expect(paths()).not.toContain("/news/index_3.html");
  });

  it("ends at a loop and at a page that repeats another one", async () => {
    serveNews(site, newsRun(1, 8));
    site.pages.set("/news/", pageOf(5, 8, "/news/?page=2"));
    site.pages.set("/news/?page=2", pageOf(1, 4, "/news/?page=1"));
    site.pages.set("/news/?page=1", pageOf(5, 8, "/news/?page=2"));
    await start({ listing: { pages: 50 } });
    expect(await titles()).toEqual(titlesOf(newsRun(1, 8)));
    expect(listed("/news/?page=2")).toBe(1);
    expect(listed("/news/?page=1")).toBeLessThanOrEqual(1);
  });

  it("that never ends is left after the pages that its operator allows", async () => {
    for (let page = 1; page <= 8; page++) {
      const items = newsRun(page * 4 - 3, page * 4);
      serveNews(site, items);
      site.pages.set(page === 1 ? "/news/" : `/news/?page=${page}`, {
        body: listingPage(items.toReversed(), `/news/?page=${page + 1}`),
      });
    }
    await start({ listing: { pages: 5 } });
    expect(await titles()).toHaveLength(20);
    expect(listed("/news/?page=6")).toBe(0);
  });

  it("is not read beyond its first page once the articles are known", async () => {
    serveNews(site, newsRun(1, 13));
    site.pages.set("/news/", pageOf(9, 12, "/news/?page=2"));
    site.pages.set("/news/?page=2", pageOf(5, 8, "/news/?page=3"));
    site.pages.set("/news/?page=3", pageOf(1, 4));
    await start();
    site.pages.set("/news/", pageOf(10, 13, "/news/?page=2"));
    await later();
    expect(listed("/news/?page=2")).toBe(0);
    expect((await titles())[0]).toBe(titlesOf(newsRun(13, 13))[0]);
  });
});
