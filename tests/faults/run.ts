import { parseArgs } from "node:util";
import { runMix } from "../support/fault-mix.ts";

/**
 * Random mixes of three faults: `npm run test:faults -- [--runs N] [--seed FIRST] [--json]`. A seed tells its story again,
 * but for the names of messages; without one it begins anywhere, and says where. Ends with 1 if anything was lost, doubled,
 * changed, or not healed within two good crawls.
 */
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "100" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
    json: { type: "boolean", default: false },
  },
});
const first = Number(values.seed);
const runs = Number(values.runs);
if (!Number.isInteger(first) || !Number.isInteger(runs) || runs < 1) {
  process.stderr.write("--runs and --seed take whole numbers\n");
  process.exit(2);
}

const startedAt = performance.now();
const failed: { seed: number; faults: readonly string[]; broken: readonly string[] }[] = [];
let mostCrawls = 0;
process.stderr.write(`${runs} mixes from seed ${first} on\n`);
for (let seed = first; seed < first + runs; seed += 1) {
  const { faults, broken, crawls } = await runMix(seed);
  mostCrawls = Math.max(mostCrawls, crawls);
  if (broken.length === 0) continue;
  failed.push({ seed, faults, broken });
  process.stderr.write(
    `seed ${seed}: ${broken.join(", ")}\n  after ${faults.join("; ")}\n  again: npm run test:faults -- --runs 1 --seed ${seed}\n`,
  );
}
const milliseconds = Math.round((performance.now() - startedAt) / runs);
const summary = {
  ...{ seed: first, runs, failed: failed.length, healedWithinCrawls: mostCrawls },
  millisecondsEach: milliseconds,
};
process.stdout.write(`${JSON.stringify(values.json ? { ...summary, seeds: failed } : summary)}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
