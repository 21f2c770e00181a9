import { describe, expect, it } from "vitest";
import { extractArticle } from "../../../../functions/core/extraction/extract-article.ts";
import type { ExtractionInput } from "../../../../functions/core/extraction/extraction.ts";
import { parseFragment, parseHtml } from "../../../../functions/core/html/parse-html.ts";
import { metadataFixtures } from "../../../support/metadata-fixtures.ts";

describe("extractMetadata", () => {
  it.each(metadataFixtures())(
    "reads every field of $name",
    ({ html, url, fetchedAt, expected }) => {
      const { content, images, attachments, url: _, ...fields } = extract(html, { url, fetchedAt });
      expect(fields).toEqual(expected);
    },
  );
});

function extract(html: string, input: Pick<ExtractionInput, "url" | "fetchedAt">) {
  const extraction = extractArticle({ document: parseHtml(html), parseFragment, ...input });
  if (!extraction.ok) throw new Error(extraction.reason);
  return extraction.article;
}
