import type { DatePrecision } from "./article.ts";
import type { Validators } from "./page.ts";

/** One page of a split article, as it was read last. */
export interface ArticlePart {
  readonly url: string;
  readonly snapshotKey: string;
  /** SHA-256 of its text: a page that is served again under another number is told by it. */
  readonly textHash: string;
  readonly validators?: Validators;
  /** The page that it names as the next one. */
  readonly next?: string;
}

/** How far the visits to a split article's pages have come. `schema` is the version of this shape. */
export interface Gathering {
  readonly schema: 1;
  readonly since: string;
  /** Of the first page: a page that is another article is not joined. */
  readonly first: {
    readonly title: string;
    readonly canonicalUrl: string;
    readonly publishedAt?: string;
    readonly publishedPrecision?: DatePrecision;
  };
  readonly parts: readonly ArticlePart[];
  /** The page to visit next. */
  readonly next: string;
}
