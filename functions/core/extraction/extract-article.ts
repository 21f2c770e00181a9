import { indexPage } from "../html/page-index.ts";
import type { HtmlNode } from "../html/tree.ts";
import { buildContent } from "./content/build-content.ts";
import { findContent } from "./content/find-content.ts";
import type { Extraction, ExtractionInput } from "./extraction.ts";
import { extractMetadata } from "./metadata/extract-metadata.ts";

/** One page → one article, or why it holds none. Pure: the same input gives the same article. */
export function extractArticle(input: ExtractionInput): Extraction {
  const index = indexPage(input.document);
  const found = findContent(index);
  if (found === undefined) return { ok: false, reason: "no-content", lostSelectors: [] };

  const metadata = extractMetadata({ ...input, index }, found);
  const { title, canonicalUrl = input.url ?? "" } = metadata.fields;
  const { lostSelectors } = metadata;
  if (title === undefined) return { ok: false, reason: "no-title", lostSelectors };

  const cut = new Set<HtmlNode>(found.cut);
  for (const line of found.trimmed.keys()) for (const node of line.nodes) cut.add(node);
  for (const line of metadata.consumed) for (const node of line.nodes) cut.add(node);
  const content = buildContent({ ...found, cut, base: input.url });
  return {
    ok: true,
    article: { ...metadata.fields, title, canonicalUrl, url: input.url ?? canonicalUrl, content },
    lostSelectors,
    explain: () => ({
      fields: metadata.evidence(),
      content: { chosen: found.chosen, why: found.why },
      cut: found.explainCuts(),
    }),
  };
}
