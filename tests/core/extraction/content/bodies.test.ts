import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readArticle } from "../../../../functions/usecases/read-article.ts";

/** Pages as sites of many kinds lay them out. What a reader takes for the article stands between `⟦` and `⟧`, a line each. */
const FOLDER = "tests/fixtures/bodies";
const MARKED = /⟦([^⟧]*)⟧/g;

it.each(readdirSync(FOLDER))("reads the article and nothing else: %s", (file) => {
  const page = readFileSync(join(FOLDER, file), "utf8");
  const read = readArticle(page.replace(/[⟦⟧]/g, ""), {
    url: "https://www.example.org/2026/1.html",
    fetchedAt: "2026-11-20T08:00:00.000Z",
  });
  if (!read.ok) throw new Error(read.reason);
  const expected = [...page.matchAll(MARKED)].map(([, line = ""]) => textOf(line));
  expect(read.article.text.split(/[\n\t]/).map((line) => line.trim())).toEqual(expected);
});

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&nbsp;", " ")
    .replace(/\s+/g, " ")
    .trim();
}
