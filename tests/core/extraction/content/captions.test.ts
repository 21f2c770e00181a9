import { expect, it } from "vitest";
import { readArticle } from "../../../../functions/usecases/read-article.ts";

const TITLE = "新桥最后一拱合龙 Last arch in place";
const CAPTION = "Workers lift the last arch of the bridge into its place. (Photo: Jane Doe/AP)";
const PARAGRAPHS = [
  "The last arch of the new bridge over the Mill was lifted into its place on Monday, eleven days before it was due, and hundreds came to watch.",
  "The crane had stood ready since Friday, but a storm kept the engineers waiting over the weekend, the council said in a statement.",
  "Traffic will cross from the first of May on. Until then the ferry goes every ten minutes, and it stays free of charge for everybody.",
];
const IMAGE = '<img src="/arch.jpg" width="900" height="600">';

it.each([
  ["a figure's", `<figure>${IMAGE}<figcaption>${CAPTION}</figcaption></figure>`],
  ["one by its class's name", `<div>${IMAGE}<p class="caption">${CAPTION}</p></div>`],
  ["one by its words", `<div><div>${IMAGE}</div><div>${CAPTION}</div></div>`],
])("a caption stays with its picture, outside of the text: %s", (_, picture) => {
  const [first, ...rest] = PARAGRAPHS.map((text) => `<p>${text}</p>`);
  const html = `<!DOCTYPE html><html lang="en"><title>${TITLE}</title><body><h1>${TITLE}</h1><div>${first}${picture}${rest.join("")}</div></body></html>`;
  const read = readArticle(html, {
    url: "https://www.example.org/1.html",
    fetchedAt: "2026-11-20T08:00:00.000Z",
  });
  if (!read.ok) throw new Error(read.reason);
  expect(read.article.text.split("\n")).toEqual(PARAGRAPHS);
  expect(read.article.images).toEqual([
    expect.objectContaining({ url: "https://www.example.org/arch.jpg", caption: CAPTION }),
  ]);
  expect(read.article.html).toContain(`<figcaption>${CAPTION}</figcaption></figure>`);
});
