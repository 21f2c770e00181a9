import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleContenders } from "./bundle-contenders.ts";
import { readCorpus } from "./corpus-pages.ts";
import { EXTRACTORS, type Extractor } from "./extractors.ts";
import { predictAll, type Timing, timeInterleaved } from "./measure.ts";

const CORPORA = ["seed", "scrapinghub", "zh", "zh-imm", "trafilatura", "fundus", "wcxb-article"];
const DATES = ["htmldate-default", "htmldate-mediacloud"];
const TIMED = "scrapinghub";
const ROUNDS = 5;

export interface QualityRow {
  readonly corpus: string;
  readonly extractor: string;
  /** 0 to 1; absent where the corpus has no such label. */
  readonly figures: Readonly<Record<string, number | undefined>>;
}

export interface Comparison {
  readonly quality: readonly QualityRow[];
  readonly speed: readonly Timing[];
  readonly peakMegabytes: Readonly<Record<string, number>>;
}

type Score = Readonly<Record<string, Readonly<Record<string, number | undefined>> | undefined>>;

/** Everything beside its peers. Labels are read by the corpora's own scorer, after all predictions are made. */
export async function compare(folder: string): Promise<Comparison> {
  const corpora = [...CORPORA, ...DATES].filter((name) => existsSync(join(folder, "dev", name)));
  const { score } = await import(pathToFileURL(join(folder, "score.mjs")).href);
  const quality: QualityRow[] = [];
  for (const corpus of corpora) {
    const dir = join(folder, "dev", corpus);
    for (const extractor of EXTRACTORS.filter(({ isParser }) => !isParser)) {
      const predictions = await predictAll(extractor, readCorpus(dir));
      const labels = JSON.parse(readFileSync(join(dir, "labels.json"), "utf8"));
      const figures = figuresOf(score(labels, predictions));
      quality.push({ corpus, extractor: extractor.name, figures });
    }
  }
  return { quality, ...(await compareCosts(join(folder, "dev", TIMED))) };
}

async function compareCosts(dir: string) {
  const bundled = await bundleContenders();
  const { EXTRACTORS: deployed }: { EXTRACTORS: readonly Extractor[] } = await import(
    pathToFileURL(bundled.extractors).href
  );
  const speed = await timeInterleaved(deployed, [...readCorpus(dir)], ROUNDS);
  const peaks = ["nothing", ...EXTRACTORS.map(({ name }) => name)].map((name) => {
    const args = ["--max-old-space-size=4000", bundled.memory, name, dir];
    return [name, Number(execFileSync(process.execPath, args).toString())] as const;
  });
  return { speed, peakMegabytes: Object.fromEntries(peaks) };
}

function figuresOf({ body4, segments, title, date, author, byline }: Score) {
  return {
    body: body4?.f1,
    segments: segments?.f1,
    title: title?.exact,
    day: date?.day,
    minute: date?.minute,
    author: author?.hit,
    byline: byline?.hit,
    spurious: author?.spurious,
  };
}
