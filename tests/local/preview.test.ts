import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tidings } from "../support/command.ts";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";

const OPEN = ["--allow-network", "127.0.0.0/8", "--timezone", "Asia/Shanghai"];
const NAV = `<div class="nav"><a href="/">首页</a><a href="/yaowen/">要闻</a><a href="/gonggao/">公告</a></div>`;
const TITLES = [
  "市图书馆延长开放时间",
  "青山湖湿地公园正式对外开放",
  "Council approves new library hours",
  "地铁二号线东延段全线贯通",
  "全市防汛工作会议召开",
];
const PARAGRAPH =
  "记者从市文化和旅游局获悉，自六月一日起，市图书馆总馆的开放时间延长至每天二十二时，读者凭身份证即可入馆阅览。";

let site: LoopbackSite;

beforeAll(async () => {
  site = await createLoopbackSite();
  const items = TITLES.map(
    (title, i) =>
      `<li><a href="/yaowen/2024/${100 + i}.html">${title}</a><span>2024-05-${24 - i}</span></li>`,
  );
  site.pages.set("/yaowen/", {
    body: `<html lang="zh-CN"><title>要闻-某某市</title><body>${NAV}<ul>${items.join("")}</ul><a href="/yaowen/2.html">下一页</a></body></html>`,
  });
  const article = `<title>${TITLES[0]}-某某市</title><body>${NAV}<h1>${TITLES[0]}</h1><div>发布时间：2024-05-24 18:58:28 来源：某某日报</div><div>${[1, 2, 3, 4, 5, 6].map((n) => `<p>${PARAGRAPH}这是第${n}次延长，馆方同时增开了${n * 7}个自习座位。</p>`).join("")}</div></body>`;
  site.pages.set("/yaowen/2024/100.html", { body: article });
  site.pages.set("/empty/", { body: "<title>关于</title><p>这里没有新闻。</p>" });
});

afterAll(() => site.close());

it("shows a listing and its newest article for two requests and robots.txt", async () => {
  site.requests.length = 0;
  const { code, stdout } = await tidings([
    "preview",
    `${site.origin}/yaowen/`,
    "--json",
    "--explain",
    ...OPEN,
  ]);
  expect(code).toBe(0);
  expect(site.requests.map(({ path }) => path)).toEqual([
    "/robots.txt",
    "/yaowen/",
    "/yaowen/2024/100.html",
  ]);
  const preview = JSON.parse(stdout);
  expect(preview).toMatchObject({
    page: "listing",
    title: "要闻",
    dates: { from: "2024-05-20", to: "2024-05-24" },
    next: `${site.origin}/yaowen/2.html`,
    newest: { title: TITLES[0], publishedAt: "2024-05-24T18:58:28+08:00" },
    doubts: [],
  });
  expect(preview.links.map(({ title }: { title: string }) => title)).toEqual(TITLES);
  expect(preview.how[0]).toMatchObject({ way: "links of the page", links: 5, used: true });
});

it("tells people what an entry would be and what else there is", async () => {
  const { stdout } = await tidings(["preview", `${site.origin}/yaowen/`, ...OPEN]);
  expect(stdout).toContain("5 articles, 2024-05-20 to 2024-05-24");
  expect(stdout).toContain(PARAGRAPH);
  expect(stdout).toContain(TITLES[4]);
});

it("leads from an article to its section", async () => {
  const { code, stdout } = await tidings([
    "preview",
    `${site.origin}/yaowen/2024/100.html`,
    "--json",
    ...OPEN,
  ]);
  expect(code).toBe(1);
  const { page, sections } = JSON.parse(stdout);
  expect(page).toBe("article");
  expect(sections[0]).toMatchObject({ url: `${site.origin}/yaowen/`, title: "要闻" });
});

it("says in one line why a page cannot be had", async () => {
  const { code, stderr } = await tidings(["preview", `${site.origin}/gone/`, ...OPEN]);
  expect(code).toBe(1);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toContain("404");
  expect((await tidings(["preview", "news.example.cn"])).code).toBe(2);
});

it("adds a source behind the others, keeps the comments, and refuses it a second time", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "tidings-add-")), "sources.yaml");
  writeFileSync(
    file,
    "# our pages · 我们的网页\nsources:\n  - url: https://news.example.cn/a/ # first\n",
  );
  const args = ["add", `${site.origin}/yaowen/`, "--sources", file, ...OPEN];

  const added = await tidings([...args, "--id", "yaowen"]);

  expect(added.code).toBe(0);
  expect(readFileSync(file, "utf8")).toBe(
    `# our pages · 我们的网页\nsources:\n  - url: https://news.example.cn/a/ # first\n  - url: ${site.origin}/yaowen/\n    id: yaowen\n    title: 要闻\n    timezone: Asia/Shanghai\n`,
  );
  const again = await tidings(args);
  expect(again.code).toBe(1);
  expect(again.stderr).toContain("is there already, as yaowen");
});

it("adds nothing for a page without articles, and makes no file", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "tidings-add-")), "sources.yaml");
  const { code, stderr } = await tidings([
    "add",
    `${site.origin}/empty/`,
    "--sources",
    file,
    ...OPEN,
  ]);
  expect(code).toBe(1);
  expect(stderr).toContain("not added");
  expect(existsSync(file)).toBe(false);
});
