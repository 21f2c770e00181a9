import { expect, it } from "vitest";
import { readArticle } from "../../../../functions/usecases/read-article.ts";

const TITLE = "The week at the mill";
const PARAGRAPHS = [
  "The wheel turned for the first time in forty years on Monday, and most of the village stood on the bridge to watch it.",
  "What it grinds is sold on Saturdays, the miller said, and the queue in front of her door was longer than she had hoped.",
];

it.each([
  ["a greeting that ends with an emoji", "Hi everyone! 👋"],
  ["one that ends with a heart and its variation", "Good morning. ❤️"],
  ["one without", "Hi everyone!"],
])("keeps a short sentence before the first long one: %s", (_, greeting) => {
  expect(read(greeting)).toEqual([greeting, ...PARAGRAPHS]);
});

it("keeps no label before the first sentence", () => {
  expect(read("Mill news 🌾")).toEqual(PARAGRAPHS);
});

function read(opening: string): readonly string[] {
  const text = [opening, ...PARAGRAPHS].map((line) => `<p>${line}</p>`).join("");
  const html = `<!DOCTYPE html><html lang="en"><title>${TITLE}</title><body><h1>${TITLE}</h1><div>${text}</div></body></html>`;
  const article = readArticle(html, {
    url: "https://www.example.org/1.html",
    fetchedAt: "2026-11-20T08:00:00.000Z",
  });
  if (!article.ok) throw new Error(article.reason);
  return article.article.text.split("\n");
}
