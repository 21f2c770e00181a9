import { describe, expect, it } from "vitest";
import { readArticle } from "../../functions/usecases/read-article.ts";
import { boilerplateFixtures } from "../support/boilerplate-fixtures.ts";

describe("what stands in the article's own element and is no part of it", () => {
  it.each(boilerplateFixtures())("is left out: $name in $layout", ({ html, lines }) => {
    const read = readArticle(html, {
      url: "https://www.example.org/news/316.html",
      fetchedAt: "2026-11-20T08:00:00.000Z",
    });
    if (!read.ok) throw new Error(read.reason);
    expect(read.article.text.split("\n")).toEqual(lines);
    expect(read.article.images).toBeUndefined();
  });
});
