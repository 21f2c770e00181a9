import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { suggestId } from "../../local/suggest-id.ts";
import { tidings } from "../support/command.ts";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { newsFeed, newsListing, newsRun, publishedTime, serveNews } from "../support/news-ways.ts";

const OPEN = ["--allow-network", "127.0.0.0/8", "--timezone", "Asia/Shanghai"];
const SHELL = `<html lang="zh-CN"><title>新闻动态-新城新闻网</title><body><div id="app"></div><script>fetch("/api/list.json")</script></body></html>`;

let site: LoopbackSite;

beforeAll(async () => {
  site = await createLoopbackSite();
  serveNews(site, newsRun(1, 20));
  const feed = `<link rel="alternate" type="application/rss+xml" href="/feed.xml">`;
  site.pages.set("/news/", { body: newsListing(newsRun(11, 20), feed) });
  site.pages.set("/feed.xml", newsFeed(site.origin, newsRun(1, 20)));
  site.pages.set("/app/", { body: SHELL });
  const records = newsRun(1, 20)
    .toReversed()
    .map((item) => ({ title: item.title, url: item.path, publishTime: publishedTime(item) }));
  site.pages.set("/api/list.json", {
    body: JSON.stringify({ data: records }),
    type: "application/json",
  });
  site.pages.set("/frames/", {
    body: `<html><head><title>新城公告 Notices</title></head><frameset cols="20%,*"><frame name="left" src="/menu.html"><frame name="main" src="/news/"></frameset></html>`,
  });
});

afterAll(() => site.close());

const visited = () => site.visits().map(({ path }) => path);

async function run(...args: string[]) {
  site.requests.length = 0;
  return tidings([...args, ...OPEN]);
}

it("discovers a page's articles in the fuller feed, and says what each way would give", async () => {
  const { code, stdout } = await run("discover", `${site.origin}/news/`, "--json", "--explain");
  const { links, how } = JSON.parse(stdout);
  expect(code).toBe(0);
  expect(links).toHaveLength(20);
  expect(how).toEqual([
    {
      way: "links of the page",
      links: 10,
      used: false,
      why: `feed ${site.origin}/feed.xml tells more`,
    },
    {
      way: `feed ${site.origin}/feed.xml`,
      links: 20,
      used: true,
      why: "it has 10 of the page's 10 articles and tells more",
    },
  ]);
});

it("tells people the same, a line an article", async () => {
  const { stdout } = await run("discover", `${site.origin}/news/`, "--explain");
  const [newest] = newsRun(20, 20);
  expect(stdout).toContain(newest?.title);
  expect(stdout).toContain("20 articles");
  expect(stdout).toContain("not   links of the page: 10 articles");
});

it("asks for no more ways than it needs, but for --explain", async () => {
  await run("discover", `${site.origin}/app/`, "--json");
  expect(visited()).toEqual(["/app/", "/api/list.json"]);
  const { stdout } = await run("discover", `${site.origin}/app/`, "--json", "--explain");
  expect(visited().length).toBeGreaterThan(8);
  expect(JSON.parse(stdout).how).toContainEqual({
    way: `feed ${site.origin}/app/feed/`,
    links: 0,
    used: false,
    why: "there is no such page (status 404)",
  });
});

it("previews a frameset by the frame that is its listing", async () => {
  const { stdout } = await run("preview", `${site.origin}/frames/`, "--json");
  const [newest] = newsRun(20, 20);
  expect(visited()).toEqual(["/frames/", "/news/", newest?.path]);
  expect(JSON.parse(stdout)).toMatchObject({ page: "listing", title: "新城公告 Notices" });
});

it("takes a feed for a source where one is named", async () => {
  const { stdout } = await run("discover", `${site.origin}/feed.xml`, "--json");
  expect(JSON.parse(stdout).links).toHaveLength(20);
});

it("adds a page that only its data fills, with a name and a short id", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "tidings-add-")), "sources.yaml");
  const { code, stdout } = await run("add", `${site.origin}/app/`, "--sources", file);
  expect(code).toBe(0);
  expect(stdout).toContain("added app to");
  expect(readFileSync(file, "utf8")).toBe(
    `sources:\n  - url: ${site.origin}/app/\n    id: app\n    title: 新闻动态\n    timezone: Asia/Shanghai\n`,
  );
});

it.each([
  ["https://www.example.cn/zwgk/tzgg/", "example-tzgg"],
  ["https://news.example.com.cn/society/index.shtml", "example-society"],
  ["http://www.example.cn/index.php?m=content&a=lists&catid=12", "example-12"],
  ["https://www.city.example.lg.jp/news/index.html", "example-news"],
  ["https://example.org/", "example"],
  ["https://blog.example.co.uk/2026/05/", "example"],
  ["https://example.cn/%E6%96%B0%E9%97%BB/", undefined],
])("suggests an id for %s", (url, id) => expect(suggestId(url)).toBe(id));
