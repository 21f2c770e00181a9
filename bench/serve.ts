import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { startDynalite } from "./serve/start-dynalite.ts";

/**
 * Feed requests a second on one core, 50 entries of full text. Beside each case, in turns with it, a Hono route in the same
 * process that returns a constant: of the same size, or for a 304 also an empty 304. Medians of the rounds.
 * `npm run bench:serve -- [--seconds N] [--rounds N] [--json]`. Needs `npm ci --prefix bench`.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "2" },
    rounds: { type: "string", default: "3" },
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
  readonly gzipped: number;
}

interface Case {
  readonly name: string;
  readonly url: string;
  readonly headers?: Record<string, string>;
  /** The constant route. */
  readonly beside: string;
  readonly kilobytes: number;
}

interface Figures {
  readonly perSecond: number;
  readonly p99: number;
  /** Microseconds of processor time a request. */
  readonly cpu: number;
}

const rows: Record<string, string | number>[] = [];
await measureServer("SQLite", []);
await measureServer("DynamoDB (dynalite)", [await startDynalite()]);
if (values.json) console.log(JSON.stringify({ node: process.version, rows }));
else console.table(rows);
process.exit();

async function measureServer(stores: string, args: readonly string[]): Promise<void> {
  const server = fork(new URL("./serve/server.ts", import.meta.url), args);
  for (const one of listCases(await startedOf(server))) {
    const own: Figures[] = [];
    const beside: Figures[] = [];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      beside.push(await measure(server, one.beside));
      own.push(await measure(server, one.url, one.headers));
    }
    rows.push(toRow(stores, one, medianOf(own), medianOf(beside)));
  }
  server.disconnect();
}

function listCases(started: Started): Case[] {
  const { service, changing, constant, etag, bytes, gzipped } = started;
  const feed = `${service}/feeds/bench.rss`;
  const unchanged = { "If-None-Match": etag };
  const gzip = { "Accept-Encoding": "gzip" };
  const kilobytes = Math.round(bytes / 1000);
  const whole = { beside: constant, kilobytes };
  return [
    { name: "304", url: feed, headers: unchanged, beside: constant, kilobytes: 0 },
    {
      name: "304, beside an empty 304",
      url: feed,
      headers: unchanged,
      beside: `${constant}/304`,
      kilobytes: 0,
    },
    { name: "cached", url: feed, ...whole },
    {
      name: "cached, gzip",
      url: feed,
      headers: gzip,
      beside: `${constant}/gzip`,
      kilobytes: Math.round(gzipped / 1000),
    },
    { name: "archive", url: `${service}/feeds/bench/archive/1.rss`, ...whole },
    { name: "selection", url: `${feed}?limit=49`, ...whole },
    { name: "rendered", url: `${changing}/rendered`, ...whole },
  ];
}

function toRow(stores: string, { name, kilobytes }: Case, own: Figures, beside: Figures) {
  return {
    stores,
    case: name,
    kB: kilobytes,
    "requests/s": Math.round(own.perSecond),
    "p99, ms": own.p99,
    "CPU µs": Math.round(own.cpu),
    "constant/s": Math.round(beside.perSecond),
    "constant, CPU µs": Math.round(beside.cpu),
    "share by requests": round(own.perSecond / beside.perSecond),
    "share by CPU": round(beside.cpu / own.cpu),
  };
}

function medianOf(figures: readonly Figures[]): Figures {
  const median = (numbers: readonly number[]) =>
    numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
  return {
    perSecond: median(figures.map(({ perSecond }) => perSecond)),
    p99: median(figures.map(({ p99 }) => p99)),
    cpu: median(figures.map(({ cpu }) => cpu)),
  };
}

function round(share: number): number {
  return Number(share.toFixed(2));
}

async function startedOf(server: ChildProcess): Promise<Started> {
  const [message] = await once(server, "message");
  return message as Started;
}

async function measure(
  server: ChildProcess,
  url: string,
  headers: Record<string, string> = {},
): Promise<Figures> {
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
