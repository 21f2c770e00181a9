import { expect, it, onTestFinished } from "vitest";
import { scopesOf } from "../../functions/usecases/feed-subject.ts";
import { listFeedEntries } from "../../functions/usecases/list-feed-entries.ts";
import { startBackfill } from "../../functions/usecases/start-backfill.ts";
import { Crash, crashAt } from "../support/crash-at.ts";
import { createLoopbackSite } from "../support/loopback-site.ts";
import { newsItems, publishPager } from "../support/pager-site.ts";
import { createPipeline, type Pipeline } from "../support/pipeline.ts";

const MINUTE = 60_000;

it("a backfill loses and doubles nothing, wherever a worker dies", async () => {
  const site = await createLoopbackSite();
  onTestFinished(() => site.close());
  const items = newsItems(12);
  publishPager(site, items);
  let writes = 1;
  for (let nth = 1; nth <= writes; nth += 4) {
    const pipeline = createPipeline();
    await pipeline.apply({
      url: `${site.origin}/news/`,
      everyMs: 60 * MINUTE,
      listing: { pages: 1 },
    });
    await pipeline.tick();
    const count = crashAt(pipeline.deps, nth, "after");
    await startBackfill(await pipeline.source(), 3, pipeline.deps).catch(refuseOthers);
    for (let life = 0; life < 6; life += 1) {
      await pipeline.tick().catch(refuseOthers);
      pipeline.pass(61 * MINUTE);
    }
    expect(await titles(pipeline), `write ${nth}`).toEqual(items.map(({ title }) => title));
    expect((await pipeline.source()).backfill?.endedAt, `write ${nth}`).toBeDefined();
    writes = Math.max(writes, Math.min(60, count()));
  }
  expect(writes).toBeGreaterThan(30);
}, 60_000);

async function titles(pipeline: Pipeline): Promise<string[]> {
  const scopes = scopesOf(await pipeline.source());
  const part = { scopes, merged: false, limit: 100 };
  return (await listFeedEntries(part, pipeline.deps.articles)).map(({ title }) => title);
}

function refuseOthers(error: unknown): void {
  if (!(error instanceof Crash)) throw error;
}
