import { afterEach, beforeEach, expect, it } from "vitest";
import { tidings } from "../support/command.ts";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { newsItems, publishPager } from "../support/pager-site.ts";
import { createSetup } from "../support/started-service.ts";

let site: LoopbackSite;

beforeEach(async () => {
  site = await createLoopbackSite();
  publishPager(site, newsItems(18));
});

afterEach(() => site.close());

it("backfills a source without a service, and tells what came of it", async () => {
  const { data, sources } = createSetup(`sources:
  - { id: town, url: "${site.origin}/news/", listing: { pages: 1 } }
`);
  const options = ["--data", data, "--allow-network", "127.0.0.0/8"];
  expect(await tidings(["backfill", "town", "--pages", "none", ...options])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("expected a number from 2 to 500"),
  });
  expect((await tidings(["backfill", "--help"])).stdout).toContain("--pages <n>");
  await tidings(["apply", sources, "--data", data]);
  const crawl = await tidings(["crawl", "--sources", sources, ...options]);
  expect(crawl.code).toBe(0);
  expect(await tidings(["backfill", "city", ...options])).toMatchObject({
    code: 2,
    stderr: "tidings: no source city; there are: town\n",
  });

  const done = await tidings(["backfill", "town", "--pages", "3", "--json", ...options]);
  expect(JSON.parse(done.stdout)).toEqual({
    source: "town",
    ...{ pages: 3, taken: 3, shown: 15, known: 5, entered: 10, ended: "pages" },
  });
  const again = await tidings(["backfill", "town", "--pages", "9", ...options]);
  expect(again).toMatchObject({
    code: 0,
    stdout: "town: 4 pages, 18 articles shown, 15 known, 3 entered: the last page\n",
  });
}, 60_000);
