import type { Article } from "../core/article.ts";
import { extractArticle } from "../core/extraction/extract-article.ts";
import type { Extraction, ExtractionInput } from "../core/extraction/extraction.ts";
import { ParseBudgetError, parseHtml } from "../core/html/parse-html.ts";
import { renderHtml } from "../core/sanitization/render-html.ts";
import { renderText } from "../core/sanitization/render-text.ts";
import { sanitizeTree } from "../core/sanitization/sanitize-tree.ts";

export type ReadInput = Omit<ExtractionInput, "document">;

type Extracted = Extract<Extraction, { readonly ok: true }>;

/** As extraction answers, with the finished article. */
export type ArticleRead =
  | (Omit<Extracted, "article"> & { readonly article: Article })
  | Exclude<Extraction, Extracted>;

/** A page's decoded text → its article, safe to show: parse, extract, sanitize. Never throws for what a page holds. */
export function readArticle(html: string, input: ReadInput): ArticleRead {
  const document = parseWithinBudget(html);
  if (document === undefined) return { ok: false, reason: "parse-budget", lostSelectors: [] };
  const extraction = extractArticle({ ...input, document });
  if (!extraction.ok) return extraction;

  const { content, ...fields } = extraction.article;
  const clean = sanitizeTree(content, input.url);
  const article = { ...fields, html: renderHtml(clean), text: renderText(clean) };
  return { ...extraction, article };
}

function parseWithinBudget(html: string) {
  try {
    return parseHtml(html);
  } catch (error) {
    if (error instanceof ParseBudgetError) return undefined;
    throw error;
  }
}
