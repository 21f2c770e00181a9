import { elementsByTag } from "../../html/page-index.ts";
import { descendants, type HtmlElement, isText } from "../../html/tree.ts";
import type { ContentView, IndexedInput, Metadata } from "../extraction.ts";

/** The fields of the article that the page tells besides its content. */
export function extractMetadata({ index }: IndexedInput, _content: ContentView): Metadata {
  const headline = elementsByTag(index, "h1")[0] ?? elementsByTag(index, "title")[0];
  const title = headline === undefined ? "" : textOf(headline);
  return {
    fields: title === "" ? {} : { title },
    consumed: new Set(),
    lostSelectors: [],
    evidence: () => [],
  };
}

function textOf(element: HtmlElement): string {
  return [...descendants(element)]
    .map((node) => (isText(node) ? node.value : ""))
    .join("")
    .trim();
}
