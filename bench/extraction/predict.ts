import { decodePage } from "../../functions/core/charset/decode-page.ts";
import { type ArticleRead, readArticle } from "../../functions/usecases/read-article.ts";
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

/** The whole way of a page, bytes to article: decode, parse, extract, sanitize. */
export function predict({ bytes, url }: CorpusPage, fetchedAt: string): Prediction {
  const decoded = decodePage(bytes, {});
  if (!decoded.ok) return { error: decoded.reason };
  return toPrediction(readArticle(decoded.text, { url, fetchedAt }));
}

function toPrediction(read: ArticleRead): Prediction {
  if (!read.ok) return { error: read.reason };
  const { title, publishedAt, byline, credit, text } = read.article;
  return { title, date: publishedAt, author: byline, source: credit, body: text };
}
