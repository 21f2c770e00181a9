import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readCorpus } from "./extraction/corpus-pages.ts";
import { predict } from "./extraction/predict.ts";

/** `npm run bench:extraction -- --corpus DIR --out FILE`: what we read in each page of a corpus, for its scorer. */
const { values } = parseArgs({
  options: { corpus: { type: "string" }, out: { type: "string" } },
});
if (values.corpus === undefined || values.out === undefined) {
  console.error("usage: npm run bench:extraction -- --corpus DIR --out FILE");
  process.exit(2);
}
writePredictions(values.corpus, values.out);

function writePredictions(corpus: string, out: string): void {
  const fetchedAt = new Date().toISOString();
  const pages = readCorpus(corpus);
  const predictions = Object.fromEntries(pages.map((page) => [page.id, predict(page, fetchedAt)]));
  writeFileSync(out, `${JSON.stringify(predictions, null, 1)}\n`);
  const failed = Object.values(predictions).filter(({ error }) => error !== undefined).length;
  console.error(`${pages.length} pages, ${failed} without an article, written to ${out}`);
}
