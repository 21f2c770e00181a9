/** CSS selectors of one source; each wins for its field. */
export interface ListingSelectors {
  readonly links?: string;
  readonly next?: string;
}

export interface ArticleSelectors {
  readonly title?: string;
  readonly published?: string;
  readonly content?: string;
  readonly byline?: string;
  readonly credit?: string;
  readonly remove?: readonly string[];
}

/** Words in the title (any of them) and globs on the address's path. */
export interface LinkFilter {
  readonly title?: readonly string[];
  readonly url?: readonly string[];
}

/** A page that we watch, with its settings: an entry of `sources.yaml` with the defaults applied. */
export interface Source {
  /** `[a-z0-9-]{1,64}`, unique, part of its feed's address. */
  readonly id: string;
  readonly url: string;
  readonly title?: string;
  readonly groups: readonly string[];
  /** Milliseconds; absent: learned. */
  readonly everyMs?: number;
  /** BCP 47; absent: the page's own. */
  readonly language?: string;
  /** An IANA zone, for times that a page prints without one. */
  readonly timezone?: string;
  readonly include?: LinkFilter;
  readonly exclude?: LinkFilter;
  readonly listing: ListingSelectors & { readonly pages?: number };
  readonly article: ArticleSelectors;
  readonly fullText: boolean;
  readonly retentionDays?: number;
  readonly politeness: { readonly delayMs?: number; readonly robots: "obey" | "ignore" };
}
