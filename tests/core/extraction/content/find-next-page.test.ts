import { expect, it } from "vitest";
import { findNextPage } from "../../../../functions/core/extraction/content/find-next-page.ts";
import { indexPage } from "../../../../functions/core/html/page-index.ts";
import { parseHtml } from "../../../../functions/core/html/parse-html.ts";

const HERE = "https://news.example.org/a/101.html";
const NEXT = "https://news.example.org/a/101_2.html";

it.each([
  ['<link rel="prev NEXT" href="101_2.html">', NEXT],
  ['<a href="101_2.html">\n  下一页\n</a>', NEXT],
  ['<a href="101_2.html"><span>Next</span> page</a>', NEXT],
  ['<a rel="nextcloud" href="101_2.html">Our cloud</a>', undefined],
  ['<a href="101_2.html">Next year the bridge will be rebuilt</a>', undefined],
  ["<a>下一页</a>", undefined],
  ['<a rel="next" href="102.html">next</a>', undefined],
])("finds the next page, and no other article, by %s", (link, expected) => {
  expect(findNextPage(indexPage(parseHtml(link)), HERE)).toBe(expected);
});
