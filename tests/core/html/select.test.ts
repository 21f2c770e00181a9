import { expect, it } from "vitest";
import { parseHtml } from "../../../functions/core/html/parse-html.ts";
import {
  matches,
  selectAll,
  selectFirst,
  selectorProblem,
} from "../../../functions/core/html/select.ts";
import { attribute } from "../../../functions/core/html/tree.ts";

const PAGE =
  parseHtml(`<ul class="list"><li id="a"><a href="/1">通知</a></li><li id="b"><a href="/2">News</a></li>
  <li id="c"><b>加粗</b></li></ul><template><a href="/3">not shown</a></template><DIV CLASS="List"></DIV>`);

function idsOf(selector: string): (string | undefined)[] {
  return selectAll(selector, PAGE).map(
    (element) => attribute(element, "id") ?? attribute(element, "href"),
  );
}

it("selects in document order and leaves a template's content out", () => {
  expect(idsOf("a")).toEqual(["/1", "/2"]);
  expect(idsOf(".list > li")).toEqual(["a", "b", "c"]);
});

it("knows siblings, positions, attributes, text and what an element holds", () => {
  expect(idsOf("li + li")).toEqual(["b", "c"]);
  expect(idsOf("li:nth-child(2), li:first-child")).toEqual(["a", "b"]);
  expect(idsOf('a[href$="2"]')).toEqual(["/2"]);
  expect(idsOf("li:has(b)")).toEqual(["c"]);
  expect(idsOf("a:contains(通知)")).toEqual(["/1"]);
  expect(idsOf("li:not(:has(a))")).toEqual(["c"]);
});

it("finds the first, and nothing where nothing is", () => {
  const first = selectFirst("a", PAGE);
  expect(first && attribute(first, "href")).toBe("/1");
  expect(selectFirst(".page .next", PAGE)).toBeUndefined();
  expect(first && matches("ul a", first)).toBe(true);
  expect(first && matches("div a", first)).toBe(false);
});

it.each([
  "#zoom",
  ".list a",
  "a[href*='/2026/']",
  "li:nth-of-type(2n+1)",
  "div > p ~ p",
  ".sm\\:flex",
  "> a",
  "*",
  "a[class*='x y']",
])("takes %s", (selector) => expect(selectorProblem(selector)).toBeUndefined());

it.each(["", "a[", "..list", "a::after", "li:no-such(1)", ">", "a >", "a;b", "//div/p", "h1 {"])(
  "refuses '%s' and says why",
  (selector) => expect(selectorProblem(selector)).toMatch(/\w{4}/),
);
