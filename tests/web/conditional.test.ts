import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { worldWithFeed } from "../support/feed-world.ts";

const PATH = "/feeds/xinwen.atom";

describe("conditional requests", () => {
  it.each<[string, (etag: string) => Record<string, string>, number]>([
    ["its own tag", (etag) => ({ "If-None-Match": etag }), 304],
    ["its own tag, made weak on the way", (etag) => ({ "If-None-Match": `W/${etag}` }), 304],
    ["a list that has it", (etag) => ({ "If-None-Match": `"a", ${etag} , W/"b"` }), 304],
    ["a star", () => ({ "If-None-Match": "*" }), 304],
    ["another tag", () => ({ "If-None-Match": '"other"' }), 200],
    ["a tag without its quotes", (etag) => ({ "If-None-Match": etag.replaceAll('"', "") }), 200],
    [
      "another tag beside a good date",
      () => ({ "If-None-Match": '"x"', "If-Modified-Since": "Sun, 22 Nov 2026 12:00:00 GMT" }),
      200,
    ],
    [
      "its own tag beside a bad date",
      (etag) => ({ "If-None-Match": etag, "If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT" }),
      304,
    ],
    [
      "the date of the last change",
      () => ({ "If-Modified-Since": "Sun, 22 Nov 2026 12:00:00 GMT" }),
      304,
    ],
    ["a later date", () => ({ "If-Modified-Since": "Sun, 22 Nov 2026 12:20:00 GMT" }), 304],
    [
      "the same date in the form of RFC 850",
      () => ({ "If-Modified-Since": "Sunday, 22-Nov-26 12:00:00 GMT" }),
      304,
    ],
    [
      "a date a second earlier",
      () => ({ "If-Modified-Since": "Sun, 22 Nov 2026 11:59:59 GMT" }),
      200,
    ],
    ["what is no date", () => ({ "If-Modified-Since": "2026" }), 200],
  ])("%s", async (_, headers, status) => {
    const world = await worldWithFeed();
    const etag = (await world.get(PATH)).headers.get("etag") ?? "";
    expect((await world.get(PATH, headers(etag))).status).toBe(status);
  });

  it("never share a date between two documents, though they follow within a second", async () => {
    const world = await worldWithFeed();
    const dates: string[] = [];
    for (let change = 0; change < 3; change += 1) {
      await world.addEntry(world.source, `change-${change}`, {
        enteredAt: "2026-11-22T12:29:59.000Z",
      });
      dates.push((await world.get(PATH)).headers.get("last-modified") ?? "");
      world.time.now = new Date(world.time.now.getTime() + 100);
    }
    const [first = ""] = dates;
    expect((await world.get(PATH, { "If-Modified-Since": first })).status).toBe(200);
    for (const date of dates)
      expect(Date.parse(date)).toBeLessThanOrEqual(world.time.now.getTime());
  });

  it("keep tag and date while a crawl touches the feed without changing the document", async () => {
    const world = await worldWithFeed();
    const first = await world.get(PATH);
    await world.feeds.touchFeed(`source:${world.source.key}`, world.time.now.toISOString());
    const second = await world.get(PATH);
    expect(second.headers.get("etag")).toBe(first.headers.get("etag"));
    expect(second.headers.get("last-modified")).toBe(first.headers.get("last-modified"));
  });

  it("change the tag when a source's title changes", async () => {
    const world = await worldWithFeed();
    const before = (await world.get(PATH)).headers.get("etag") ?? "";
    const { source } = world;
    await world.sources.saveSource({
      ...source,
      revision: 2,
      source: { ...source.source, title: "改名 Renamed" },
    });
    const after = await world.get(PATH, { "If-None-Match": before });
    expect(after.status).toBe(200);
    expect(await after.text()).toContain("改名 Renamed");
  });
});

describe("encodings", () => {
  it.each([
    ["gzip", "gzip"],
    ["br", "br"],
    ["gzip, deflate, br", "br"],
    ["gzip;q=1.0, br;q=0.5", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["*", "br"],
    ["identity", null],
    ["deflate", null],
    ["", null],
  ])("answers %j with %s", async (accepted, encoding) => {
    const world = await worldWithFeed();
    const plain = Buffer.from(await (await world.get(PATH)).arrayBuffer());
    const response = await world.get(PATH, { "Accept-Encoding": accepted });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("vary")).toContain("Accept-Encoding");
    expect(response.headers.get("content-length")).toBe(String(bytes.length));
    const decoded =
      encoding === "gzip"
        ? gunzipSync(bytes)
        : encoding === "br"
          ? brotliDecompressSync(bytes)
          : bytes;
    expect(decoded.equals(plain)).toBe(true);
  });

  it("have tags of their own, each valid as long as its encoding is still taken", async () => {
    const world = await worldWithFeed();
    const tags = await Promise.all(
      ["identity", "gzip", "br"].map(
        async (name) =>
          (await world.get(PATH, { "Accept-Encoding": name })).headers.get("etag") ?? "",
      ),
    );
    expect(new Set(tags).size).toBe(3);
    const [identity = "", gzip = ""] = tags;
    const all = await world.get(PATH, { "Accept-Encoding": "gzip, br", "If-None-Match": gzip });
    expect([all.status, all.headers.get("etag")]).toEqual([304, gzip]);
    expect(
      (await world.get(PATH, { "Accept-Encoding": "identity", "If-None-Match": gzip })).status,
    ).toBe(200);
    expect(
      (await world.get(PATH, { "Accept-Encoding": "gzip, br", "If-None-Match": identity })).status,
    ).toBe(304);
  });
});
