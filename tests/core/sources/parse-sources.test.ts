import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseSources } from "../../../functions/core/sources/parse-sources.ts";
import { sourcesOf } from "../../support/source-lists.ts";

const EVERY_SETTING = `# yaml-language-server: $schema=./sources.schema.json
defaults: { timezone: Asia/Shanghai, politeness: { delay: 10s }, listing: { pages: 3 } }
sources:
  - url: https://news.example.cn/yaowen/
  - url: https://www.example.cn/gonggao/
    id: gonggao
    title: 通知公告
    groups: [city]
    every: 30m
    language: zh-CN
    timezone: Asia/Hong_Kong
    include: { title: [招标, 采购], url: ["/2026/**"] }
    exclude: { title: [Sport] }
    listing: { links: ".list a", next: ".page .next", pages: 2 }
    article: { title: "h1", published: ".time", content: "#zoom", byline: ".author", credit: ".from", remove: [".share"] }
    fullText: false
    retention: { days: 365 }
    politeness: { robots: ignore }
`;

describe("a right list", () => {
  it("reads every setting and applies the defaults part by part", () => {
    expect(sourcesOf(EVERY_SETTING)).toEqual([
      {
        id: "news-example-cn-yaowen",
        url: "https://news.example.cn/yaowen/",
        groups: [],
        timezone: "Asia/Shanghai",
        listing: { pages: 3 },
        article: {},
        fullText: true,
        politeness: { delayMs: 10_000, robots: "obey" },
      },
      {
        id: "gonggao",
        url: "https://www.example.cn/gonggao/",
        title: "通知公告",
        groups: ["city"],
        everyMs: 1_800_000,
        language: "zh-CN",
        timezone: "Asia/Hong_Kong",
        include: { title: ["招标", "采购"], url: ["/2026/**"] },
        exclude: { title: ["Sport"] },
        listing: { links: ".list a", next: ".page .next", pages: 2 },
        article: {
          title: "h1",
          published: ".time",
          content: "#zoom",
          byline: ".author",
          credit: ".from",
          remove: [".share"],
        },
        fullText: false,
        retentionDays: 365,
        politeness: { delayMs: 10_000, robots: "ignore" },
      },
    ]);
  });

  it("may be empty, as the one that ships is", () => {
    expect(sourcesOf("sources: []")).toEqual([]);
    expect(sourcesOf(readFileSync("sources.yaml", "utf8"))).toEqual([]);
  });

  it("may say where the operator is told", () => {
    const text = "notify: https://hooks.example.org/a\nsources: []";
    expect(parseSources(text, "sources.yaml")).toEqual({
      ok: true,
      sources: [],
      notify: "https://hooks.example.org/a",
    });
  });

  it("may use anchors and merge keys", () => {
    const [first, second] = sourcesOf(
      "defaults: &d { every: 1h }\nsources:\n  - &s { url: https://a.example/, groups: &g [city] }\n  - { <<: *s, url: https://b.example/, groups: *g }",
    );
    expect(first?.groups).toEqual(["city"]);
    expect(second).toEqual({ ...first, id: "b-example", url: "https://b.example/" });
  });

  it.each([
    ["https://www.example.cn/", "example-cn"],
    ["https://www.example.cn/gonggao/index.html", "example-cn-gonggao"],
    ["https://example.org/list.php?cat=3&page=1", "example-org-cat-3-page-1"],
    ["http://127.0.0.1:8087/zh/", "127-0-0-1-zh"],
    ["https://all/", expect.stringMatching(/^all-[0-9a-f]{8}$/)],
    [
      `https://example.org/${"long/".repeat(30)}`,
      expect.stringMatching(/^[a-z-]{55}-[0-9a-f]{8}$/),
    ],
    ["https://新闻.example/要闻/", expect.stringMatching(/^xn-efvy88h-example-[0-9a-f]{8}$/)],
  ])("names %s by its address", (url, id) => {
    expect(sourcesOf(`sources: [{ url: "${url}" }]`)[0]?.id).toEqual(id);
  });

  it("tells ids that two addresses would share apart, whatever their order", () => {
    const [a, b] = ["{ url: https://a.example/x-y/ }", "{ url: https://a.example/x_y/ }"];
    const ids = sourcesOf(`sources: [${a}, ${b}]`).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(sourcesOf(`sources: [${b}, ${a}]`).map(({ id }) => id)).toEqual(ids.toReversed());
    expect(ids[0]).toMatch(/^a-example-x-y-[0-9a-f]{8}$/);
  });

  it("gives a written id the preference over one that is made", () => {
    const ids = sourcesOf(
      "sources: [{ url: https://a.example/ }, { url: https://b.example/, id: a-example }]",
    ).map(({ id }) => id);
    expect(ids).toEqual([expect.stringMatching(/^a-example-[0-9a-f]{8}$/), "a-example"]);
  });
});
