import type { DatePrecision } from "../article.ts";
import type { HtmlDocument } from "../html/tree.ts";
import type { LinkFilter, ListingSelectors } from "../source.ts";

export interface DiscoveryInput {
  readonly document: HtmlDocument;
  /** Where the listing was found, after redirects. */
  readonly url: string;
  /** ISO 8601: relative dates and dates without a year are read against it. */
  readonly fetchedAt?: string;
  readonly timezone?: string;
  readonly selectors?: ListingSelectors;
  readonly include?: LinkFilter;
  readonly exclude?: LinkFilter;
}

export interface DiscoveredLink {
  /** Absolute, as the page has it; identity is made from it by `canonicalizeUrl`. */
  readonly url: string;
  readonly title: string;
  /** ISO 8601 with offset, or a day. */
  readonly published?: string;
  readonly publishedPrecision?: DatePrecision;
  readonly teaser?: string;
  readonly image?: string;
  /** A document (PDF, Word): an entry made of title, date and the attachment, without fetching it. */
  readonly attachment?: { readonly type: string };
  /** Kept on top by the site; its place says nothing of its age. */
  readonly pinned?: boolean;
  /** Further pages of the same article, where the listing links to them; absolute. */
  readonly pages?: readonly string[];
  /** The title ends in an ellipsis: the article page has it in full. */
  readonly titleCut?: boolean;
}

export interface Discovery {
  /** In the page's order, one a canonical URL. */
  readonly links: readonly DiscoveredLink[];
  /** The listing's next page. */
  readonly next?: string;
  /** The listing's own name, without the site's slogan. */
  readonly title?: string;
  readonly language?: string;
  /** What a frameset shows, the likeliest listing first; such a page has no links of its own. Absolute. */
  readonly frames?: readonly string[];
  /** Addresses of data that the scripts of a page without links may ask for. Absolute. */
  readonly endpoints?: readonly string[];
  /** Feeds that the page announces, absolute. */
  readonly feeds: readonly string[];
  /** Selectors that found nothing. */
  readonly lostSelectors: readonly string[];
  /** What was used, and how many links each way would have given; for `--explain`. */
  readonly how: readonly {
    readonly way: string;
    readonly links: number;
    readonly used: boolean;
    readonly why: string;
  }[];
}
