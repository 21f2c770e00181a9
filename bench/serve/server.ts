import { rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { createWebApp } from "../../functions/web/app.ts";
import { fillStores } from "./fill-stores.ts";
import { openStores } from "./open-stores.ts";

/** One process: the service on its stores, and beside it a route that returns a constant of the feed's size. */
const ENTRIES = 150;
const stores = openStores(process.argv[2]);
const feed = await fillStores(stores, ENTRIES);
const app = createWebApp({
  ...stores,
  clock: { now: () => new Date() },
  publicUrl: async () => "https://feeds.example.org",
  settings: { publicStatus: true },
});
const changing = new Hono();
changing.get("/rendered", async () => {
  await stores.feeds.touchFeed(feed, new Date().toISOString());
  return app.request("/feeds/bench.rss");
});

const first = await app.request("/feeds/bench.rss");
const body = new Uint8Array(await first.arrayBuffer());
const constant = new Hono();
constant.get("/", (context) =>
  context.body(body, 200, { "Content-Type": "application/rss+xml; charset=utf-8" }),
);
const gzipped = gzipSync(body);
constant.get("/gzip", (context) =>
  context.body(gzipped, 200, { "Content-Type": "application/rss+xml; charset=utf-8" }),
);
constant.get("/304", (context) => context.body(null, 304));

process.send?.({
  service: await listen(app.fetch),
  changing: await listen(changing.fetch),
  constant: await listen(constant.fetch),
  etag: first.headers.get("etag"),
  bytes: body.length,
  gzipped: gzipped.length,
});
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.on("disconnect", () => {
  rmSync(stores.directory, { recursive: true, force: true });
  process.exit();
});

function listen(fetch: Hono["fetch"]): Promise<string> {
  return new Promise((resolve) => {
    const server: ServerType = serve({ fetch, port: 0, hostname: "127.0.0.1" }, () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
}
