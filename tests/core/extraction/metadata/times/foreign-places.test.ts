import { expect, it } from "vitest";
import { isOfOtherArticle } from "../../../../../functions/core/extraction/metadata/times/foreign-places.ts";
import { parseHtml } from "../../../../../functions/core/html/parse-html.ts";
import { descendants, isText } from "../../../../../functions/core/html/tree.ts";

it("tells other articles of the page from the one around the headline", () => {
  const page = parseHtml(
    "<article><h1>ours</h1><p>our day</p></article><article>theirs</article><p>nobody's",
  );
  const [headline, ours, theirs, nobodys] = [...descendants(page)].filter(isText);
  const near = new Set([headline as NonNullable<typeof headline>]);
  const answers = [ours, theirs, nobodys].map((node) => node && isOfOtherArticle(node, near));
  expect(answers).toEqual([false, true, false]);
});
