/**
 * A first crawl's articles enter together, in the order of their own dates: once each page has been asked for, or after an
 * hour those that came. `schema` is the version of this shape.
 */
export interface Backlog {
  readonly schema: 1;
  readonly since: string;
  /** Messages about the listing and its further pages that are under way; each may bring more articles. */
  readonly awaits: readonly string[];
  /** They enter: when, and which (those that were ready after `from` and up to `to`). */
  readonly wave?: { readonly enteredAt: string; readonly from: string; readonly to: string };
  /** What was ready up to this has entered. */
  readonly entered?: string;
}
