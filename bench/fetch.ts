import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/**
 * `npm run bench:fetch`: pages a second and memory over 200 loopback hosts, 50 at a time, on one core: undici alone, got,
 * our client (guard, limits, type check) and whole visits (robots.txt, lease, release as well). The same pages, one run,
 * the contenders in turn. `--pages N` (4000), `--rounds N` (5), `--json`. got comes from `npm ci --prefix bench`.
 */
const { values } = parseArgs({
  options: {
    pages: { type: "string", default: "4000" },
    rounds: { type: "string", default: "5" },
    json: { type: "boolean", default: false },
  },
});

interface Run {
  readonly bytes: number;
  readonly milliseconds: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

const NAMES = ["undici", "got", "tidings", "tidings-visit"];
const hosts = spawn(process.execPath, [scriptOf("page-hosts")], {
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  const [port] = await once(createInterface({ input: hosts.stdout }), "line");
  const runs = new Map<string, Run[]>(NAMES.map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const name of NAMES) runs.get(name)?.push(runOnOneCore(name, port));
  }
  report(runs);
} finally {
  hosts.kill();
}

function runOnOneCore(name: string, port: string): Run {
  const command = [process.execPath, scriptOf("worker"), name, port, values.pages];
  const output = execFileSync("taskset", ["-c", "0", ...command], { encoding: "utf8" });
  return JSON.parse(output.trim().split("\n").at(-1) ?? "");
}

function scriptOf(name: string): string {
  return fileURLToPath(new URL(`./fetch/${name}.ts`, import.meta.url));
}

function report(runs: ReadonlyMap<string, readonly Run[]>): void {
  const bare = median((runs.get("undici") ?? []).map(({ cpuMs }) => cpuMs));
  const bareTime = median((runs.get("undici") ?? []).map(({ milliseconds }) => milliseconds));
  const rows = [...runs].map(([name, all]) => ({
    name,
    megabytes: Math.round((all[0]?.bytes ?? 0) / 2 ** 20),
    pagesPerSecond: Math.round(
      (Number(values.pages) * 1_000) / median(all.map((run) => run.milliseconds)),
    ),
    timeOfUndici: round(median(all.map((run) => run.milliseconds)) / bareTime),
    cpuOfUndici: round(median(all.map((run) => run.cpuMs)) / bare),
    peakMb: Math.max(...all.map((run) => run.peakMb)),
  }));
  if (values.json) console.log(JSON.stringify(rows));
  else console.table(rows);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
