import { extractArticle } from "../../functions/core/extraction/extract-article.ts";
import type { Extraction } from "../../functions/core/extraction/extraction.ts";
import { parseFragment, parseHtml } from "../../functions/core/html/parse-html.ts";

/** What extraction makes of a page of example.com. */
export function extractPage(html: string): Extraction {
  return extractArticle({
    document: parseHtml(html),
    parseFragment,
    url: "https://www.example.com/a/1.html",
    fetchedAt: "2021-04-01T00:00:00Z",
  });
}
