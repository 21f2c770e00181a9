import { beforeEach, onTestFinished } from "vitest";
import type { Source } from "../../functions/core/source.ts";
import { createLoopbackSite, type LoopbackSite } from "./loopback-site.ts";
import { createPipeline, type Pipeline } from "./pipeline.ts";

const HOUR = 3_600_000;

export interface CrawledSite {
  readonly site: LoopbackSite;
  readonly pipeline: Pipeline;
}

/** A site on loopback and a pipeline that crawls it, new for each test of the file that calls this; and what is done with them. */
export function useCrawledSite() {
  const world = {} as { -readonly [Part in keyof CrawledSite]: CrawledSite[Part] };

  beforeEach(async () => {
    world.site = await createLoopbackSite();
    onTestFinished(() => world.site.close());
    world.pipeline = createPipeline();
  });

  return {
    world: world as CrawledSite,
    paths: () => world.site.visits().map(({ path }) => path),
    /** Of all entries, newest first. */
    titles: async () => (await world.pipeline.entries()).map(({ title }) => title),
    /** Watches `/news/`, every hour unless `more` says otherwise, and crawls it for the first time. */
    async start(more: Partial<Source> = {}): Promise<void> {
      const url = `${world.site.origin}/news/`;
      await world.pipeline.apply({ url, everyMs: HOUR, ...more });
      await world.pipeline.tick();
    },
    /** The next tick after that time; what was asked and done before is forgotten. */
    async later(milliseconds = 2 * HOUR): Promise<void> {
      world.site.requests.length = 0;
      world.pipeline.summaries.length = 0;
      world.pipeline.pass(milliseconds);
      await world.pipeline.tick();
    },
    /** A listing of these rows, under a navigation. */
    show(rows: string, path = "/news/"): void {
      world.site.pages.set(path, {
        body: `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>新闻动态-新城新闻网</title></head><body><div class="nav"><a href="/">首页</a></div>${rows}</body></html>`,
      });
    },
  };
}
