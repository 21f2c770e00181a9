import { describe, expect, it } from "vitest";
import { type ReadInput, readArticle } from "../../functions/usecases/read-article.ts";

const SENTENCE = "The council met on Tuesday, and it decided to repair the bridge before winter. ";
const HEADLINES = Array.from(
  { length: 30 },
  (_, i) => `<li><a href="/news/${i}.html">第${i}届社区运动会在体育公园圆满落幕</a></li>`,
).join("");

function read(body: string, input: ReadInput = {}) {
  return readArticle(`<!doctype html>${body}`, {
    url: "https://www.example.cn/news/1.html",
    ...input,
  });
}

describe("a page that is no article", () => {
  it.each([
    ["no-content", "<body></body>"],
    ["no-content", "<p>OK</p>"],
    ["listing", `<title>新闻中心</title><h1>新闻中心</h1><ul>${HEADLINES}</ul>`],
    [
      "error-page",
      "<title>404 Not Found</title><h1>Not Found</h1><p>The page you asked for does not exist, or it was moved.</p>",
    ],
    [
      "error-page",
      "<title>提示信息</title><h1>您访问的页面不存在</h1><p>您要查看的页面已经被删除,或者暂时无法访问,请稍后再试,谢谢。</p>",
    ],
    [
      "login",
      "<title>Sign in</title><h1>Sign in</h1><p>Please sign in to read on, it is free of charge.</p><form><input name=u><input type=password></form>",
    ],
    [
      "consent",
      "<title>Before you go on</title><div><p>We use cookies, and our partners use cookies, to show you what you like. Your consent to cookies can be taken back, in the privacy preferences, at any time.</p></div>",
    ],
    [
      "video-only",
      "<title>A film of the bridge</title><h1>A film of the bridge</h1><video src=/bridge.mp4></video>",
    ],
    ["parse-budget", "<p>".repeat(250_000)],
    ["no-title", `<p>${SENTENCE.repeat(6)}</p>`],
  ])("is told by its reason: %s", (reason, page) => {
    expect(read(page)).toMatchObject({ ok: false, reason });
  });

  it("is not mistaken for one when it is only short", () => {
    const page = `<title>停水通知-某某市自来水公司</title><h1>停水通知</h1><p>因管道检修,本周三8时至18时河湾路一带停水,请居民提前储水。</p><ul>${HEADLINES}</ul>`;
    const article = read(page);
    expect(article.ok && article.article.text).toBe(
      "因管道检修,本周三8时至18时河湾路一带停水,请居民提前储水。",
    );
  });
});

describe("a page that is one line", () => {
  it("keeps it, though it is the title as well", () => {
    const line = "The bridge is open again, and traffic flows in both directions since Monday.";
    const article = read(`<title>${line}</title><div><p>${line}</p></div>`);
    expect(article.ok && article.article.text).toBe(line);
  });
});

describe("a text that is told as data", () => {
  it("is read within the bounds of a page", () => {
    const bomb = JSON.stringify({ "@type": "NewsArticle", articleBody: "<p>a".repeat(250_000) });
    const read = readArticle(
      `<title>Bridge</title><script type="application/ld+json">${bomb}</script>`,
      {
        url: "https://www.example.cn/news/1.html",
      },
    );
    expect(read).toMatchObject({ ok: false, reason: "parse-budget" });
  });
});

describe("selectors of a source", () => {
  const page = `<title>Bridge to be repaired</title><h1>Bridge to be repaired</h1><div class=a><p>${SENTENCE.repeat(4)}</p></div><div class=b><p>What the selector names.</p><p class=x>What it removes, as told.</p></div>`;

  it("win", () => {
    const article = read(page, { selectors: { content: ".b", remove: [".x"] } });
    expect(article.ok && article.article.text).toBe("What the selector names.");
    expect(article.lostSelectors).toEqual([]);
  });

  it("are reported when they find nothing", () => {
    const lost = read(page, { selectors: { content: ".c", remove: [".y"] } });
    expect(lost).toMatchObject({ ok: false, reason: "no-content" });
    expect(lost.lostSelectors).toEqual(["content", "remove"]);
  });
});

describe("the next page of a split article", () => {
  const text = `<title>Bridge to be repaired</title><h1>Bridge to be repaired</h1><p>${SENTENCE.repeat(6)}</p>`;
  it.each([
    ["/news/1.html", '<a href="1_2.html">下一页</a>', "/news/1_2.html"],
    ["/news/1_2.html", '<a href="1_3.html">下一页</a>', "/news/1_3.html"],
    [
      "/news/t20261122_101.html",
      '<a href="t20261122_101_1.html">下一页</a>',
      "/news/t20261122_101_1.html",
    ],
    [
      "/news/t20261122_101_1.html",
      '<a href="t20261122_101_2.html">下一页</a>',
      "/news/t20261122_101_2.html",
    ],
    ["/story/bridge", '<link rel="next" href="/story/bridge?page=2">', "/story/bridge?page=2"],
    ["/story/bridge/", '<a href="/story/bridge/page/2/">Next page</a>', "/story/bridge/page/2/"],
    ["/news/1.html", '<a href="/news/2.html">下一页</a>', undefined],
    ["/news/1.html", '<a rel="next" href="/news/other-story.html">Next</a>', undefined],
    ["/news/1.html", '<a href="https://other.example.org/news/1_2.html">下一页</a>', undefined],
    ["/news/1_3.html", '<a href="1_2.html">下一页</a>', undefined],
  ])("of %s with %s", (path, link, next) => {
    const article = read(`${text}${link}`, { url: `https://www.example.cn${path}` });
    const expected = next === undefined ? undefined : `https://www.example.cn${next}`;
    expect(article.ok && article.nextPage).toBe(expected);
  });
});
