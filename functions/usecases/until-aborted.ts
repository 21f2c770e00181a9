import type { CrawlDependencies } from "./crawl-dependencies.ts";

/** The same dependencies for one message: its visit ends when `signal` is aborted, and the message waits for another worker. */
export function untilAborted(signal: AbortSignal, deps: CrawlDependencies): CrawlDependencies {
  const { pages } = deps;
  return { ...deps, pages: { visitPage: (visit) => pages.visitPage({ ...visit, signal }) } };
}
