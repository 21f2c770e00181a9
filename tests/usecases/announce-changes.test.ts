import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { createUndiciHubClient } from "../../functions/adapters/undici-hub-client.ts";
import { announceChanges } from "../../functions/usecases/announce-changes.ts";
import { touchFeeds } from "../../functions/usecases/touch-feeds.ts";
import { createFeedWorld, PUBLIC_URL } from "../support/feed-world.ts";
import { anEntry } from "../support/stored-records.ts";

/** A hub on loopback that gives the answers of a list, then 204. */
async function startHub(answers: number[] = []) {
  const topics: string[][] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const form = new URLSearchParams(body);
      expect(form.get("hub.mode")).toBe("publish");
      topics.push(form.getAll("hub.url"));
      response.writeHead(answers.shift() ?? 204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, topics };
}

async function storeOne(hub: string | undefined, publicUrl = PUBLIC_URL) {
  const world = createFeedWorld();
  const source = await world.addSource("xinwen");
  const pauses: number[] = [];
  const failures: string[] = [];
  const feeds = announceChanges(world.feeds, {
    hub,
    client: createUndiciHubClient(),
    sources: world.sources,
    publicUrl: async () => publicUrl,
    sleep: async (milliseconds) => void pauses.push(milliseconds),
    report: ({ reason }) => void failures.push(reason),
  });
  const entry = anEntry("one", world.time.now.toISOString(), { sourceKey: source.key });
  await world.articles.saveArticle(entry);
  await touchFeeds(entry, { feeds, clock: world.clock });
  const [record] = await world.feeds.getFeeds(["all"]);
  return { pauses, failures, version: record?.version };
}

describe("announcing a change to the hub", () => {
  it("names every address that shows the article, once", async () => {
    const hub = await startHub();
    await storeOne(hub.url);
    expect(hub.topics.flat().toSorted()).toEqual(
      ["all", "groups/city", "xinwen"].flatMap((name) =>
        ["atom", "json", "rss"].map((format) => `${PUBLIC_URL}/feeds/${name}.${format}`),
      ),
    );
  });

  it("asks again after a failure, and gives up after three attempts without harm", async () => {
    const recovering = await startHub([503]);
    expect(await storeOne(recovering.url)).toEqual({ pauses: [500], failures: [], version: 1 });
    const broken = await startHub([500, 500, 500, 500, 500, 500]);
    const { failures, version } = await storeOne(broken.url);
    expect(failures).toEqual(["the hub answered 500", "the hub answered 500"]);
    expect(version).toBe(1);
  });

  it("does not repeat what the hub refuses, and survives a hub that is not there", async () => {
    const refusing = await startHub([400, 400]);
    expect((await storeOne(refusing.url)).pauses).toEqual([]);
    expect((await storeOne("http://127.0.0.1:9/")).version).toBe(1);
  });

  it("tells nobody without a hub, and for an address that no hub could fetch", async () => {
    const hub = await startHub();
    await storeOne(undefined);
    await storeOne(hub.url, "http://127.0.0.1:8080");
    expect(hub.topics).toEqual([]);
  });
});

describe("a feed with a hub", () => {
  it.each(["rss", "atom", "json"])(
    "names it in the document and the header as %s",
    async (format) => {
      const world = createFeedWorld({ hub: "https://hub.example.org/" });
      await world.addEntry(await world.addSource("xinwen"), "one");
      const response = await world.get(`/feeds/xinwen.${format}`);
      expect(response.headers.get("link")).toContain('<https://hub.example.org/>; rel="hub"');
      expect(await response.text()).toContain("https://hub.example.org/");
    },
  );
});
