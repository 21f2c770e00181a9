import { describe, expect, it } from "vitest";
import { extractArticle } from "../../../../functions/core/extraction/extract-article.ts";
import type { ExtractionInput } from "../../../../functions/core/extraction/extraction.ts";
import { parseFragment, parseHtml } from "../../../../functions/core/html/parse-html.ts";
import { compileHints } from "../../../../functions/usecases/compile-hints.ts";

const PROSE =
  "<p>The first thirty-two companies moved into the new park by the river on Tuesday, and all of them finished their paperwork.</p><p>Two more laboratories and a school will be built next year, the director said, so that engineers from abroad can settle.</p>";

describe("weighing what a page says", () => {
  it("gives a selector's find precedence, and reports one that finds nothing", () => {
    const { article, lostSelectors } = extract(
      page("<p class='when'>2021-03-23 18:58</p><p class='who'>Jane Doe</p>"),
      {
        hints: compileHints({ title: ".headline", published: ".when", byline: ".who" }),
        timezone: "Asia/Shanghai",
      },
    );
    expect(lostSelectors).toEqual(["title"]);
    expect(article).toBeUndefined();

    const found = extract(page("<p class='when'>2021-03-23 18:58</p><p class='who'>Jane Doe</p>"), {
      hints: compileHints({ published: ".when", byline: ".who", credit: ".nowhere" }),
      timezone: "Asia/Shanghai",
    });
    expect(found.lostSelectors).toEqual(["credit"]);
    expect(found.article).toMatchObject({
      publishedAt: "2021-03-23T18:58:00+08:00",
      byline: ["Jane Doe"],
    });
    expect(found.article?.credit).toBeUndefined();
  });

  it("hears a date in the future and one before 1990, and believes neither", () => {
    const { article, fields } = extract(
      page("<p>Published 2031-03-23 10:00</p><p>Published 1921-03-23</p>"),
    );
    expect(article?.publishedAt).toBeUndefined();
    expect(fields.find(({ field }) => field === "publishedAt")).toBeUndefined();
  });

  it("says what a field came from, what it beat and why", () => {
    const { fields } = extract(
      page("<p>By Jane Doe</p>", "<meta name='author' content='info@example.com'>"),
    );
    expect(fields.find(({ field }) => field === "byline")).toEqual({
      field: "byline",
      value: "Jane Doe",
      from: "line under the headline",
      beat: [{ value: "info@example.com", from: "meta author", why: "an address" }],
    });
  });

  it.each([
    "L_104485",
    "104363",
    "no-reply@example.com",
    "admin",
    "The Post",
    "name, e@example.com",
    "River Media GmbH",
    "河畔文化传媒有限公司",
  ])("does not take %s for an author", (author) => {
    const head = `<meta name="author" content="${author}"><meta property="og:site_name" content="The Post">`;
    expect(extract(page("", head)).article?.byline).toBeUndefined();
  });

  it.each([
    ["By thegrangehall", "a site's name with its preposition"],
    ["Written by", "a label without a name"],
    ["Name *", "a form's label"],
    ["Privacy agreement", "a link's label"],
    ["发布于", "a label of the page"],
  ])("does not take a link to an author's page that says %s for an author: %s", (label) => {
    const head = "<meta property='og:site_name' content='thegrangehall'>";
    const lines = `<p><a class="author-name" href="/author/one">${label}</a></p>`;
    expect(extract(page(lines, head)).article?.byline).toBeUndefined();
  });

  it("reads a name with its address", () => {
    const head = '<meta name="author" content="Jane Doe (jane@example.com)">';
    expect(extract(page("", head)).article?.byline).toEqual(["Jane Doe"]);
  });

  it("takes an office for an author where a link to its page says so", () => {
    const lines =
      "<p><a class='author-name' href='/author/one'>Staff and news service reports</a></p>";
    expect(extract(page(lines)).article?.byline).toEqual(["Staff and news service reports"]);
  });

  it("does not take the board for the source of a post", () => {
    const lines = "<p>本贴由 大卫 于2005年8月12日16:12:21在〖 河畔杂谈 〗发表</p>";
    expect(extract(page(lines)).article).toMatchObject({ byline: ["大卫"] });
    expect(extract(page(lines)).article?.credit).toBeUndefined();
  });

  it.each([
    ["This page was last modified on 4 November 2020.", "2020-11-04"],
    ["12 May 2003", undefined],
  ])("believes of a site's foot only what it says of the page: %s", (text, published) => {
    const far = `<ul>${"<li><a href='/x'>One of the many other pages</a></li>".repeat(30)}</ul>`;
    const foot = `<div class="site-footer"><p>${text}</p></div></body>`;
    const { article } = extract(page("").replace("</body>", far + foot));
    expect(article?.publishedAt).toBe(published);
  });

  it.each([
    ["https://other.example.org/a/1.html", "another site"],
    ["https://www.example.com/", "the home page"],
    ["https://www.example.com/a/", "the section, not the article"],
  ])("does not believe the canonical address %s: %s", (href, why) => {
    const { article, fields } = extract(page("", `<link rel="canonical" href="${href}">`));
    expect(article?.canonicalUrl).toBe("https://www.example.com/a/1.html");
    expect(fields.find(({ field }) => field === "canonicalUrl")?.beat[0]?.why).toBe(why);
  });

  it("takes the printed clock's zone from the instant in the metadata", () => {
    const { article } = extract(
      page(
        "<p>23.03.2021 18:58</p>",
        "<meta property='article:published_time' content='2021-03-23T15:58:28Z'>",
      ),
    );
    expect(article?.publishedAt).toBe("2021-03-23T18:58:28+03:00");
  });

  it("reads the dates of JSON-LD that a bare quote has broken", () => {
    const { article } = extract(
      page(
        "",
        `<script type="application/ld+json">{"@type":"NewsArticle","headline":"A "park" opens",
"datePublished":"2021-03-23T10:00:00+01:00","author":{"@type":"Person","name":"Jane Doe"}}</script>`,
      ),
    );
    expect(article).toMatchObject({
      publishedAt: "2021-03-23T10:00:00+01:00",
      byline: ["Jane Doe"],
    });
  });

  it("leaves out a logo as lead picture", () => {
    const { article } = extract(page("", "<meta property='og:image' content='/static/logo.png'>"));
    expect(article?.image).not.toBe("https://www.example.com/static/logo.png");
  });
});

function page(lines: string, head = ""): string {
  return `<html lang="en"><head><title>A park opens - The Post</title>${head}</head><body><h1>A park opens</h1>${lines}<div>${PROSE}</div></body></html>`;
}

function extract(html: string, input: Partial<ExtractionInput> = {}) {
  const extraction = extractArticle({
    document: parseHtml(html),
    parseFragment,
    url: "https://www.example.com/a/1.html",
    fetchedAt: "2026-11-22T04:00:00Z",
    ...input,
  });
  const { lostSelectors } = extraction;
  if (!extraction.ok) return { article: undefined, fields: [], lostSelectors };
  return { article: extraction.article, fields: extraction.explain().fields, lostSelectors };
}
