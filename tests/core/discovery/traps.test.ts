import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { discoverLinks } from "../../../functions/core/discovery/discover-links.ts";
import { parseHtml } from "../../../functions/core/html/parse-html.ts";

/** What stands on listing pages beside the list, without a telling class; put into every fixture that dates at least eight articles. */
const PHRASES = [
  "党建引领基层治理专题",
  "优化营商环境在行动",
  "数字经济创新发展示范区",
  "生态环境保护督察整改",
  "乡村振兴示范带建设",
  "政府信息公开平台入口",
];
const repeat = (of: readonly string[], make: (text: string, index: number) => string) =>
  of.map(make).join("");

const TRAPS: Readonly<Record<string, string>> = {
  "navigation of long names": `<div><ul>${repeat(PHRASES, (text, i) => `<li><a href="/channel/${i + 3}.html">${text}</a></li>`)}</ul></div>`,
  "a table of columns": `<table><tr>${repeat(PHRASES, (text, i) => `<td><a href="/col/col${10231 + i}/index.html">${text}</a></td>`)}</tr></table>`,
  "services with numbers": `<div>${repeat(PHRASES, (text, i) => `<a href="/bsfw/item?id=${i + 100}"><img src="/i${i}.png">${text}</a>`)}</div>`,
  tags: `<div>${repeat(PHRASES, (text) => `<a href="/search?keyword=${encodeURIComponent(text)}">${text}</a> `)}</div>`,
  "thirty links of a footer": `<div>${repeat([...PHRASES, ...PHRASES, ...PHRASES, ...PHRASES, ...PHRASES], (text, i) => `<a href="/about/page${i}.html">${text}${i}</a> | `)}</div>`,
  "friend links": `<div><span>友情链接：</span>${repeat(PHRASES, (text, i) => `<a href="http://www.site${i}.example/">${text}网</a>`)}</div>`,
  "a calendar": `<table><tr>${Array.from({ length: 31 }, (_, day) => `<td><a href="/archive/2024-05-${String(day + 1).padStart(2, "0")}.html">${day + 1}</a></td>`).join("")}</tr></table>`,
};

const FIXTURES = new URL("../../fixtures/listings/", import.meta.url);

it.each(Object.entries(TRAPS))("is not taken in by %s", (_, trap) => {
  for (const name of readdirSync(FIXTURES)) {
    const folder = new URL(`${name}/`, FIXTURES);
    const { url, fetchedAt, timezone, links } = JSON.parse(
      readFileSync(new URL("expected.json", folder), "utf8"),
    );
    if (links.filter((link: { readonly published?: string }) => link.published).length < 8)
      continue;
    const page = readFileSync(new URL("page.html", folder), "utf8");
    const document = parseHtml(page.replace("</body>", `${trap}</body>`));
    const found = discoverLinks({ document, url, fetchedAt, timezone });
    expect(
      found.links.map((link) => link.url),
      name,
    ).toEqual(links.map((link: { readonly url: string }) => link.url));
  }
});

it("keeps the pages of a thread apart from the threads", () => {
  const folder = new URL("zh-forum/", FIXTURES);
  const { url } = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8"));
  const document = parseHtml(readFileSync(new URL("page.html", folder), "utf8"));
  const [first, second] = discoverLinks({ document, url }).links;
  expect(first?.pages).toEqual(
    [2, 3].map((page) => `http://www.example.cn/bbs/thread-88120-${page}-1.html`),
  );
  expect(second?.pages).toBeUndefined();
});
