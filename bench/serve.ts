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
  const { service, constant, etag, bytes } = started;
  const unchanged = { "If-None-Match": etag };
  const baseline304 = await measure(`${constant}/304`);
  const baseline = await measure(constant);
  const cases = [
    ["304", await measure(`${service}/feeds/bench.rss`, unchanged), baseline304],
    ["cached", await measure(`${service}/feeds/bench.rss`), baseline],
    [
      "cached, gzip",
      await measure(`${service}/feeds/bench.rss`, { "Accept-Encoding": "gzip" }),
      baseline,
    ],
    ["archive", await measure(`${service}/feeds/bench/archive/1.rss`), baseline],
    ["selection", await measure(`${service}/feeds/bench.rss?limit=49`), baseline],
    ["rendered", await measure(`${service}/rendered`), baseline],
  ] as const;
  for (const [name, figures, { perSecond }] of cases) {
    rows.push({
      stores,
      case: name,
      "kB, identity": name === "304" ? 0 : Math.round(bytes / 1000),
      "requests/s": Math.round(figures.perSecond),
      "p99, ms": figures.p99,
      "constant/s": Math.round(perSecond),
      "share of constant": Number((figures.perSecond / perSecond).toFixed(2)),
    });
  }
  server.disconnect();
}

async function startedOf(server: ChildProcess): Promise<Started> {
  const [message] = await once(server, "message");
  return message as Started;
}

async function measure(url: string, headers: Record<string, string> = {}) {
  await autocannon({ url, headers, connections: 16, duration: 1 });
  const result = await autocannon({
    url,
    headers,
    connections: 16,
    duration: Number(values.seconds),
  });
  if (result.errors > 0 || result["5xx"] > 0) throw new Error(`${url}: ${result.errors} errors`);
  return { perSecond: result.requests.average as number, p99: result.latency.p99 as number };
}
