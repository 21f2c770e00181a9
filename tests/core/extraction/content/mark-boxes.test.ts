import { describe, expect, it } from "vitest";
import { noCuts, sumBlocks } from "../../../../functions/core/extraction/content/block-sums.ts";
import {
  type FlatPage,
  flattenPage,
} from "../../../../functions/core/extraction/content/flat-page.ts";
import { homeOf } from "../../../../functions/core/extraction/content/line-kinds.ts";
import { markBoxes } from "../../../../functions/core/extraction/content/mark-boxes.ts";
import { readLines } from "../../../../functions/core/extraction/content/page-lines.ts";
import { headsText } from "../../../../functions/core/extraction/content/text-heads.ts";
import { elementsByTag, indexPage } from "../../../../functions/core/html/page-index.ts";
import { parseHtml } from "../../../../functions/core/html/parse-html.ts";

const TEXT =
  "<p>The council of the town has decided to rebuild the old bridge over the river, and work starts in May.</p>";
const OFFER = "<div><p>News by mail</p><input type=email></div>";
const LABEL = "<div>Comments</div>";

function flatten(html: string): FlatPage {
  const body = elementsByTag(indexPage(parseHtml(html)), "body")[0];
  if (body === undefined) throw new Error("no body");
  return flattenPage(body);
}

function reasonsIn(html: string) {
  const page = flatten(html);
  const cuts = noCuts(page);
  markBoxes(page, sumBlocks(page, cuts), cuts);
  return [...new Set(cuts.filter((reason) => reason !== undefined))];
}

describe("boxes without a name", () => {
  it("are an offer below some of the article, not above it", () => {
    expect(reasonsIn(`${TEXT}${OFFER}`)).toEqual(["form"]);
    expect(reasonsIn(`${OFFER}${TEXT}`)).toEqual([]);
  });

  it("are comments where several of one kind stand below the label", () => {
    const comment = (name: string) => `<div class=${name}>I do not think so.</div>`;
    expect(reasonsIn(`${TEXT}${LABEL}${comment("c")}${comment("c")}`)).toEqual(["comments"]);
    expect(reasonsIn(`${TEXT}${LABEL}${comment("c")}${comment("d")}`)).toEqual([]);
    expect(reasonsIn(`${TEXT}${LABEL}${TEXT}`)).toEqual([]);
  });
});

it.each([
  ["a heading", "<h3>Latest figures</h3>", true],
  ["a line that is no heading", "<p>Latest figures</p>", false],
  ["a heading that is a link", "<h3><a href=x>Latest figures</a></h3>", false],
])("%s right above the text heads it, or not", (_what, head, expected) => {
  const page = flatten(`${TEXT}${head}${TEXT}`);
  const lines = readLines(page, noCuts(page), 0);
  const place = { page, home: homeOf(lines, page) };
  expect(lines[1] && headsText(lines[1], lines[2], place)).toBe(expected);
});
