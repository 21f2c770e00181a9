import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished, vi } from "vitest";
import { createLoopbackSite } from "../support/loopback-site.ts";
import { listingPage, newsPage, townNews } from "../support/news-pages.ts";
import { createSetup, startCommand } from "../support/started-service.ts";

/** A WebSub hub that keeps what it is told. */
async function startHub(): Promise<{ readonly url: string; readonly told: string[] }> {
  const told: string[] = [];
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(Buffer.concat(await Array.fromAsync(request)).toString());
    told.push(...form.getAll("hub.url"));
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, told };
}

it("names the hub of the list in every feed, and tells it what a crawl has brought", async () => {
  const hub = await startHub();
  const site = await createLoopbackSite();
  onTestFinished(() => site.close());
  const items = [1, 2, 3, 4, 5, 6].map((number) => townNews(200 + number));
  site.pages.set("/news/", { body: listingPage(items) });
  for (const item of items) site.pages.set(item.path, { body: newsPage(item) });

  const setup = createSetup(
    `hub: ${hub.url}\nsources: [{ url: "${site.origin}/news/", id: news }]\n`,
  );
  const service = await startCommand(setup, "--public-url", "https://feeds.example.org");
  await vi.waitFor(
    () => expect(hub.told).toContain("https://feeds.example.org/feeds/news.atom"),
    10_000,
  );
  const response = await service.get("/feeds/news.atom");
  expect(response.headers.get("link")).toContain(`<${hub.url}>; rel="hub"`);
  await service.end("SIGTERM");
});
