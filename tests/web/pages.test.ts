import { describe, expect, it } from "vitest";
import { addBilingualFeeds } from "../support/bilingual-feeds.ts";
import { createFeedWorld, PUBLIC_URL } from "../support/feed-world.ts";
import { aSource } from "../support/stored-records.ts";

const NAVIGATION = { "Sec-Fetch-Dest": "document", "Sec-Fetch-Mode": "navigate" };

async function bilingualWorld(settings = {}) {
  const world = createFeedWorld(settings);
  return { ...world, ...(await addBilingualFeeds(world)) };
}

async function textOf(response: Response): Promise<string> {
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  return response.text();
}

describe("a page", () => {
  it.each([
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
    ["en-GB,en;q=0.9,zh;q=0.8", "en"],
    ["de-DE,de;q=0.9", "en"],
    ["en;q=0.5,zh", "zh-CN"],
    ["", "en"],
  ])("is in the reader's language for %j", async (accepted, lang) => {
    const world = await bilingualWorld();
    const page = await textOf(await world.get("/", { "Accept-Language": accepted }));
    expect(page).toContain(`<html lang="${lang}">`);
    expect(await textOf(await world.get("/?lang=zh", { "Accept-Language": accepted }))).toContain(
      '<html lang="zh-CN">',
    );
  });

  it("runs and loads nothing of other houses, and nothing inline", async () => {
    const world = await bilingualWorld();
    const paths = [
      "/",
      "/sources/shenzhen-yaowen",
      `/articles/${world.records[0]?.id}`,
      "/feeds/all.rss",
    ];
    for (const path of paths) {
      const response = await world.get(path, NAVIGATION);
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(policy).toContain(
        path.startsWith("/articles/") ? "img-src 'self' https: http:" : "img-src 'self';",
      );
      const page = await textOf(response);
      expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?! src="\/assets\/)/);
      expect(response.headers.get("x-robots-tag")).toBe("noindex");
      const assets = [
        ...page.matchAll(
          /(?:src|rel="stylesheet" href|rel="icon" type="image\/png" href)="(\/[^"]+)"/g,
        ),
      ];
      expect(assets.length).toBeGreaterThanOrEqual(3);
      for (const [, asset = ""] of assets) expect((await world.get(asset)).status, asset).toBe(200);
    }
  });

  it("shows what was written as text, whatever it looks like", async () => {
    const world = createFeedWorld();
    const hostile = `</title><script>alert(1)</script>"' onload=x() &lt;b&gt;`;
    const source = await world.addSource("xinwen", {
      pageTitle: hostile,
      source: { ...aSource("xinwen").source, title: undefined },
    });
    const article = { html: "<p>ok</p>", text: "ok" };
    const change = {
      title: hostile,
      summary: hostile,
      credit: hostile,
      byline: [hostile],
      article,
    };
    const { id } = await world.addEntry(source, "one", {
      ...change,
      attachments: [{ url: "javascript:alert(1)", title: hostile }],
    });
    for (const path of ["/", "/sources/xinwen", `/articles/${id}`, "/feeds/xinwen.atom"]) {
      const page = await textOf(await world.get(path, NAVIGATION));
      expect(page).not.toContain("<script>");
      expect(page).not.toContain("javascript:");
      expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&quot;");
    }
  });

  it("names the feeds that belong to it, the main one first", async () => {
    const world = await bilingualWorld();
    const alternates = async (path: string) =>
      [
        ...(await textOf(await world.get(path, NAVIGATION))).matchAll(
          /<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">/g,
        ),
      ].map(([, type, href]) => `${type} ${href}`);
    expect((await alternates("/"))[0]).toBe(`application/rss+xml ${PUBLIC_URL}/feeds/all.rss`);
    expect(await alternates("/sources/harbour-news")).toEqual([
      `application/rss+xml ${PUBLIC_URL}/feeds/harbour-news.rss`,
      `application/atom+xml ${PUBLIC_URL}/feeds/harbour-news.atom`,
      `application/feed+json ${PUBLIC_URL}/feeds/harbour-news.json`,
    ]);
  });
});

describe("a feed that is opened in a browser", () => {
  it.each(["rss", "atom", "json"])(
    "is a page at the same address as %s, never kept by a cache",
    async (format) => {
      const world = await bilingualWorld();
      const response = await world.get(`/feeds/all.${format}`, {
        ...NAVIGATION,
        "Accept-Language": "zh-CN",
      });
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("vary")).toContain("Sec-Fetch-Dest");
      const page = await textOf(response);
      expect(page).toContain("这是一个订阅源");
      expect(page).toContain(`value="${PUBLIC_URL}/feeds/all.${format}"`);
      expect(page).toContain("深圳湾口岸新增通道启用");
      expect(page).toContain("feedly.com");
    },
  );

  it("says that a private address is for readers on this machine", async () => {
    const world = createFeedWorld();
    await world.addSource("xinwen");
    const { createWebApp } = await import("../../functions/web/app.ts");
    const app = createWebApp({
      ...world,
      publicUrl: async () => "http://127.0.0.1:8080",
      settings: { publicStatus: true },
    });
    const page = await (await app.request("/feeds/xinwen.rss", { headers: NAVIGATION })).text();
    expect(page).toContain("from this machine only");
    expect(page).not.toContain("feedly.com");
  });

  it("has pages for what is not there and for what is gone", async () => {
    const world = createFeedWorld();
    await world.addSource("old", { status: "removed" });
    for (const [path, status] of [
      ["/feeds/never.rss", 404],
      ["/feeds/old.rss", 410],
      ["/nothing", 404],
    ] as const) {
      const response = await world.get(path, NAVIGATION);
      expect(response.status).toBe(status);
      expect(await textOf(response)).toContain(`<p class="kicker">${status}</p>`);
    }
  });
});
