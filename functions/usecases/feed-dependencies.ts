import type { LeftOut } from "../core/feeds/clean-entry.ts";
import type { ArticleStore, BlobStore, Clock, FeedStore, SourceStore } from "./ports.ts";

/** All that serving stands on. */
export interface FeedDependencies {
  readonly sources: SourceStore;
  readonly articles: ArticleStore;
  readonly feeds: FeedStore;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  /** The service's own address without a slash at its end: every absolute address in a feed begins with it. */
  readonly publicUrl: () => Promise<string>;
  /** The WebSub hub that every feed names. */
  readonly hub?: string;
  /** Told of what a document had to do without; by default nobody is. */
  readonly report?: (problem: FeedProblem) => void;
}

export type FeedProblem =
  | { readonly kind: "entry-left-out"; readonly feed: string; readonly entry: LeftOut }
  | { readonly kind: "body-lost"; readonly feed: string; readonly id: string }
  | { readonly kind: "entries-shortened"; readonly feed: string; readonly count: number }
  | { readonly kind: "failed"; readonly address: string; readonly error: unknown }
  | { readonly kind: "not-kept"; readonly feed: string; readonly error: unknown }
  | { readonly kind: "served-old"; readonly feed: string; readonly error: unknown };
