import type { Article } from "../core/article.ts";
import { extractArticle } from "../core/extraction/extract-article.ts";
import type { Extraction, ExtractionInput } from "../core/extraction/extraction.ts";
import type { Markup } from "../core/html/markup.ts";
import { ParseBudgetError, parseFragment, parseHtml } from "../core/html/parse-html.ts";
import type { HtmlDocument } from "../core/html/tree.ts";
import { renderHtml } from "../core/sanitization/render-html.ts";
import { renderText } from "../core/sanitization/render-text.ts";
import { sanitizeTree } from "../core/sanitization/sanitize-tree.ts";
import type { ArticleSelectors } from "../core/source.ts";
import { compileHints } from "./compile-hints.ts";

export interface ReadInput extends Omit<ExtractionInput, "document" | "hints" | "parseFragment"> {
  readonly selectors?: ArticleSelectors;
}

type Extracted = Extract<Extraction, { readonly ok: true }>;

/** As extraction answers, with the finished article. */
export type ArticleRead =
  | (Omit<Extracted, "article"> & { readonly article: Article })
  | Exclude<Extraction, Extracted>;

/** A page → its article, safe to show: parse, extract, sanitize. Never throws for what a page holds. */
export function readArticle(markup: Markup, input: ReadInput): ArticleRead {
  return withinBudget(() => finish(parseHtml(markup), input));
}

/** The same for a page that is parsed. */
export function readDocument(document: HtmlDocument, input: ReadInput): ArticleRead {
  return withinBudget(() => finish(document, input));
}

function finish(document: HtmlDocument, { selectors, ...context }: ReadInput): ArticleRead {
  const hints = selectors && compileHints(selectors);
  const extraction = extractArticle({ ...context, document, hints, parseFragment });
  if (!extraction.ok) return extraction;

  const { content, ...fields } = extraction.article;
  const clean = sanitizeTree(content, context.url);
  const article = { ...fields, html: renderHtml(clean), text: renderText(clean) };
  return { ...extraction, article };
}

/** The page itself and what its data tell as HTML: either can be more than anybody reads. */
function withinBudget(read: () => ArticleRead): ArticleRead {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ParseBudgetError)) throw error;
    return { ok: false, reason: "parse-budget", lostSelectors: [] };
  }
}
