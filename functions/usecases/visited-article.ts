import type { Article } from "../core/article.ts";
import type { ArticlePart } from "../core/gathering.ts";
import type { Page, Validators } from "../core/page.ts";
import type { ArticleRecord, SourceRecord } from "../core/records.ts";

/** A page of a source that was fetched and read. */
export interface ReadArticle {
  readonly record: ArticleRecord;
  readonly source: SourceRecord;
  readonly page: Page;
  readonly article: Article;
  /** Of a split article: the pages that it was joined from; `page` is the first. */
  readonly parts?: readonly ArticlePart[];
}

/** What the next conditional request for the page sends back. */
export function validatorsOf({ headers }: Page): Validators {
  const { etag, "last-modified": lastModified } = headers;
  return { ...(etag && { etag }), ...(lastModified && { lastModified }) };
}
