import { expect, it } from "vitest";
import { readBody } from "../../functions/usecases/build-feed-document.ts";
import { useCrawledSite } from "../support/crawled-site.ts";
import { listingPage, townNews } from "../support/news-pages.ts";
import { splitArticle, splitPage } from "../support/split-pages.ts";

const ITEM = townNews(210);
const FOLDER_OR_ENDING = /^.*\/|\.html$/g;
const PAGER = /<div class="page">.*<\/div>/;

const { world, start } = useCrawledSite();

/** As TRS numbers them: `1.html`, `1_1.html`, `1_2.html`. */
function pathOf(index: number): string {
  return ITEM.path.replace(".html", index === 0 ? ".html" : `_${index}.html`);
}

it("puts an article together where only a script knows its next page", async () => {
  const article = splitArticle(ITEM, 3);
  const name = ITEM.path.replace(FOLDER_OR_ENDING, "");
  world.site.pages.set("/news/", { body: listingPage([ITEM]) });
  for (const index of article.pages.keys()) {
    const script = `<script>createPageHTML(3, ${index}, "${name}", "html");</script>`;
    const body = splitPage(article, index + 1).replace(PAGER, script);
    world.site.pages.set(pathOf(index), { body });
  }
  await start({ listing: { links: ".list a" } });

  const [entry, ...others] = await world.pipeline.entries();
  expect(others).toEqual([]);
  const body = entry && (await readBody(entry, world.pipeline.deps.blobs));
  expect(body?.text.split("\n")).toEqual(article.pages.flat());
  const visited = world.site.visits().map(({ path }) => path);
  for (const index of [0, 1, 2])
    expect(visited.filter((path) => path === pathOf(index))).toHaveLength(1);
});
