import { expect, it, onTestFinished } from "vitest";
import { Crash, crashAt } from "../support/crash-at.ts";
import { createLoopbackSite } from "../support/loopback-site.ts";
import { newsItems, publishPager } from "../support/pager-site.ts";
import { createPipeline } from "../support/pipeline.ts";

const MINUTE = 60_000;

it("a first crawl loses and doubles nothing, wherever a worker dies", async () => {
  const site = await createLoopbackSite();
  onTestFinished(() => site.close());
  const items = newsItems(8);
  publishPager(site, items);
  let writes = 1;
  for (let nth = 1; nth <= Math.min(writes, 60); nth += 4) {
    const pipeline = createPipeline();
    await pipeline.apply({ url: `${site.origin}/news/`, everyMs: 60 * MINUTE });
    const count = crashAt(pipeline.deps, nth, "after");
    for (let life = 0; life < 5; life += 1) {
      await pipeline.tick().catch(refuseOthers);
      pipeline.pass(21 * MINUTE);
    }
    const titles = (await pipeline.entries()).map(({ title }) => title);
    const all = items.map(({ title }) => title);
    expect(titles.toSorted(), `write ${nth}`).toEqual(all.toSorted());
    const due = await pipeline.deps.articles.listDueArticles("9999", 50);
    expect(due).toEqual([]);
    expect((await pipeline.source()).backlog).toBeUndefined();
    writes = Math.max(writes, count());
  }
  expect(writes).toBeGreaterThan(30);
}, 60_000);

function refuseOthers(error: unknown): void {
  if (!(error instanceof Crash)) throw error;
}
