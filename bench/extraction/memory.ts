import { readCorpus } from "./corpus-pages.ts";
import { EXTRACTORS } from "./extractors.ts";
import { predictAll } from "./measure.ts";

/** One extractor, one pass over one corpus; prints the process's peak memory in MB. `node bench/extraction/memory.ts NAME DIR` */
const [name, corpus = ""] = process.argv.slice(2);
const extractor = EXTRACTORS.find((candidate) => candidate.name === name);
if (extractor !== undefined) await predictAll(extractor, readCorpus(corpus));
console.log(Math.round(process.resourceUsage().maxRSS / 1_024));
