import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elementsByTag, indexPage } from "../../functions/core/html/page-index.ts";
import { parseHtml } from "../../functions/core/html/parse-html.ts";
import { descendants, isText } from "../../functions/core/html/tree.ts";
import { readArticle } from "../../functions/usecases/read-article.ts";
import { LAYOUT_PARTS, layOut, type Story } from "../support/company-layouts.ts";
import { CHINESE_STORY, ENGLISH_STORY, SHORT_STORIES } from "../support/company-stories.ts";
import { runs } from "../support/properties.ts";

const layouts = fc.record({
  paragraph: fc.constantFrom(...LAYOUT_PARTS.paragraph),
  heading: fc.constantFrom(...LAYOUT_PARTS.heading),
  container: fc.constantFrom(...LAYOUT_PARTS.container),
  headline: fc.constantFrom(...LAYOUT_PARTS.headline),
  place: fc.constantFrom(...LAYOUT_PARTS.place),
  meta: fc.nat(20),
  after: fc.nat(20),
});

describe("an article of a company's page", () => {
  it.each([
    ["Chinese", CHINESE_STORY],
    ["English", ENGLISH_STORY],
    ...Object.entries(SHORT_STORIES),
  ])("comes out whole and alone in any layout: %s", (_, story) => {
    fc.assert(
      fc.property(layouts, (layout) => expectStory(layOut(story, layout), story)),
      { numRuns: runs(120) },
    );
  });
});

function expectStory(html: string, story: Story): void {
  const read = readArticle(html, {
    url: "https://www.example.org/news/316.html",
    fetchedAt: "2026-11-20T08:00:00.000Z",
  });
  if (!read.ok) throw new Error(read.reason);
  const { article } = read;
  expect(article.text.split("\n")).toEqual(story.lines);
  expect(headingsOf(article.html)).toEqual([...story.headings]);
  expect(article.title).toBe(story.title);
  expect(article.images?.map(({ url }) => url)).toEqual([`https://www.example.org${story.image}`]);
}

function headingsOf(html: string): string[] {
  return elementsByTag(indexPage(parseHtml(html)), "h3").map((heading) =>
    [...descendants(heading)]
      .filter(isText)
      .map(({ value }) => value)
      .join(""),
  );
}
