import { expect, it } from "vitest";
import { tidings } from "../support/command.ts";
import { createSetup, entriesOf, PUBLIC_URL, startCommand } from "../support/started-service.ts";

it("shows a stranger the demo newspaper within 20 seconds, and makes way for the first source", async () => {
  const setup = createSetup("sources: []\n");
  const startedAt = performance.now();
  const service = await startCommand(setup);
  const entries = await entriesOf(service, 40);
  expect(performance.now() - startedAt).toBeLessThan(20_000);
  expect(entries.map(({ title }) => title)).toEqual(
    expect.arrayContaining([
      "河湾大桥维修提前完工 今晨六点恢复双向通行",
      "The bridge is back, eleven days early",
    ]),
  );
  const market = entries.find(({ title }) => title === "老城菜市场改造方案公示 摊位一个不少");
  expect(market?.content_html).toContain("卖了二十六年豆腐的摊主徐桂芳");
  expect(market?.content_html).not.toMatch(/版权所有|上一篇|在线留言|微信公众号/);

  const page = await (await service.get("/")).text();
  expect(page).toContain("河湾日报");
  const status = await tidings(["status", "--data", setup.data, "--json"]);
  expect(JSON.parse(status.stdout).sources).toMatchObject([
    { id: "demo-en", health: { state: "healthy" } },
    { id: "demo-zh", health: { state: "healthy" } },
  ]);
  const opml = await tidings(["opml", "--data", setup.data]);
  expect(opml.stdout).toContain(`xmlUrl="${PUBLIC_URL}/feeds/demo-zh.rss"`);

  setup.writeSources("sources: [{ id: mine, url: http://127.0.0.1:1/news/ }]\n");
  await service.seen(/taken over: added mine/);
  const sources = (await (await service.get("/status.json")).json()) as { sources: object[] };
  expect(sources.sources).toMatchObject([{ id: "mine" }]);
  expect((await service.get("/feeds/demo-zh.rss")).status).toBe(404);
  expect(await service.end("SIGINT")).toMatchObject({ code: 0 });
}, 60_000);
