import type {
  ArticleStore,
  BlobStore,
  Clock,
  FeedStore,
  MessageQueue,
  Notifier,
  SourceStore,
} from "./ports.ts";
import type { PageVisitor } from "./visit-page.ts";

/** All that crawling stands on; a handler builds it once. */
export interface CrawlDependencies {
  readonly sources: SourceStore;
  readonly articles: ArticleStore;
  readonly feeds: FeedStore;
  readonly blobs: BlobStore;
  readonly queue: MessageQueue;
  readonly clock: Clock;
  readonly pages: PageVisitor;
  /** Absent where the operator named nobody to be told. */
  readonly notifier?: Notifier;
}
