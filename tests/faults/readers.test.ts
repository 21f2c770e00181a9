import { describe, expect, it } from "vitest";
import { worldWithFeed } from "../support/feed-world.ts";

const PATH = "/feeds/xinwen.rss";

describe("F45 readers who ask for odd things", () => {
  it.each<readonly [string, string, Record<string, string>, number]>([
    ["a part", PATH, { range: "bytes=0-10" }, 200],
    ["a type that nobody has", PATH, { accept: "application/x-nothing;q=1, */*;q=0" }, 200],
    ["an encoding that nobody has", PATH, { "accept-encoding": "identity;q=0, x-nothing" }, 200],
    ["a tag of 8 KiB", PATH, { "if-none-match": `"${"x".repeat(8_192)}"` }, 200],
    ["a date that is none", PATH, { "if-modified-since": "昨天" }, 200],
    ["an address of 8 KiB", `${PATH}?include=${"x".repeat(8_192)}`, {}, 414],
    ["an address that is no text", "/feeds/%ff%fe.rss", {}, 404],
  ])("answers well who asks for %s", async (_, path, headers, status) => {
    const world = await worldWithFeed();
    const safe = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, encodeURI(value)]),
    );
    const response = await world.get(path, safe);
    expect(response.status).toBe(status);
    if (status === 200) expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(500);
  });

  it("answers a storm of conditional requests, GET and HEAD, with 304 and one rendering", async () => {
    const world = await worldWithFeed();
    const etag = (await world.get(PATH)).headers.get("etag") ?? "";
    const tags = [...Array.from({ length: 100 }, (_, index) => `"old-${index}"`), etag].join(", ");
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) =>
        world.app.request(PATH, {
          method: index % 2 === 0 ? "GET" : "HEAD",
          headers: { "if-none-match": tags },
        }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([304]));
    expect(world.problems).toEqual([]);
  });
});
