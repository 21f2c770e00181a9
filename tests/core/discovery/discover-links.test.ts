import { describe, expect, it } from "vitest";
import { discoverLinks } from "../../../functions/core/discovery/discover-links.ts";
import type { DiscoveryInput } from "../../../functions/core/discovery/discovery.ts";
import { parseHtml } from "../../../functions/core/html/parse-html.ts";

const URL_OF_LISTING = "https://www.example.cn/news/";

function discover(html: string, more: Partial<DiscoveryInput> = {}) {
  return discoverLinks({
    document: parseHtml(html),
    url: URL_OF_LISTING,
    fetchedAt: "2024-05-25T02:00:00Z",
    timezone: "Asia/Shanghai",
    ...more,
  });
}

const item = (id: number, title = `第${id}届市民运动会开幕式昨晚举行`) =>
  `<li><a href="/news/show-${id}.html">${title}</a> <span>2024-05-${String(1 + (id % 24)).padStart(2, "0")}</span></li>`;
const list = (count: number) => Array.from({ length: count }, (_, id) => item(id)).join("");

describe("selectors", () => {
  const page = `<div class="a"><ul>${list(6)}</ul></div><div class="b"><p><a href="/x/1">短</a></p><p><img><a href="/x/2">讯</a><a href="/tag">标签</a></p></div><a class="n" href="?p=2">往后</a>`;

  it("win over everything, whether they match links or what holds them", () => {
    for (const links of [".b p > a:first-of-type", ".b p"]) {
      const found = discover(page, { selectors: { links } });
      expect(found.links.map(({ title }) => title)).toEqual(["短", "讯"]);
      expect(found.how).toEqual([
        { way: `selector ${links}`, links: 2, used: true, why: "set by the operator" },
      ]);
    }
  });

  it("name the next page", () => {
    expect(discover(page, { selectors: { next: ".n" } }).next).toBe(
      "https://www.example.cn/news/?p=2",
    );
  });

  it("that match nothing are told", () => {
    const found = discover(page, { selectors: { links: ".gone a" } });
    expect(found).toMatchObject({ links: [], lostSelectors: [".gone a"] });
  });

  it("for the next page are not lost on the last page", () => {
    expect(discover(`<ul>${list(6)}</ul>`, { selectors: { next: ".n" } }).lostSelectors).toEqual(
      [],
    );
    expect(
      discover(`<ul>${list(6)}</ul><a href="?page=2">下一页</a>`, { selectors: { next: ".n" } })
        .lostSelectors,
    ).toEqual([".n"]);
  });
});

describe("filters", () => {
  const page = `<ul>${item(1, "老旧小区改造工程招标公告")}${item(2, "市政府召开经济运行分析会")}${item(3, "ＡＢＣ公司设备采购结果公示")}</ul>`;
  const titles = (more: Partial<DiscoveryInput>) => discover(page, more).links.length;

  it("let in any of the words, in any case and width", () => {
    expect(titles({ include: { title: ["招标", "abc"] } })).toBe(2);
    expect(titles({ exclude: { title: ["招标", "abc"] } })).toBe(1);
  });

  it("let in paths by globs", () => {
    expect(titles({ include: { url: ["/news/show-[12].html"] } })).toBe(2);
    expect(titles({ include: { url: ["/2026/**"] } })).toBe(0);
    expect(titles({ exclude: { url: ["**/show-1.*"] } })).toBe(2);
  });

  it("let in what meets both a word and a path", () => {
    expect(titles({ include: { title: ["招标"], url: ["**/show-2.html"] } })).toBe(0);
  });
});

describe("the next page", () => {
  const next = (pager: string, url = URL_OF_LISTING) =>
    discover(`<ul>${list(8)}</ul>${pager}`, { url }).next;

  it.each([
    ['<a href="index_1.html">下一页</a>', "https://www.example.cn/news/index_1.html"],
    ['<a href="?page=2">下页 &gt;</a>', "https://www.example.cn/news/?page=2"],
    ['<a href="p2.html">[ 下一頁 ]</a>', "https://www.example.cn/news/p2.html"],
    ['<a href="/news/page/2/">Older posts →</a>', "https://www.example.cn/news/page/2/"],
    ['<link rel="next" href="/news/2">', "https://www.example.cn/news/2"],
    [
      '<b>1</b> <a href="?page=2">2</a> <a href="?page=3">3</a>',
      "https://www.example.cn/news/?page=2",
    ],
    ['<a href="?page=2">»</a>', "https://www.example.cn/news/?page=2"],
    [
      '<a class="next" href="?start=20"><img src="r.gif"></a>',
      "https://www.example.cn/news/?start=20",
    ],
    [
      "<script>createPageHTML(12, 0, 'index', 'html')</script>",
      "https://www.example.cn/news/index_1.html",
    ],
    [
      '<a href="#" onclick="location.href=\'/news/list_2.html\'">下一页</a>',
      "https://www.example.cn/news/list_2.html",
    ],
  ])("is told by %s", (pager, expected) => expect(next(pager)).toBe(expected));

  it.each([
    "<script>createPageHTML(1, 0, 'index', 'html')</script>",
    '<a href="https://other.example/2">下一页</a>',
    '<a href="javascript:void(0)">下一页</a>',
    '<a href="/news/">下一页</a>',
    '<a href="/calendar/2024-06.html">»</a>',
    '<a href="/a/1.html">Next week: the great flood of 1953 remembered</a>',
  ])("is not %s", (pager) => expect(next(pager)).toBeUndefined());

  it("goes on from the page that is shown", () => {
    const pager = '<a href="?page=2">2</a><a href="?page=3">3</a><a href="?page=4">4</a>';
    expect(next(pager, `${URL_OF_LISTING}?page=3`)).toBe("https://www.example.cn/news/?page=4");
  });
});

