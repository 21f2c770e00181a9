import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDynamoDbArticleStore } from "../../functions/adapters/dynamodb-article-store.ts";
import { createDynamoDbClient } from "../../functions/adapters/dynamodb-client.ts";
import { createDynamoDbSourceStore } from "../../functions/adapters/dynamodb-source-store.ts";
import { createS3BlobStore } from "../../functions/adapters/s3-blob-store.ts";
import { createS3Client } from "../../functions/adapters/s3-client.ts";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { listingPage, newsPage, townNews } from "../support/news-pages.ts";
import { cdk, deploy, type Outputs } from "./cdk.ts";
import { askHost, emulatedHost } from "./http-api.ts";
import { createTestQueue } from "./test-queue.ts";
import { waitFor } from "./wait-for.ts";

const NEWS = [1, 2, 3].map((number) => townNews(number));
const file = join(mkdtempSync(join(tmpdir(), "tidings-sources-")), "sources.yaml");
const settings = { allowNetwork: "127.0.0.0/8", sources: file, alarmEmail: "desk@example.org" };
const dynamodb = createDynamoDbClient();

let site: LoopbackSite;
let outputs: Outputs;

const sources = () => createDynamoDbSourceStore(dynamodb, outputs.TableName ?? "");
const articles = () => createDynamoDbArticleStore(dynamodb, outputs.TableName ?? "");
const ask = (path: string, headers?: Record<string, string>) =>
  askHost(emulatedHost(outputs.ApiUrl ?? ""), path, headers);
const entered = () => articles().listEntries({ scope: "all", order: "newest", limit: 10 });

const NOTICES = () => `  - { url: "${site.origin}/notices/", id: notices }`;

function writeSources(title = "新城新闻", ...more: readonly string[]): void {
  const town = `  - { url: "${site.origin}/news/", id: town, title: ${title}, every: 1m }`;
  writeFileSync(file, ["sources:", town, ...more, ""].join("\n"));
}

beforeAll(async () => {
  site = await createLoopbackSite();
  site.pages.set("/news/", { body: listingPage(NEWS) });
  for (const item of NEWS) site.pages.set(item.path, { body: newsPage(item) });
  writeSources();
  await cdk("bootstrap", "aws://000000000000/us-east-1");
  outputs = await deploy(settings);
});

afterAll(() => site?.close());

it("has its sources from the deployment itself", async () => {
  const stored = await sources().listSources();
  expect(stored.map(({ source, status }) => [source.id, source.title, status])).toEqual([
    ["town", "新城新闻", "active"],
  ]);
});

it("crawls by itself: the schedule fires, the queues carry, the functions store", async () => {
  const stored = await waitFor("three articles", async () => {
    const found = await entered();
    return found.length === NEWS.length ? found : undefined;
  });
  expect(stored.map(({ title }) => title).toSorted()).toEqual(
    NEWS.map(({ title }) => title).toSorted(),
  );
  expect(site.visits().filter(({ path }) => path !== "/news/")).toHaveLength(NEWS.length);
});

it.each([
  ["rss", "application/rss+xml; charset=utf-8"],
  ["atom", "application/atom+xml; charset=utf-8"],
  ["json", "application/feed+json; charset=utf-8"],
])("serves the feed as %s, by its public address, and not twice", async (format, type) => {
  const feed = await ask(`/feeds/town.${format}`);
  expect([feed.status, feed.headers["content-type"]]).toEqual([200, type]);
  for (const { title, paragraphs } of NEWS) {
    expect(feed.body).toContain(title);
    expect(feed.body).toContain(paragraphs[3]);
  }
  expect(feed.body).toContain(`${outputs.PublicUrl}/feeds/town.${format}`);
  const again = await ask(`/feeds/town.${format}`, { "if-none-match": feed.headers.etag ?? "" });
  expect([again.status, again.body]).toEqual([304, ""]);
});

it("answers 404 for a feed that there never was", async () => {
  expect((await ask("/feeds/none.atom")).status).toBe(404);
});

it("keeps its renderings and bodies where they are looked for", async () => {
  const blobs = createS3BlobStore(createS3Client(), outputs.BucketName ?? "");
  const [{ id = "", contentHash = "", snapshotKey = "" } = {}] = await entered();
  expect(await blobs.getBlob(`bodies/${id}/${contentHash}`)).toBeDefined();
  expect(await blobs.getBlob(snapshotKey)).toBeDefined();
});

