import { expect, it } from "vitest";
import { noCuts } from "../../../../functions/core/extraction/content/block-sums.ts";
import { flattenPage } from "../../../../functions/core/extraction/content/flat-page.ts";
import { readLines } from "../../../../functions/core/extraction/content/page-lines.ts";
import { elementsByTag, indexPage } from "../../../../functions/core/html/page-index.ts";
import { parseHtml } from "../../../../functions/core/html/parse-html.ts";

function linesOf(html: string) {
  const body = elementsByTag(indexPage(parseHtml(html)), "body")[0];
  if (body === undefined) throw new Error("no body");
  const page = flattenPage(body);
  return { nodes: page.nodes.length, lines: readLines(page, noCuts(page), 0) };
}

it("keeps the blank between two words and leaves out the white space between blocks", () => {
  const { nodes, lines } = linesOf("<div>\n <p> <b>Two</b> <i>words</i> </p>\n <p>more</p> </div>");
  expect(lines.map(({ text }) => text)).toEqual(["Two words", "more"]);
  expect(nodes).toBe(10);
});
