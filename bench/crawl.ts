import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/**
 * `npm run bench:crawl`: articles a second from a loopback site to stored, pace off, on one core, beside Crawlee with
 * Readability on either DOM: the same pages, one run, all in turn. `--pages N` (2000), `--rounds N` (3), `--only tidings`, `--json`. Of
 * Tidings the memory is shown after each 2,000 articles.
 */
const { values } = parseArgs({
  options: {
    pages: { type: "string", default: "2000" },
    rounds: { type: "string", default: "3" },
    only: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

interface Run {
  readonly articles: number;
  readonly seconds: number;
  /** Of all its threads. */
  readonly cpuSeconds: number;
  readonly peakMb: number;
  /** Memory while it ran, of Tidings only. */
  readonly samples?: readonly object[];
}

const CONTENDERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["tidings", ["tidings-worker"]],
  ["crawlee+jsdom", ["crawlee-worker", "jsdom"]],
  ["crawlee+linkedom", ["crawlee-worker", "linkedom"]],
]);
const names = [...CONTENDERS.keys()].filter(
  (name) => values.only === undefined || name === values.only,
);
const site = spawn(process.execPath, [scriptOf("news-site"), values.pages], {
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  const [origin] = await once(createInterface({ input: site.stdout }), "line");
  const runs = new Map<string, Run[]>(names.map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const name of names) runs.get(name)?.push(runOnOneCore(name, origin));
  }
  report(runs);
} finally {
  site.kill();
}

function runOnOneCore(name: string, origin: string): Run {
  const [worker = name, ...more] = CONTENDERS.get(name) ?? [];
  const command = [process.execPath, scriptOf(worker), origin, ...more];
  const output = execFileSync("taskset", ["-c", "0", ...command], { encoding: "utf8" });
  return JSON.parse(output.trim().split("\n").at(-1) ?? "");
}

function scriptOf(name: string): string {
  return fileURLToPath(new URL(`./crawl/${name}.ts`, import.meta.url));
}

function report(runs: ReadonlyMap<string, readonly Run[]>): void {
  const rows = [...runs].map(([name, all]) => {
    const rates = all.map(({ articles, seconds }) => articles / seconds).sort((a, b) => a - b);
    const median = rates[Math.floor(rates.length / 2)] ?? 0;
    const peakMb = Math.max(...all.map((run) => run.peakMb));
    const cpuMs = Math.min(...all.map((run) => (run.cpuSeconds / run.articles) * 1000));
    const { articles, samples = [] } = all[0] ?? {};
    return { name, articles, perSecond: round(median), cpuMs: round(cpuMs), peakMb, samples };
  });
  if (values.json) console.log(JSON.stringify(rows));
  else printTables(rows);
}

interface Row {
  readonly samples: readonly object[];
}

function printTables(rows: readonly Row[]): void {
  console.table(rows.map(({ samples: _, ...row }) => row));
  for (const { samples } of rows) if (samples.length > 0) console.table(samples);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
