import { describe, expect, it } from "vitest";
import { createWebApp } from "../../functions/web/app.ts";
import { createFeedWorld, PUBLIC_URL, worldWithFeed } from "../support/feed-world.ts";

const PATH = "/feeds/xinwen.atom";

describe("methods, headers and refusals", () => {
  it("gives HEAD the headers of GET and no body", async () => {
    const world = await worldWithFeed();
    const [get, head] = [await world.get(PATH), await world.app.request(PATH, { method: "HEAD" })];
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect([...head.headers]).toEqual([...get.headers]);
  });

  it("lets readers in browsers in", async () => {
    const world = await worldWithFeed();
    const headers = {
      Origin: "https://reader.example",
      "Access-Control-Request-Method": "GET",
      "Access-Control-Request-Headers": "if-none-match",
    };
    const preflight = await world.app.request(PATH, { method: "OPTIONS", headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-headers")?.toLowerCase()).toContain(
      "if-none-match",
    );
    const get = await world.get(PATH, { Origin: "https://reader.example" });
    expect(get.headers.get("access-control-expose-headers")).toContain("ETag");
    expect(get.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(get.headers.get("x-content-type-options")).toBe("nosniff");
    expect(get.headers.get("set-cookie")).toBeNull();
  });

  it("tells caches how long, and readers the one address of the feed", async () => {
    const world = await worldWithFeed();
    const { headers } = await world.get(PATH);
    expect(headers.get("cache-control")).toBe(
      "public, max-age=300, stale-while-revalidate=600, stale-if-error=86400",
    );
    expect(headers.get("link")?.match(/rel="self"/g)).toHaveLength(1);
    expect(headers.get("link")).toContain(`<${PUBLIC_URL}/feeds/xinwen.atom>; rel="self"`);
    expect(headers.get("link")).toContain(`<${PUBLIC_URL}/feeds/xinwen.rss>; rel="alternate"`);
  });

  it("takes no notice of A-IM and of unknown parameters", async () => {
    const world = await worldWithFeed();
    const plain = await world.get(PATH);
    const other = await world.get(`${PATH}?utm_source=x&format=html`, { "A-IM": "feed" });
    expect([other.status, other.headers.get("etag")]).toEqual([200, plain.headers.get("etag")]);
  });

  it.each([
    ["POST", PATH, 405, "method-not-allowed"],
    ["DELETE", "/", 405, "method-not-allowed"],
    ["GET", `${PATH}?limit=0`, 400, "bad-parameter"],
    ["GET", `${PATH}?limit=101`, 400, "bad-parameter"],
    ["GET", `${PATH}?limit=ten`, 400, "bad-parameter"],
    ["GET", `${PATH}?limit=1&limit=2`, 400, "bad-parameter"],
    ["GET", `${PATH}?include=1,2,3,4,5,6,7,8,9,10,11`, 400, "bad-parameter"],
    ["GET", `${PATH}?exclude=${"长".repeat(51)}`, 400, "bad-parameter"],
    ["GET", `/feeds/${"x".repeat(3_000)}.rss`, 414, "address-too-long"],
    ["GET", "/feeds/nothing.rss", 404, "not-found"],
    ["GET", "/feeds/xinwen/archive/x.rss", 404, "not-found"],
    ["GET", "/articles/ffffffffffffffffffffffffffffffff", 404, "not-found"],
    ["GET", "/../../etc/passwd", 404, "not-found"],
  ])("answers %s %s with %i", async (method, path, status, code) => {
    const world = await worldWithFeed();
    const response = await world.app.request(path, { method });
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe(code);
    expect(error.message.length).toBeGreaterThan(10);
    if (status === 405) expect(response.headers.get("allow")).toContain("GET");
  });

  it("asks a client that hurries to come back later, and no other", async () => {
    const world = createFeedWorld({ requestsPerMinute: 30 });
    const ask = (remoteAddress: string) =>
      world.app.request("/health", {}, { incoming: { socket: { remoteAddress } } });
    for (let request = 0; request < 30; request += 1)
      expect((await ask("192.0.2.1")).status).toBe(200);
    const refused = await ask("192.0.2.1");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "2"]);
    expect((await ask("192.0.2.2")).status).toBe(200);
    world.time.now = new Date(world.time.now.getTime() + 2_000);
    expect((await ask("192.0.2.1")).status).toBe(200);
  });
});

describe("when the stores fail", () => {
  const down = async () => {
    throw new Error("down");
  };

  it("serves the rendering that is stored while entries can't be read, and tells the operator", async () => {
    const world = await worldWithFeed();
    const good = await (await world.get(PATH)).text();
    await world.addEntry(world.source, "two");
    const problems: string[] = [];
    const settings = { publicStatus: true };
    const app = createWebApp({
      ...world,
      articles: { ...world.articles, listEntries: down },
      settings,
      report: ({ kind }) => void problems.push(kind),
    });
    const response = await app.request(PATH);
    expect([response.status, await response.text()]).toEqual([200, good]);
    expect(problems).toContain("served-old");
  });

  it("serves what it served last while nothing can be read", async () => {
    const world = await worldWithFeed();
    const feeds = { ...world.feeds };
    const app = createWebApp({
      ...world,
      feeds,
      settings: { publicStatus: true, rememberSourcesMs: 0 },
    });
    const good = await (await app.request(PATH)).text();
    feeds.getFeeds = down;
    const response = await app.request(PATH);
    expect([response.status, await response.text()]).toEqual([200, good]);
    const never = await app.request("/feeds/all.rss");
    expect([never.status, never.headers.get("retry-after")]).toEqual([503, "60"]);
  });

  it("renders again when the stored rendering is gone", async () => {
    const world = await worldWithFeed();
    const good = await (await world.get(PATH)).text();
    const blobs = {
      ...world.blobs,
      getBlob: async (key: string) =>
        key.startsWith("renderings/") ? undefined : world.blobs.getBlob(key),
    };
    const app = createWebApp({ ...world, blobs, settings: { publicStatus: true } });
    expect(await (await app.request(PATH)).text()).toBe(good);
  });

  it("serves the feed though its rendering can't be kept", async () => {
    const world = await worldWithFeed();
    const app = createWebApp({
      ...world,
      blobs: { ...world.blobs, putBlob: down },
      settings: { publicStatus: true },
    });
    expect((await app.request(PATH)).status).toBe(200);
  });
});
