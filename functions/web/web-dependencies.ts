import type { FeedDependencies } from "../usecases/feed-dependencies.ts";
import type { ServingContext, ServingLimits } from "../usecases/serving-context.ts";

export interface WebSettings extends ServingLimits {
  /** The WebSub hub that every feed names; absent: none. */
  readonly hub?: string;
  /** Whether everybody may see health, its causes and cost. */
  readonly publicStatus: boolean;
  /** Of one client; absent: no limit here. */
  readonly requestsPerMinute?: number;
}

export interface WebDependencies extends Omit<FeedDependencies, "hub"> {
  readonly settings: WebSettings;
}

/** What every route gets. */
export interface WebContext {
  readonly serving: ServingContext;
  readonly settings: WebSettings;
}
