import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { tidings } from "../support/command.ts";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { listingPage, newsPage, townNews } from "../support/news-pages.ts";
import { createSetup } from "../support/started-service.ts";

let site: LoopbackSite;

beforeEach(async () => {
  site = await createLoopbackSite();
  const items = Array.from({ length: 8 }, (_, number) => townNews(number));
  site.pages.set("/", { body: listingPage(items) });
  for (const item of items) site.pages.set(item.path, { body: newsPage(item) });
  site.pages.set("/nothing/", { body: "<title>空</title><p>这里没有列表</p>" });
});

afterEach(() => site.close());

it("crawls without a service, tells what failed, and stores what an operator says", async () => {
  const { data, sources, writeSources } = createSetup("");
  writeSources(`sources:
  - { id: town, url: "${site.origin}/" }
  - { id: empty, url: "${site.origin}/nothing/" }
`);
  const crawl = ["crawl", "--data", data, "--allow-network", "127.0.0.0/8", "--json"];
  const first = await tidings([...crawl, "--sources", sources]);
  expect(first.code).toBe(0);
  expect(JSON.parse(first.stdout).sources).toMatchObject([
    { source: "empty", failed: 1, problems: [{ reason: "no-links" }] },
    { source: "town", discovered: 8, new: 8, failed: 0, problems: [] },
  ]);
  const alone = await tidings([...crawl, "empty"]);
  expect(alone.code).toBe(1);

  const paused = await tidings(["pause", "town", "--data", data, "--json"]);
  expect(JSON.parse(paused.stdout)).toMatchObject({ id: "town", status: "paused" });
  const refused = await tidings([...crawl, "town"]);
  expect(refused).toMatchObject({
    code: 1,
    stderr: "tidings: source town is paused: tidings resume ends that\n",
  });
  expect((await tidings(["resume", "town", "--data", data])).stdout).toBe(
    "town is crawled again\n",
  );
  expect(await tidings(["approve", "nobody", "--data", data])).toMatchObject({
    code: 2,
    stderr: "tidings: no source nobody; there are: empty, town\n",
  });

  const requests = site.requests.length;
  const replayed = await tidings(["replay", "town", "--data", data, "--json"]);
  expect(JSON.parse(replayed.stdout)).toMatchObject({ looked: 8, changed: 0, articles: [] });
  expect(site.requests).toHaveLength(requests);
  expect((await tidings(["hide", "nothing", "--data", join(data)])).code).toBe(2);
  const status = await tidings(["status", "--data", data]);
  expect(status.stdout).toMatch(/^not running\nempty {2}.*\n.*\n {2}no-links: .+/);
}, 60_000);
