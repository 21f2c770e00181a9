import type { HtmlDocument, HtmlElement } from "../../html/tree.ts";
import type { ArticleHints } from "../extraction.ts";
import { elementText } from "./page-text.ts";

const FIELDS = ["title", "published", "byline", "credit"] as const;

export type SelectedField = (typeof FIELDS)[number];

/** What the source's own selectors find; they win for their field, found or not. */
export interface SelectedFields {
  readonly texts: ReadonlyMap<SelectedField, readonly string[]>;
  readonly elements: ReadonlyMap<SelectedField, HtmlElement>;
  readonly lost: readonly SelectedField[];
}

export function selectFields(document: HtmlDocument, hints: ArticleHints = {}): SelectedFields {
  const texts = new Map<SelectedField, readonly string[]>();
  const elements = new Map<SelectedField, HtmlElement>();
  const lost: SelectedField[] = [];
  for (const field of FIELDS) {
    const find = hints[field];
    if (find === undefined) continue;
    const found = find(document).filter((element) => elementText(element) !== "");
    const [first] = found;
    texts.set(field, found.map(elementText));
    if (first === undefined) lost.push(field);
    else elements.set(field, first);
  }
  return { texts, elements, lost };
}
