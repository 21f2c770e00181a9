import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readCorpus } from "./extraction/corpus-pages.ts";
import { type Prediction, predict } from "./extraction/predict.ts";

/**
 * `npm run bench:extraction -- --corpus DIR --out FILE`: what we read in each page of a corpus, for its scorer.
 * `npm run bench:extraction [-- --corpora DIR] [--json]`: quality, time and memory beside other extractors; needs
 * `npm ci` in bench/, and the corpora (by default beside the project).
 */
const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    out: { type: "string" },
    corpora: { type: "string", default: join(import.meta.dirname, "../../shared/corpora") },
    json: { type: "boolean", default: false },
  },
});

if (values.corpus !== undefined && values.out !== undefined)
  writePredictions(values.corpus, values.out);
else if (values.corpus !== undefined || values.out !== undefined)
  fail("usage: npm run bench:extraction -- --corpus DIR --out FILE");
else if (!existsSync(join(values.corpora, "score.mjs")))
  fail(`skipped: there are no corpora at ${values.corpora} (name them by --corpora DIR)`);
else await printTables(values.corpora);

function writePredictions(corpus: string, out: string): void {
  const fetchedAt = new Date().toISOString();
  const predictions: Record<string, Prediction> = {};
  for (const page of readCorpus(corpus)) predictions[page.id] = predict(page, fetchedAt);
  writeFileSync(out, `${JSON.stringify(predictions, null, 1)}\n`);
  const all = Object.values(predictions);
  const failed = all.filter(({ error }) => error !== undefined).length;
  console.error(`${all.length} pages, ${failed} without an article, written to ${out}`);
}

/** Loaded only here: writing predictions needs none of the peers. */
async function printTables(corpora: string): Promise<void> {
  const { compare } = await import("./extraction/compare.ts");
  const { printComparison } = await import("./extraction/print-comparison.ts");
  const comparison = await compare(corpora);
  console.log(values.json ? JSON.stringify(comparison, null, 1) : printComparison(comparison));
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
