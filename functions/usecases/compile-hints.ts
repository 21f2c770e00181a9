import type { ArticleHints, Find } from "../core/extraction/extraction.ts";
import { selectAll } from "../core/html/select.ts";
import type { ArticleSelectors } from "../core/source.ts";

/** A source's selectors as extraction asks for them, so that it needs no engine for CSS of its own. */
export function compileHints({ remove, ...fields }: ArticleSelectors): ArticleHints {
  const hints = Object.entries(fields).flatMap(([field, selector]) =>
    selector === undefined ? [] : [[field, toFind(selector)] as const],
  );
  return { ...Object.fromEntries(hints), ...(remove && { remove: remove.map(toFind) }) };
}

function toFind(selector: string): Find {
  return (document) => selectAll(selector, document);
}
