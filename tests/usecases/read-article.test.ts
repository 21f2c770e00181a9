import { describe, expect, it } from "vitest";
import { elementsByTag, indexPage } from "../../functions/core/html/page-index.ts";
import { parseHtml } from "../../functions/core/html/parse-html.ts";
import { descendants, isText } from "../../functions/core/html/tree.ts";
import { readArticle } from "../../functions/usecases/read-article.ts";
import { contentFixtures } from "../support/content-fixtures.ts";

const fetchedAt = "2026-11-20T08:00:00.000Z";

describe("reading an article", () => {
  it.each(contentFixtures())("finds every line, heading and picture of $name", (page) => {
    const read = readArticle(page.html, { url: page.url, fetchedAt });
    if (!read.ok) throw new Error(read.reason);
    const { article } = read;
    expect(article.text.split("\n")).toEqual(page.lines);
    expect(headingsOf(article.html)).toEqual(page.headings);
    expect(article.title).toBe(page.title);
    expect(article.images?.map(({ url }) => url) ?? []).toEqual(page.images);
    expect(article.attachments?.map(({ url }) => url)).toEqual(page.attachments);
    for (const text of page.absent) expect(article.text).not.toContain(text);
  });

  it("gives the same article for the same page", () => {
    for (const { html, url } of contentFixtures()) {
      const [first, second] = [1, 2].map(() => readArticle(html, { url, fetchedAt }));
      expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    }
  });

  it("says what won and what was cut", () => {
    const page = contentFixtures().find(({ name }) => name === "english-modern");
    const read = readArticle(page?.html ?? "", { url: page?.url, fetchedAt });
    if (!read.ok) throw new Error(read.reason);
    const { content, cut } = read.explain();
    expect(content.chosen).toBe("div.article-body");
    expect(content.why).toMatch(/^it holds \d+ % of the page's running text$/);
    expect(cut).toContainEqual({ text: "Advertisement", why: "advertisement" });
    expect(cut.some(({ why }) => why === "form")).toBe(true);
  });
});

function headingsOf(html: string): string[] {
  const index = indexPage(parseHtml(html));
  return ["h2", "h3", "h4"]
    .flatMap((tag) => elementsByTag(index, tag))
    .map((heading) =>
      [...descendants(heading)]
        .filter(isText)
        .map(({ value }) => value)
        .join(""),
    );
}
