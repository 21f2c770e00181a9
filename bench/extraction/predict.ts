import { decodeMarkup } from "../../functions/core/charset/decode-page.ts";
import { extractMetadata } from "../../functions/core/extraction/metadata/extract-metadata.ts";
import type { Markup } from "../../functions/core/html/markup.ts";
import { indexPage } from "../../functions/core/html/page-index.ts";
import {
  ParseBudgetError,
  parseFragment,
  parseHtml,
} from "../../functions/core/html/parse-html.ts";
import type { HtmlDocument } from "../../functions/core/html/tree.ts";
import {
  type ArticleRead,
  type ReadInput,
  readDocument,
} from "../../functions/usecases/read-article.ts";
import type { CorpusPage } from "./corpus-pages.ts";

/** In the words of the corpora's scorer; `author` and `source` are our byline and credit. */
export interface Prediction {
  readonly title?: string;
  readonly date?: string;
  readonly author?: readonly string[];
  readonly source?: string;
  readonly body?: string;
  readonly error?: string;
}

/**
 * The whole way of a page, bytes to article: decode, parse, extract, sanitize. A page that holds no article may still
 * tell its fields: corpora of dates have such pages.
 */
export function predict({ bytes, url }: CorpusPage, fetchedAt: string): Prediction {
  const decoded = decodeMarkup(bytes, {});
  if (!decoded.ok) return { error: decoded.reason };
  const input = { url, fetchedAt };
  const document = parseWithinBudget(decoded.markup);
  if (document === undefined) return { error: "parse-budget" };
  const read = readDocument(document, input);
  return read.ok ? toPrediction(read.article) : toRefusal(read, document, input);
}

function parseWithinBudget(markup: Markup): HtmlDocument | undefined {
  try {
    return parseHtml(markup);
  } catch (error) {
    if (error instanceof ParseBudgetError) return undefined;
    throw error;
  }
}

function toPrediction(fields: Fields): Prediction {
  const { title, publishedAt, byline, credit, text } = fields;
  return { title, date: publishedAt, author: byline, source: credit, body: text };
}

type Read = Extract<ArticleRead, { readonly ok: true }>;
type Fields = Partial<Read["article"]>;

function toRefusal(
  { reason }: Exclude<ArticleRead, Read>,
  document: HtmlDocument,
  input: ReadInput,
): Prediction {
  const page = { ...input, document, index: indexPage(document), parseFragment };
  return {
    ...toPrediction(extractMetadata(page, { root: undefined, lines: [] }).fields),
    error: reason,
  };
}
