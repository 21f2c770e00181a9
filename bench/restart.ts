import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { type Data, fillData } from "./restart/fill-data.ts";

/**
 * A service on this machine that was killed with many stored articles: how long until it is ready again, and how long its
 * first requests take. `npm run bench:restart -- [--articles N] [--sources N] [--kills N] [--json]`
 */
const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "100000" },
    sources: { type: "string", default: "200" },
    kills: { type: "string", default: "3" },
    json: { type: "boolean", default: false },
  },
});

const echo = createServer((_, response) => response.end());
await new Promise<void>((resolve) => echo.listen(0, "127.0.0.1", resolve));
// The client's own first request is no part of it.
for (let turn = 0; turn < 3; turn += 1)
  await (await fetch(`http://127.0.0.1:${(echo.address() as AddressInfo).port}`)).text();
echo.close();
echo.closeAllConnections();

/** The same at every start: what was rendered by another address is rendered anew. */
const PUBLIC_URL = "https://feeds.example.org";

const root = mkdtempSync(join(tmpdir(), "bench-restart-"));
const counts = { articles: Number(values.articles), sources: Number(values.sources) };
const data = await fillData(root, counts);
const rows = [];
for (let kill = 0; kill < Number(values.kills); kill += 1)
  rows.push(await measureStart(data, kill));
rmSync(root, { recursive: true });
if (values.json) console.log(JSON.stringify({ ...counts, node: process.version, rows }));
else console.table(rows);

async function measureStart({ directory, sources }: Data, kill: number) {
  const begun = performance.now();
  const args = [
    "local/tidings.mjs",
    "start",
    "--no-demo",
    "--port",
    "0",
    "--public-url",
    PUBLIC_URL,
  ];
  const service = spawn(process.execPath, [...args, "--data", directory, "--sources", sources], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await addressOf(service);
  const ready = performance.now() - begun;
  const row = {
    start: kill + 1,
    "ready, ms": Math.round(ready),
    // What nobody asked for before, then what everybody asks for.
    "first, a source never asked for, ms": await ask(`${address}/feeds/s-${kill}.rss`),
    "another, ms": await ask(`${address}/feeds/s-${100 + kill}.atom`),
    "all, ms": await ask(`${address}/feeds/all.rss`),
    "all again, ms": await ask(`${address}/feeds/all.rss`),
    "one rendered before the kill, ms": await ask(`${address}/feeds/s-0.rss`),
    "archive, ms": await ask(`${address}/feeds/s-0/archive/1.rss`),
  };
  const ended = once(service, "exit");
  service.kill("SIGKILL");
  await ended;
  return row;
}

/** Of its first line on stdout. */
async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error("the service says nothing");
  for await (const line of createInterface(stdout)) {
    const { address } = JSON.parse(line);
    if (typeof address === "string") return address;
  }
  throw new Error("the service did not start");
}

async function ask(url: string): Promise<number> {
  const begun = performance.now();
  const response = await fetch(url, { headers: { "Accept-Encoding": "gzip" } });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
  return Math.round((performance.now() - begun) * 10) / 10;
}
