import type { Article } from "../article.ts";
import type { HtmlDocument, HtmlElement } from "../html/tree.ts";
import type { ArticleSelectors } from "../source.ts";

export interface ExtractionInput {
  readonly document: HtmlDocument;
  /** Where the page was found, after redirects; absent only for a file without a known address. */
  readonly url?: string;
  /** ISO 8601: what "3小时前" is counted from, and what no date may be later than. */
  readonly fetchedAt?: string;
  /** The source's zone, for times that the page prints without one. */
  readonly timezone?: string;
  /** The source's language, if its operator set one. */
  readonly language?: string;
  readonly selectors?: ArticleSelectors;
}

/** The article but for `html` and `text`, which sanitization makes from `content`. */
export interface ExtractedArticle extends Omit<Article, "html" | "text"> {
  /** The article's blocks in order, detached from the page: only content is in them, still unsanitized. */
  readonly content: HtmlElement;
}

/** Where a field came from and what it beat. */
export interface FieldEvidence {
  readonly field: string;
  readonly value: string;
  /** For people: `visible line under the headline`, `JSON-LD NewsArticle.datePublished`. */
  readonly from: string;
  readonly beat: readonly { readonly value: string; readonly from: string; readonly why: string }[];
}

export interface CutBlock {
  /** Up to 80 characters of what was cut. */
  readonly text: string;
  readonly why: string;
}

export interface Explanation {
  readonly fields: readonly FieldEvidence[];
  readonly content: { readonly chosen: string; readonly why: string };
  readonly cut: readonly CutBlock[];
}

/** Why a page is not an article. */
export type NotArticleReason =
  | "no-content"
  | "no-title"
  | "listing"
  | "login"
  | "error-page"
  | "consent"
  | "video-only"
  | "parse-budget";

export type Extraction =
  | {
      readonly ok: true;
      readonly article: ExtractedArticle;
      /** The next part of a split article. */
      readonly nextPage?: string;
      /** Fields whose selector found nothing; they are absent from the article. */
      readonly lostSelectors: readonly string[];
      readonly explain: () => Explanation;
    }
  | {
      readonly ok: false;
      readonly reason: NotArticleReason;
      readonly lostSelectors: readonly string[];
    };
