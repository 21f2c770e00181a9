import { describe, expect, it } from "vitest";
import { MORE, TEXT } from "../../../support/chinese-origin.ts";
import { extractPage } from "../../../support/extract-page.ts";

const ENGLISH = "The park opens its gates beside the river";
const PROSE =
  "<p>The first thirty-two companies moved into the new park by the river on Tuesday, and all of them finished their paperwork.</p><p>Two more laboratories and a school will be built next year, the director said, so that engineers from abroad can settle.</p>";

describe("the subtitle", () => {
  it.each([
    "Thirty-two companies move in at once",
    "By the river, work has begun",
    "Von Angela Merkel bis Olaf Scholz: wer schon da war",
  ])("is a second headline under the first: %s", (line) => {
    expect(subtitleOf(line)).toBe(line);
  });

  it.each([
    ["a label", "COMMENTARY"],
    ["a byline", "By Jane Doe on December 13, 2016"],
    ["a byline alone", "Von Jana Meier"],
    ["the headline once more", ENGLISH],
    ["the headline behind its kicker", `Opening day ${ENGLISH}`],
  ])("is not %s", (_, line) => {
    expect(subtitleOf(line)).toBeUndefined();
  });

  it.each([
    ["The river park", "All that you want to know of the river park"],
    ["The river park", "The river park and its thirty-two companies"],
    ["地震", "四川发生六级地震"],
  ])("may hold the words of a short headline: %s, %s", (headline, line) => {
    const html = `<h1>${headline}</h1><p class="subtitle">${line}</p><article>${PROSE}</article>`;
    expect(extract(html)).toBe(line);
  });

  it("is read of a Chinese page: 副标题", () => {
    const html = `<h1>河畔园区正式开门迎客</h1><h2 class="futitle">首批三十二家企业入驻</h2><p>2021-03-23 来源：河畔网</p><div><p>${TEXT}</p><p>${MORE}</p></div>`;
    expect(extract(html)).toBe("首批三十二家企业入驻");
  });
});

function subtitleOf(line: string): string | undefined {
  return extract(`<h1>${ENGLISH}</h1><p class="subtitle">${line}</p><article>${PROSE}</article>`);
}

function extract(body: string): string | undefined {
  const read = extractPage(`<html><head><title>x</title></head><body>${body}</body></html>`);
  return read.ok ? read.article.subtitle : read.reason;
}
