import type { Article } from "../article.ts";
import type { PageIndex } from "../html/page-index.ts";
import type { HtmlDocument, HtmlElement, HtmlParent, HtmlText } from "../html/tree.ts";

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
  /** What the source's operator says of its pages. */
  readonly hints?: ArticleHints;
  /** For text that a page tells as HTML in its data. Handed in, as the document is: extraction holds no parser. */
  readonly parseFragment: (html: string) => HtmlParent;
}

/** Finds the elements that a selector of the source names, in document order. */
export type Find = (document: HtmlDocument) => readonly HtmlElement[];

/** The source's selectors, ready to be asked; each wins for its field. */
export interface ArticleHints {
  readonly title?: Find;
  readonly published?: Find;
  readonly content?: Find;
  readonly byline?: Find;
  readonly credit?: Find;
  readonly remove?: readonly Find[];
}

/** The article but for `html` and `text`, which sanitization makes from `content`. */
export interface ExtractedArticle extends Omit<Article, "html" | "text"> {
  /** The article's blocks in order, detached from the page: only content is in them, still unsanitized. */
  readonly content: HtmlElement;
}

/** A printed line of the article's block: a paragraph, a heading, a list item, a cell, or a run between two `<br>`. */
export interface ContentLine {
  /** White space collapsed, trimmed. */
  readonly text: string;
  readonly nodes: readonly HtmlText[];
}

/** What the choice of the content tells the search for metadata. Nothing has been cut from the tree yet. */
export interface ContentView {
  /** The element of the page that holds the article; absent when the text comes from data in the page (JSON-LD, state). */
  readonly root: HtmlElement | undefined;
  /** In document order, without what is plainly not content (navigation, share bars, related links). */
  readonly lines: readonly ContentLine[];
}

/** An input whose elements were listed once, so that no field needs a walk of its own. */
export interface IndexedInput extends ExtractionInput {
  readonly index: PageIndex;
}

/** Every field of an article but those made from its content. */
export type MetadataFields = Omit<Article, "url" | "html" | "text" | "images" | "attachments">;

/** What `extractMetadata(input: IndexedInput, content: ContentView): Metadata` answers. */
export interface Metadata {
  /** Without a title only if the page has none at all. `canonicalUrl` is the page's own address if nothing better is believable. */
  readonly fields: Omit<MetadataFields, "title" | "canonicalUrl"> & {
    readonly title?: string;
    readonly canonicalUrl?: string;
  };
  /** Lines of the content that say nothing but fields (byline line, 责任编辑, credit, 原标题): they are cut from it. */
  readonly consumed: ReadonlySet<ContentLine>;
  /** Names of the selectors that found nothing: `title`, `published`, `byline`, `credit`. */
  readonly lostSelectors: readonly string[];
  /** Made only when asked for. */
  readonly evidence: () => readonly FieldEvidence[];
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
