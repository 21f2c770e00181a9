import { expect, it, onTestFinished } from "vitest";
import { readBody } from "../../functions/usecases/build-feed-document.ts";
import { Crash, crashAt } from "../support/crash-at.ts";
import { createLoopbackSite } from "../support/loopback-site.ts";
import { listingPage, townNews } from "../support/news-pages.ts";
import { createPipeline, type Pipeline } from "../support/pipeline.ts";
import { type SplitArticle, splitArticle, splitPages } from "../support/split-pages.ts";

const MINUTE = 60_000;
const ITEM = townNews(210);
const CORRECTION =
  "更正:验收日期应为本月十五日,特此说明,给读者带来的不便敬请谅解,感谢各位读者的关注。";

it("a split article is neither lost nor doubled, wherever its worker dies", async () => {
  const site = await createLoopbackSite();
  onTestFinished(() => site.close());
  site.pages.set("/news/", { body: listingPage([ITEM]) });
  const publish = ({ pages, item }: SplitArticle) => {
    for (const [path, page] of splitPages({ item, pages })) site.pages.set(path, page);
    return pages.flat();
  };
  const article = splitArticle(ITEM, 3);
  const pages = article.pages.map((page, index) => (index === 2 ? [...page, CORRECTION] : page));

  let writes = 1;
  for (let nth = 1; nth <= writes; nth += 1) {
    const pipeline = createPipeline();
    const paragraphs = publish(article);
    await pipeline.apply({ url: `${site.origin}/news/`, listing: { links: ".list a" } });
    const first = crashAt(pipeline.deps, nth, "after");
    await survive(() => pipeline.tick(), pipeline);
    expect(await textOf(pipeline), `first visit, write ${nth}`).toEqual([0, ...paragraphs]);

    const corrected = publish({ ...article, pages });
    const revisit = crashAt(pipeline.deps, nth, "after");
    await survive(() => pipeline.crawl(), pipeline);
    await survive(() => pipeline.crawl(), pipeline);
    expect(await textOf(pipeline), `revisit, write ${nth}`).toEqual([1, ...corrected]);
    writes = Math.max(first(), revisit());
    if (nth === 1) expect(writes).toBeGreaterThan(10);
    if (nth >= 24) break;
  }
}, 60_000);

/** Until nothing is left of what a dead worker had begun. */
async function survive(work: () => Promise<void>, pipeline: Pipeline): Promise<void> {
  for (let lives = 0; lives < 3; lives += 1) {
    await (lives === 0 ? work() : pipeline.tick()).catch(refuseOthers);
    pipeline.pass(21 * MINUTE);
  }
}

function refuseOthers(error: unknown): void {
  if (!(error instanceof Crash)) throw error;
}

/** How often the only entry was revised, and its paragraphs. */
async function textOf(pipeline: Pipeline): Promise<(number | string)[]> {
  const [entry, ...others] = await pipeline.entries();
  if (entry === undefined || others.length > 0) return [];
  const body = await readBody(entry, pipeline.deps.blobs);
  return [entry.revisions.length, ...(body?.text.split("\n") ?? [])];
}
