import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { App } from "aws-cdk-lib/core";
import { readSettings } from "../infra/settings.ts";
import { readSourcesFile } from "../infra/sources-file.ts";
import { TidingsStack } from "../infra/tidings-stack.ts";
import { buildBundles } from "./start/build-bundles.ts";
import { bundleClients, CLIENTS, type FunctionName } from "./start/bundle-clients.ts";
import { callBundle, runModule } from "./start/call-bundle.ts";
import { startEmptyAws } from "./start/empty-aws.ts";
import { FIRST_EVENTS } from "./start/first-events.ts";

/**
 * How long each function takes from the start of its process to its first answer, on this machine, beside a bare Node and
 * beside a bare Node that loads and makes the SDK clients that the function uses: `npm run bench:start -- [--runs N] [--json]`.
 */
const { values } = parseArgs({
  options: { runs: { type: "string", default: "15" }, json: { type: "boolean", default: false } },
});
const runs = Number(values.runs);

const aws = await startEmptyAws();
const bundles = build();
const rows = [];
for (const name of Object.keys(CLIENTS) as FunctionName[]) rows.push(await measure(name));
aws.close();
if (values.json) console.log(JSON.stringify({ runs, node: process.version, rows }));
else console.table(rows);

function build(): Map<string, string> {
  const app = new App({ context: JSON.parse(readFileSync("cdk.json", "utf8")).context });
  const settings = readSettings({});
  const sources = readSourcesFile("sources.yaml");
  if (!settings.ok || !sources.ok) throw new Error("the shipped settings and sources are wrong");
  const props = { settings: settings.settings, sources: sources.file };
  return buildBundles(app, new TidingsStack(app, "Bench", props));
}

/** The three take turns, so that what else the machine does falls on all of them alike. */
async function measure(name: FunctionName) {
  const directory = bundles.get(name) ?? "";
  const event = FIRST_EVENTS[name](aws.origin);
  const clients = await bundleClients(name);
  const times = { bare: [] as number[], clients: [] as number[], answer: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    times.bare.push(await time(() => runModule("process.exit()", aws.origin)));
    times.clients.push(await time(() => runModule(clients, aws.origin)));
    times.answer.push(await time(() => callBundle({ directory, event, endpoint: aws.origin })));
  }
  const bundle = join(directory, "index.mjs");
  return {
    function: name,
    kilobytes: Math.round(statSync(bundle).size / 1000),
    gzipped: Math.round(gzipSync(readFileSync(bundle)).length / 1000),
    "bare Node, ms": median(times.bare),
    "with its SDK clients, ms": median(times.clients),
    "first answer, ms": median(times.answer),
  };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(numbers: readonly number[]): number {
  return Math.round(numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0);
}
