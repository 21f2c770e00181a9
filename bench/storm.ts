import { rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { serve } from "@hono/node-server";
import { sourceKey } from "../functions/core/identity.ts";
import type { SourceRecord } from "../functions/core/records.ts";
import { ALL_FEED, sourceFeed } from "../functions/usecases/touch-feeds.ts";
import { createWebApp } from "../functions/web/app.ts";
import { makeBody, makeEntry, makeSource } from "./serve/fill-stores.ts";
import { readFeed, type Tally } from "./storm/reader.ts";
import { openWatchedStores } from "./storm/watched-stores.ts";

/**
 * Readers that poll over HTTP while feeds change all the time, on SQLite: every answer is checked for what was stored before
 * the request. `npm run bench:storm -- [--readers N] [--feeds N] [--seconds N] [--changes PER_SECOND] [--json]`
 */
const { values } = parseArgs({
  options: {
    readers: { type: "string", default: "1000" },
    feeds: { type: "string", default: "200" },
    seconds: { type: "string", default: "30" },
    changes: { type: "string", default: "50" },
    json: { type: "boolean", default: false },
  },
});
const FORMATS = ["rss", "atom", "json"];
const CODINGS = ["gzip", "br", "identity"];

const { stores, renderings } = openWatchedStores();
const sources: SourceRecord[] = [];
for (let n = 1; n < Number(values.feeds); n += 1) sources.push(await addSource(n));
const newest = new Map<string, number>();
let entries = 0;
for (const source of sources) await addEntry(source);

const app = createWebApp({
  ...stores,
  clock: { now: () => new Date() },
  publicUrl: async () => "https://feeds.example.org",
  settings: { publicStatus: true },
});
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
await new Promise((resolve) => server.once("listening", resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const tally: Tally = {
  polls: 0,
  unchanged: 0,
  wrong: 0,
  stale: 0,
  serverErrors: 0,
  milliseconds: [],
};
const ending = new AbortController();
const readers = Array.from({ length: Number(values.readers) }, (_, n) => {
  const source = sources[n % Number(values.feeds)];
  const key = source?.key ?? ALL_FEED;
  const path = source === undefined ? "all" : source.source.id;
  const watched = {
    url: `${origin}/feeds/${path}.${FORMATS[n % 3]}`,
    encoding: CODINGS[Math.floor(n / 3) % 3] ?? "identity",
    newest: () => newest.get(key) ?? -1,
  };
  return readFeed(watched, tally, ending.signal);
});
const end = Date.now() + Number(values.seconds) * 1000;
let changes = 0;
while (Date.now() < end) {
  // As many as are due by now: readers that keep the machine busy must not make the storm a breeze.
  const due = Number(values.changes) * (Number(values.seconds) - (end - Date.now()) / 1000);
  for (; changes < due && Date.now() < end; changes += 1) {
    const source = sources[Math.floor(Math.random() * sources.length)];
    if (source !== undefined) await addEntry(source);
  }
  await setTimeout(5);
}
ending.abort();
await Promise.all(readers);
server.close();
rmSync(stores.directory, { recursive: true });

const { milliseconds, ...counted } = tally;
const sorted = milliseconds.toSorted((a, b) => a - b);
const rendered = [...renderings.counts.values()];
const result = {
  ...counted,
  changes,
  "versions rendered": rendered.length,
  "rendered more than once": rendered.filter((count) => count > 1).length,
  "p99, ms": Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0),
};
console.log(values.json ? JSON.stringify({ node: process.version, ...result }) : result);
const faults = tally.wrong + tally.stale + tally.serverErrors + result["rendered more than once"];
process.exit(faults === 0 ? 0 : 1);

async function addSource(n: number): Promise<SourceRecord> {
  const url = `https://news-${n}.example.cn/`;
  const base = makeSource();
  const record = { ...base, key: sourceKey(url), source: { ...base.source, id: `s-${n}`, url } };
  await stores.sources.saveSource(record);
  return record;
}

/** Stored as a crawl stores it: body, record, then the feeds are told. */
async function addEntry(source: SourceRecord): Promise<void> {
  const index = entries;
  entries += 1;
  const record = makeEntry(source, index, new Date());
  const body = Buffer.from(makeBody(record));
  await stores.blobs.putBlob(`bodies/${record.id}/${record.contentHash}`, body, "application/json");
  await stores.articles.saveArticle(record);
  const at = new Date().toISOString();
  for (const [feed, key] of [
    [sourceFeed(source.key), source.key],
    [ALL_FEED, ALL_FEED],
  ] as const) {
    await stores.feeds.touchFeed(feed, at);
    newest.set(key, index);
  }
}
