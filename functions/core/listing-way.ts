/** An address at which a source's articles are told, and what reads it: its page, a frame of that, a feed … */
export interface ListingWay {
  readonly url: string;
  readonly reader: "page" | "feed" | "sitemap" | "json";
}

/** What a look at a way found. Counts are of links. */
export interface WayFigures extends ListingWay {
  readonly links: number;
  readonly dated: number;
  /** How many of the articles that the page shows it tells. */
  readonly shared: number;
}