describe("data in the page", () => {
  const items = [1, 2, 3, 4].map((id) => ({
    headline: `第${id}届市民运动会开幕式昨晚举行`,
    url: `/news/${2024000 + id}.html`,
    datePublished: `2024-05-2${id}T08:00:00+08:00`,
  }));

  it("is used where a script makes the list", () => {
    const state = `<script>window.__INITIAL_STATE__ = ${JSON.stringify({ list: items, user: null })};(function(){})()</script>`;
    const found = discover(`<div id="app"></div>${state}`);
    expect(found.links.map(({ published }) => published)).toEqual(
      items.map(({ datePublished }) => datePublished),
    );
    expect(found.how.find(({ used }) => used)?.way).toBe("data in the page");
  });

  it("is read from __NEXT_DATA__ and from an ItemList", () => {
    const next = `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { items } })}</script>`;
    const list = {
      "@type": "ItemList",
      itemListElement: items.map((item, i) => ({
        "@type": "ListItem",
        position: i + 1,
        item: { "@type": "NewsArticle", ...item },
      })),
    };
    const linked = `<script type="application/ld+json">${JSON.stringify(list)}</script>`;
    for (const script of [next, linked]) expect(discover(script).links).toHaveLength(4);
  });

  it("is not a breadcrumb's", () => {
    const crumbs = {
      "@type": "BreadcrumbList",
      itemListElement: items.map((item, position) => ({
        "@type": "ListItem",
        position,
        name: item.headline,
        item: item.url,
      })),
    };
    expect(
      discover(`<script type="application/ld+json">${JSON.stringify(crumbs)}</script>`).links,
    ).toEqual([]);
  });
});

describe("a hostile page", () => {
  it("of 15,000 links is cut at 10,000, which is told, in time", () => {
    const html = `<ul>${list(15_000)}</ul>`;
    const document = parseHtml(html);
    const start = process.cpuUsage();
    const found = discoverLinks({
      document,
      url: URL_OF_LISTING,
      fetchedAt: "2024-05-25T02:00:00Z",
    });
    const { user } = process.cpuUsage(start);
    expect(found.links).toHaveLength(10_000);
    expect(found.how[0]?.way).toBe("the first 10000 links of the page");
    expect(user / 1000).toBeLessThan(3_000);
  });

  it("of calendars for a hundred years has no article and no next page but the list's", () => {
    const days = Array.from(
      { length: 3_000 },
      (_, day) =>
        `<td><a href="/cal/${1950 + (day % 99)}/${String(1 + (day % 12)).padStart(2, "0")}/${String(1 + (day % 28)).padStart(2, "0")}/">${1 + (day % 28)}</a></td>`,
    ).join("");
    const found = discover(
      `<table><tr><td><a href="/cal/2050/01/">»</a></td>${days}</tr></table><ul>${list(9)}</ul>`,
    );
    expect(found.links).toHaveLength(9);
    expect(found.next).toBeUndefined();
  });

  it("nested 400 deep, with scripts that never close, is read", () => {
    const deep = `${"<div>".repeat(400)}<ul>${list(6)}</ul>`;
    const scripts = `<script>window.x = {"a": [${'{"b":"'.repeat(2_000)}</script><a onclick="f(${"(".repeat(3_000)}">x</a>`;
    expect(discover(`${scripts}${deep}`).links).toHaveLength(6);
  });

  it("without anything has nothing", () => {
    expect(discover("")).toMatchObject({ links: [], feeds: [], lostSelectors: [] });
    expect(discoverLinks({ document: parseHtml("<a href='/a'>x</a>"), url: "" }).links).toEqual([]);
  });
});
