import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildBundles } from "../../bench/start/build-bundles.ts";
import { callBundle } from "../../bench/start/call-bundle.ts";
import { type EmptyAws, startEmptyAws } from "../../bench/start/empty-aws.ts";
import { delivery, FIRST_EVENTS, requestFor } from "../../bench/start/first-events.ts";
import { buildWithMap, mapStack } from "../../infra/map-stack.ts";
import { createApp } from "../support/stack.ts";

/** A part of an error's message, which stands in one place of the sources. */
const MESSAGE = "the page is over the parser's bound of";

let bundles: Map<string, string>;
let aws: EmptyAws;

beforeAll(async () => {
  const { app, stack } = createApp({ bundling: true });
  bundles = buildBundles(app, stack);
  aws = await startEmptyAws();
}, 120_000);

afterAll(() => aws?.close());

function call(name: keyof typeof FIRST_EVENTS, event?: object): Promise<unknown> {
  const directory = bundles.get(name) ?? "";
  const first = FIRST_EVENTS[name](aws.origin);
  return callBundle({ directory, event: event ?? first, endpoint: aws.origin });
}

describe("every bundle, alone in a bare Node", () => {
  it("is made of every handler", () => {
    expect([...bundles.keys()].toSorted()).toEqual(Object.keys(FIRST_EVENTS).toSorted());
    expect(bundles.size).toBe(readdirSync("functions/handlers").length);
  });

  it("schedule-crawls answers a tick", async () => {
    expect(await call("ScheduleCrawls")).toBeNull();
    expect(aws.asked).toContain("DynamoDB_20120810.Query");
  });

  it("crawl-source takes a batch and gives back what it cannot read", async () => {
    const batch = delivery({ kind: "crawl-source", sourceKey: "none" }, { version: 99 });
    const answer = await call("CrawlSource", batch);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "message-1" }] });
  });

  it("crawl-article takes a batch and gives back what it cannot read", async () => {
    const ids = { sourceKey: "none", articleId: "none" };
    const answer = await call(
      "CrawlArticle",
      delivery({ version: 99 }, { kind: "crawl-article", ...ids }),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "message-0" }] });
  });

  it("serve is small: every start loads all of it", () => {
    const { size } = statSync(join(bundles.get("Serve") ?? "", "index.mjs"));
    expect(size).toBeLessThan(600_000);
  });

  it("can be built again with a map, which tells where a line of its stacks stands in the sources", async () => {
    const deployed = readFileSync(join(bundles.get("CrawlArticle") ?? "", "index.mjs"), "utf8");
    const { code, map } = await buildWithMap("crawl-article");
    expect(code === deployed).toBe(true);
    expect(code, "Chinese as it is, half as long as in escapes").toContain("張张劉刘");

    const lines = code.split("\n");
    const at = lines.findIndex((line) => line.includes(MESSAGE));
    const place = `index.mjs:${at + 1}:${(lines[at]?.indexOf(MESSAGE) ?? 0) + 1}`;
    const stack = `Error: x\n    at Xr (file:///var/task/${place})\n    at node:internal/x:1:2\n`;
    expect(mapStack(stack, map)).toMatch(
      /^Error: x\n {4}at Xr \(functions\/core\/html\/parse-html\.ts:\d+:\d+\)\n {4}at node:internal\/x:1:2\n$/,
    );
  });

  it("none carries what could only find other credentials than Lambda's", () => {
    for (const directory of bundles.values()) {
      const code = readFileSync(join(directory, "index.mjs"), "utf8");
      expect(code).toContain("AWS_SESSION_TOKEN");
      expect(code).not.toMatch(/AssumeRoleWithWebIdentity|169\.254\.170\.2/);
    }
  });

  it("serve answers for a feed of nothing, and for one that there never was", async () => {
    expect(await call("Serve")).toMatchObject({
      statusCode: 200,
      headers: { "content-type": "application/atom+xml; charset=utf-8" },
    });
    expect(await call("Serve", requestFor("/feeds/all.rss"))).toMatchObject({
      body: expect.stringContaining("https://feeds.example.org/feeds/all.rss"),
    });
    const unknown = requestFor("/feeds/none.atom");
    expect(await call("Serve", unknown)).toMatchObject({ statusCode: 404 });
  });

  it("apply-sources carries the file that it applies, and tells CloudFormation", async () => {
    const carried = readFileSync(join(bundles.get("ApplySources") ?? "", "sources.yaml"), "utf8");
    expect(carried).toBe(readFileSync("tests/fixtures/infra/sources.yaml", "utf8"));
    await call("ApplySources");
    const address = { ...FIRST_EVENTS.ApplySources(aws.origin), RequestType: "Create" };
    await call("ApplySources", { ...address, ResourceType: "Custom::TidingsAddress" });
    expect(aws.asked).toEqual(expect.arrayContaining(["DynamoDB_20120810.PutItem", "PUT"]));
  });
});
