import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { startDynalite } from "./serve/start-dynalite.ts";

/**
 * Feed requests a second on one core, 50 entries of full text, beside a Hono route that returns a constant of the same
 * size: `npm run bench:serve -- [--seconds N] [--json]`. Needs `npm ci --prefix bench`.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "4" },
    json: { type: "boolean", default: false },
  },
});
const require = createRequire(new URL("./package.json", import.meta.url));
const autocannon = require("autocannon");

interface Started {
  readonly service: string;
  /** Here the feed changes before each request. */
  readonly changing: string;
  readonly constant: string;
  readonly etag: string;
  readonly bytes: number;
}

const rows: Record<string, string | number>[] = [];
await measureServer("SQLite", []);
await measureServer("DynamoDB (dynalite)", [await startDynalite()]);
if (values.json) console.log(JSON.stringify({ node: process.version, rows }));
else console.table(rows);
process.exit();

async function measureServer(stores: string, args: readonly string[]): Promise<void> {
  const server = fork(new URL("./serve/server.ts", import.meta.url), args);
  const started = await startedOf(server);
  const { service, changing, constant, etag, bytes } = started;
  const unchanged = { "If-None-Match": etag };
  const baseline304 = await measure(server, `${constant}/304`);
  const baseline = await measure(server, constant);
  const polled = await measure(server, `${service}/feeds/bench.rss`, unchanged);
  const cases = [
    ["304", polled, baseline],
    ["304, beside an empty 304", polled, baseline304],
    ["cached", await measure(server, `${service}/feeds/bench.rss`), baseline],
    [
      "cached, gzip",
      await measure(server, `${service}/feeds/bench.rss`, { "Accept-Encoding": "gzip" }),
      baseline,
    ],
    ["archive", await measure(server, `${service}/feeds/bench/archive/1.rss`), baseline],
    ["selection", await measure(server, `${service}/feeds/bench.rss?limit=49`), baseline],
    ["rendered", await measure(server, `${changing}/rendered`), baseline],
  ] as const;
  for (const [name, figures, beside] of cases) {
    rows.push({
      stores,
      case: name,
      "kB, identity": name === "304" ? 0 : Math.round(bytes / 1000),
      "requests/s": Math.round(figures.perSecond),
      "p99, ms": figures.p99,
      "CPU µs": Math.round(figures.cpu),
      "constant/s": Math.round(beside.perSecond),
      "constant, CPU µs": Math.round(beside.cpu),
      "share by CPU": Number((beside.cpu / figures.cpu).toFixed(2)),
    });
  }
  server.disconnect();
}

async function startedOf(server: ChildProcess): Promise<Started> {
  const [message] = await once(server, "message");
  return message as Started;
}

async function measure(server: ChildProcess, url: string, headers: Record<string, string> = {}) {
  await autocannon({ url, headers, connections: 16, duration: 1 });
  const before = await cpuOf(server);
  const duration = Number(values.seconds);
  const result = await autocannon({ url, headers, connections: 16, duration });
  const cpu = ((await cpuOf(server)) - before) / result.requests.total;
  if (result.errors > 0 || result["5xx"] > 0) throw new Error(`${url}: ${result.errors} errors`);
  return { perSecond: result.requests.average as number, p99: result.latency.p99 as number, cpu };
}

/** Microseconds of processor time so far: what else the machine does is no part of it. */
async function cpuOf(server: ChildProcess): Promise<number> {
  server.send("cpu");
  const [microseconds] = await once(server, "message");
  return microseconds as number;
}