it("serves the world through its distribution: a feed to a reader, a page to a browser", async () => {
  const through = (headers: Record<string, string>) =>
    askHost(outputs.DistributionDomain ?? "", "/feeds/town.atom?utm_source=x", headers);
  const feed = await through({ "sec-fetch-dest": "empty" });
  expect([feed.status, feed.headers["content-type"]]).toEqual([
    200,
    "application/atom+xml; charset=utf-8",
  ]);
  expect(feed.headers["strict-transport-security"]).toBe("max-age=31536000");
  const page = await through({ "sec-fetch-dest": "document", "accept-language": "zh-CN" });
  expect([page.status, page.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
  expect(page.body).toContain('lang="zh');
});

it("puts aside a message that fails five times, and works on the others of its batch", async () => {
  const queue = await createTestQueue(outputs.ArticleQueueUrl ?? "");
  const [known] = await entered();
  const visits = site.visits().length;
  const good = {
    version: 1,
    kind: "crawl-article",
    sourceKey: known?.sourceKey,
    articleId: known?.id,
    enqueuedAt: new Date().toISOString(),
  };
  await queue.send('{"version":99}', JSON.stringify(good), "not JSON");
  const dead = await waitFor("two dead letters", () => queue.deadLetters(2));
  expect(dead.toSorted()).toEqual(["not JSON", '{"version":99}']);
  expect(await queue.countWaiting()).toBe(0);
  expect(site.visits().length).toBeGreaterThan(visits);
});

it("is updated in place: what was stored stays, new sources come", async () => {
  const before = await ask("/feeds/town.json");
  writeSources("新城新闻", NOTICES());
  outputs = await deploy(settings);
  const stored = await sources().listSources();
  expect(stored.map(({ source }) => source.id)).toEqual(["notices", "town"]);
  const after = await ask("/feeds/town.json");
  expect(guids(after.body)).toEqual(guids(before.body));
});

it("is led by the command from elsewhere: status, crawl, apply", async () => {
  const { sources: lines } = await tidings("status");
  const town = lines.find(({ id }: { id: string }) => id === "town");
  expect(town).toMatchObject({ title: "新城新闻", health: { state: "healthy" } });

  const news = townNews(4);
  site.pages.set("/news/", { body: listingPage([news, ...NEWS]) });
  site.pages.set(news.path, { body: newsPage(news) });
  await tidings("crawl", "town");
  const stored = await waitFor("a fourth article", async () => {
    const found = await entered();
    return found.length > NEWS.length ? found : undefined;
  });
  expect(stored[0]?.title).toBe(news.title);

  writeSources("新城要闻");
  expect(await tidings("apply", file)).toMatchObject({ changed: ["town"], removed: ["notices"] });
  expect(JSON.parse((await ask("/feeds/town.json")).body).title).toBe("新城要闻");
});

it("leaves the sources alone when a deployment changes something else", async () => {
  writeSources("新城新闻", NOTICES());
  outputs = await deploy({ ...settings, publicStatus: "true" });
  expect((await sources().findSource("town"))?.source.title).toBe("新城要闻");
  expect(JSON.parse((await ask("/status.json")).body).sources[0]).toHaveProperty("health");
});

it("does not go back to the sources of before when a deployment fails after they were applied", async () => {
  writeSources();
  const app = new URL("./broken-app.ts", import.meta.url);
  const broken = deploy({ ...settings, publicStatus: "true" }, "--app", `node ${app.pathname}`);
  await expect(broken).rejects.toThrow("Broken");
  const stack = await describeStack();
  expect(stack?.StackStatus).toBe("UPDATE_ROLLBACK_COMPLETE");
  const stored = await sources().listSources();
  expect(stored.map(({ source, status }) => [source.id, status])).toEqual([
    ["notices", "removed"],
    ["town", "active"],
  ]);
});

it("leaves sources, articles and bodies behind when it is destroyed", async () => {
  const context = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  await cdk("destroy", "--force", ...context);
  await expect(describeStack()).rejects.toThrow("does not exist");
  expect(await entered()).toHaveLength(NEWS.length + 1);
  expect((await ask("/feeds/town.atom")).status).toBe(404);
});

/** What the `tidings` command answers when it is led to the stack. */
async function tidings(...args: readonly string[]) {
  const command = ["local/main.ts", ...args, "--stack", "Tidings", "--json"];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  return JSON.parse(stdout);
}

function guids(feed: string): string[] {
  return JSON.parse(feed).items.map(({ id }: { id: string }) => id);
}

async function describeStack() {
  const command = new DescribeStacksCommand({ StackName: "Tidings" });
  const { Stacks } = await new CloudFormationClient().send(command);
  return Stacks?.[0];
}
