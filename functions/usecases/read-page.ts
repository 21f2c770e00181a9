import type { Article } from "../core/article.ts";
import { decodeMarkup } from "../core/charset/decode-page.ts";
import type { Page } from "../core/page.ts";
import type { SourceRecord } from "../core/records.ts";
import { readArticle } from "./read-article.ts";

export type PageRead =
  | { readonly ok: true; readonly article: Article; readonly nextPage?: string }
  | { readonly ok: false; readonly reason: string };

/** One page of a source → its article, or why it holds none. Pure: the same page gives the same article. */
export function readPage(page: Page, { source, charset }: SourceRecord): PageRead {
  const { "content-type": contentType } = page.headers;
  const decoded = decodeMarkup(page.body, { contentType, learned: charset });
  if (!decoded.ok) return { ok: false, reason: "charset" };
  return readArticle(decoded.markup, {
    url: page.url,
    fetchedAt: page.fetchedAt,
    timezone: source.timezone,
    language: source.language,
    selectors: source.article,
  });
}
