import type { HtmlElement, HtmlNode } from "../../html/tree.ts";
import type { ExtractionInput } from "../extraction.ts";

/** What a source's selectors say of the content. */
export interface ContentHints {
  /** Outermost elements that `content` matches, in document order. */
  readonly blocks: readonly HtmlElement[];
  readonly removed: ReadonlySet<HtmlNode>;
  /** Names of selectors that found nothing. */
  readonly lost: readonly string[];
}

const NONE: ContentHints = { blocks: [], removed: new Set(), lost: [] };

export function readHints({ document, hints }: ExtractionInput): ContentHints {
  if (hints?.content === undefined && hints?.remove === undefined) return NONE;
  const { content, remove = [] } = hints;
  const lost: string[] = [];
  const blocks = content === undefined ? [] : outermost(content(document));
  if (content !== undefined && blocks.length === 0) lost.push("content");

  const removed = remove.map((find) => find(document));
  if (removed.some((elements) => elements.length === 0)) lost.push("remove");
  return { blocks, removed: new Set(removed.flat()), lost };
}

function outermost(elements: readonly HtmlElement[]): HtmlElement[] {
  const all = new Set<unknown>(elements);
  return elements.filter((element) => {
    let node: unknown = element.parentNode;
    while (node !== null && node !== undefined && !all.has(node))
      node = (node as HtmlElement).parentNode;
    return node === null || node === undefined;
  });
}
