import { type ByteCache, createByteCache } from "./byte-cache.ts";
import type { FeedDependencies } from "./feed-dependencies.ts";
import type { ServedDocument } from "./served-document.ts";
import { createSourceDirectory, type SourceDirectory } from "./source-directory.ts";

export interface ServingLimits {
  /** How long a source's record is believed without looking again. */
  readonly rememberSourcesMs?: number;
  /** For documents in memory. */
  readonly cacheBytes?: number;
}

/** What one process remembers while it serves. */
export interface ServingContext extends FeedDependencies {
  readonly directory: SourceDirectory;
  readonly cache: ByteCache;
  /** Renderings under way, by feed, format and stamp: whoever comes meanwhile waits for the same one. */
  readonly underWay: Map<string, Promise<ServedDocument>>;
  /** The last good document by feed and format, for the time when the store does not answer. */
  readonly lastGood: Map<string, ServedDocument>;
}

const REMEMBER_MS = 1_000;
const CACHE_BYTES = 32_000_000;

export function createServingContext(
  deps: FeedDependencies,
  { rememberSourcesMs = REMEMBER_MS, cacheBytes = CACHE_BYTES }: ServingLimits = {},
): ServingContext {
  return {
    ...deps,
    directory: createSourceDirectory(deps.sources, deps.clock, rememberSourcesMs),
    cache: createByteCache(cacheBytes),
    underWay: new Map(),
    lastGood: new Map(),
  };
}
