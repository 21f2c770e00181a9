import { parseArgs } from "node:util";
import { printSimulation } from "./simulation/print-simulation.ts";
import { simulate } from "./simulation/world.ts";

/**
 * A day of many sources with a virtual clock and no network: `npm run bench:simulate [-- --sources 100000 --hosts 40000
 * --hours 24 --concurrency 40 --every MINUTES --seed 1 --json]`. Ends with 1 if a source waited for no reason.
 */
const { values } = parseArgs({
  options: {
    sources: { type: "string", default: "100000" },
    hosts: { type: "string", default: "40000" },
    hours: { type: "string", default: "24" },
    concurrency: { type: "string", default: "40" },
    every: { type: "string" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});

const startedAt = performance.now();
const seconds = () => Math.round((performance.now() - startedAt) / 1000);
const result = await simulate({
  sources: Number(values.sources),
  hosts: Number(values.hosts),
  hours: Number(values.hours),
  concurrency: Number(values.concurrency),
  seed: Number(values.seed),
  articlesADay: 2,
  doubled: 1000,
  ...(values.every && { everyMs: Number(values.every) * 60_000 }),
  onHour: (hour) => process.stderr.write(`hour ${hour} after ${seconds()} s\n`),
});
if (values.json) console.log(JSON.stringify({ ...result, sites: undefined }));
else printSimulation(result, Number(values.hours));
process.exitCode = result.waits.unexplained > 0 ? 1 : 0;
