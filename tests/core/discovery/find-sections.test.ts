import { expect, it } from "vitest";
import { findSections } from "../../../functions/core/discovery/find-sections.ts";
import { parseHtml } from "../../../functions/core/html/parse-html.ts";

const NAV = `<nav><a href="/">首页</a><a href="/yaowen/">要闻</a><a href="/gonggao/">公告</a><a href="/about/">关于我们</a><a href="https://other.example/news/">外站</a><a href="/file.pdf">年报</a></nav>`;
const FRONT = "https://www.example.cn/";

it("orders a front page's sections by the articles that they hold, without what is no section", () => {
  const articles = ["/gonggao/1.html", "/gonggao/2.html", "/yaowen/3.html"].map((path) => ({
    url: `https://www.example.cn${path}`,
  }));
  expect(findSections(parseHtml(NAV), FRONT, articles)).toEqual([
    { url: "https://www.example.cn/gonggao/", title: "公告", articles: 2 },
    { url: "https://www.example.cn/yaowen/", title: "要闻", articles: 1 },
  ]);
});

it("leads from an article to the nearest section above it", () => {
  const url = "https://www.example.cn/yaowen/shizheng/2024/1.html";
  const page = parseHtml(`${NAV}<a href="/yaowen/shizheng/">时政要闻</a>`);
  const [nearest, wider] = findSections(page, url, [{ url }]);
  expect([nearest?.title, wider?.title]).toEqual(["时政要闻", "要闻"]);
});
