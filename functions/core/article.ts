/** How exactly a page tells when it was published. */
export type DatePrecision = "day" | "minute" | "second";

export interface ArticleImage {
  readonly url: string;
  readonly alt?: string;
  readonly caption?: string;
  /** In CSS pixels, as the page declares them. */
  readonly width?: number;
  readonly height?: number;
}

export interface Attachment {
  readonly url: string;
  readonly title: string;
  /** A media type, from the page or the file's ending. */
  readonly type?: string;
  /** In bytes. */
  readonly length?: number;
}

/**
 * What extraction yields: a schema.org `NewsArticle` in meaning. What the page does not tell is absent.
 * Times are ISO 8601 with the page's own offset (`2021-03-23T18:58:28+08:00`); a day alone is `2021-03-23`.
 */
export interface Article {
  readonly url: string;
  readonly canonicalUrl: string;
  readonly title: string;
  readonly subtitle?: string;
  /** Who wrote it: persons' names, without 记者 or "By". */
  readonly byline?: readonly string[];
  /** Where it comes from: 来源, an agency. */
  readonly credit?: string;
  readonly editors?: readonly string[];
  readonly publishedAt?: string;
  readonly publishedPrecision?: DatePrecision;
  readonly modifiedAt?: string;
  /** BCP 47. */
  readonly language?: string;
  /** Plain text, at most 300 characters, ends with a sentence. */
  readonly summary?: string;
  /** The lead picture. */
  readonly image?: string;
  readonly images?: readonly ArticleImage[];
  readonly attachments?: readonly Attachment[];
  /** Sanitized, every address absolute. */
  readonly html: string;
  /** Plain text of `html`: a line a block, pictures left out. */
  readonly text: string;
}
