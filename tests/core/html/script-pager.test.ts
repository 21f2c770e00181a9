import { describe, expect, it } from "vitest";
import { parseHtml } from "../../../functions/core/html/parse-html.ts";
import { nextByScript } from "../../../functions/core/html/script-pager.ts";
import { descendants, isElement } from "../../../functions/core/html/tree.ts";

function next(script: string, path: string): string | undefined {
  const nodes = [...descendants(parseHtml(`<body><script>${script}</script>`))].filter(isElement);
  const scripts = nodes.filter(({ tagName }) => tagName === "script");
  return nextByScript(scripts, new URL(path, "https://www.example.cn/zw/"))?.slice(22);
}

describe("a pager that a script prints", () => {
  it.each([
    [
      'createPageHTML(3, 0, "t20210323_101", "html");',
      "t20210323_101.html",
      "/zw/t20210323_101_1.html",
    ],
    [
      'createPageHTML(3, 1, "t20210323_101", "html");',
      "t20210323_101_1.html",
      "/zw/t20210323_101_2.html",
    ],
    [
      "createPageHTML('page_div',3, 1,'t20210323_101','shtml',45);",
      "t20210323_101.shtml",
      "/zw/t20210323_101_2.shtml",
    ],
    [
      "var currentPage = 0;//所在页从0开始\nvar countPage = 2;",
      "t20210323_101.html",
      "/zw/t20210323_101_1.html",
    ],
    ["var countPage = 4\nvar currentPage = 2", "t20210323_101_2.html", "/zw/t20210323_101_3.html"],
  ])("leads on from %s at %s", (script, path, expected) => {
    expect(next(script, path)).toBe(expected);
  });

  it.each([
    ['createPageHTML(3, 2, "t1", "html");', "t1_2.html"],
    ["createPageHTML('page_div',3, 3,'t1','html',45);", "t1_3.html"],
    ['createPageHTML(1, 0, "t1", "html");', "t1.html"],
    ['createPageHTML(pages, current, name, "html");', "t1.html"],
    ["var currentPage = 1; var countPage = 2;", "t1_1.html"],
    ["var currentPage = 0;", "t1.html"],
  ])("ends with %s at %s", (script, path) => {
    expect(next(script, path)).toBeUndefined();
  });
});
