import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { parseOpml } from "feedsmith";
import { handle } from "hono/aws-lambda";
import { describe, expect, it } from "vitest";
import { addBilingualFeeds } from "../support/bilingual-feeds.ts";
import { createFeedWorld, PUBLIC_URL } from "../support/feed-world.ts";

async function bilingualWorld(settings = {}) {
  const world = createFeedWorld(settings);
  return { ...world, ...(await addBilingualFeeds(world)) };
}

describe("the subscriptions", () => {
  it("are OPML with a folder a group", async () => {
    const world = await bilingualWorld();
    const response = await world.get("/opml");
    expect(response.headers.get("content-type")).toBe("text/x-opml; charset=utf-8");
    const text = await response.text();
    const { body } = parseOpml(text);
    expect(body?.outlines?.map(({ text }) => text)).toEqual(["通知公告", "city", "world"]);
    const [single, city] = body?.outlines ?? [];
    expect(single).toMatchObject({
      type: "rss",
      xmlUrl: `${PUBLIC_URL}/feeds/gonggao.rss`,
      htmlUrl: "https://gonggao.example.cn/yaowen/",
    });
    expect(city?.outlines?.map(({ title }) => title)).toEqual(["Harbour News", "深圳要闻"]);
    expect(text).toContain('<outline text="city">');
  });
});

describe("behind API Gateway", () => {
  it("sends encoded bodies and pictures in base64, texts as text, and no body with a 304", async () => {
    const world = await bilingualWorld();
    const lambda = handle(world.app);
    const call = (path: string, headers: Record<string, string> = {}) =>
      lambda({
        version: "2.0",
        routeKey: "$default",
        rawPath: path,
        rawQueryString: "",
        headers,
        isBase64Encoded: false,
        body: null,
        requestContext: { http: { method: "GET", path } },
      } as never) as unknown as Promise<APIGatewayProxyStructuredResultV2>;
    const plain = await call("/feeds/all.atom");
    expect([plain.isBase64Encoded, plain.statusCode]).toEqual([false, 200]);
    expect(plain.body).toContain("深圳湾口岸");
    const packed = await call("/feeds/all.atom", { "accept-encoding": "gzip" });
    expect(packed.isBase64Encoded).toBe(true);
    expect(
      Buffer.from(packed.body ?? "", "base64")
        .subarray(0, 2)
        .toString("hex"),
    ).toBe("1f8b");
    expect((await call("/icon.png")).isBase64Encoded).toBe(true);
    const unchanged = await call("/feeds/all.atom", {
      "if-none-match": String(plain.headers?.etag),
    });
    expect([unchanged.statusCode, unchanged.body]).toEqual([304, ""]);
  });
});
