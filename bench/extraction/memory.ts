import { existsSync, readFileSync } from "node:fs";
import { readCorpus } from "./corpus-pages.ts";
import { EXTRACTORS } from "./extractors.ts";
import { predictAll } from "./measure.ts";

const STATUS = "/proc/self/status";
const PEAK = /VmHWM:\s{0,20}(\d+) kB/;

/** One extractor, one pass over one corpus; prints the process's peak memory in MB. `node bench/extraction/memory.ts NAME DIR` */
const [name, corpus = ""] = process.argv.slice(2);
const extractor = EXTRACTORS.find((candidate) => candidate.name === name);
if (extractor !== undefined) await predictAll(extractor, readCorpus(corpus));
console.log(Math.round(peakKilobytes() / 1_024));

/** Linux counts the parent's memory at the fork into `maxRSS`, but not into this. */
function peakKilobytes(): number {
  const peak = existsSync(STATUS) ? PEAK.exec(readFileSync(STATUS, "utf8"))?.[1] : undefined;
  return peak === undefined ? process.resourceUsage().maxRSS : Number(peak);
}
