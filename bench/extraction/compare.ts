import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleContenders } from "./bundle-contenders.ts";
import { readCorpus } from "./corpus-pages.ts";
import type { Extractor } from "./extractors.ts";
import { predictAll, type Timing, timeInterleaved } from "./measure.ts";

const CORPORA = ["seed", "scrapinghub", "zh", "zh-imm", "trafilatura", "fundus", "wcxb-article"];
const DATES = ["htmldate-default", "htmldate-mediacloud"];
const TIMED = "scrapinghub";
const ROUNDS = 5;
const PEAKS = 5;

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
  const bundled = await bundleContenders();
  const { EXTRACTORS }: Contenders = await import(pathToFileURL(bundled.extractors).href);
  const quality: QualityRow[] = [];
  for (const corpus of corpora)
    for (const extractor of EXTRACTORS.filter(({ isParser }) => !isParser))
      quality.push(await judge(extractor, join(folder, "dev", corpus), score));
  const timed = join(folder, "dev", TIMED);
  const speed = await timeInterleaved(EXTRACTORS, [...readCorpus(timed)], ROUNDS);
  const names = ["nothing", ...EXTRACTORS.map(({ name }) => name)];
  const peaks = names.map((name) => [name, peakOf(bundled.memory, name, timed)] as const);
  return { quality, speed, peakMegabytes: Object.fromEntries(peaks) };
}

type Scorer = (labels: unknown, predictions: unknown) => Score;

async function judge(extractor: Extractor, dir: string, score: Scorer): Promise<QualityRow> {
  const predictions = await predictAll(extractor, readCorpus(dir));
  const labels = JSON.parse(readFileSync(join(dir, "labels.json"), "utf8"));
  const figures = figuresOf(score(labels, predictions));
  return { corpus: basename(dir), extractor: extractor.name, figures };
}

interface Contenders {
  readonly EXTRACTORS: readonly Extractor[];
}

/** In MB, the median of five processes: when V8 lets its young generation grow is chance, and makes 60 MB. */
function peakOf(memory: string, name: string, corpus: string): number {
  const args = ["--max-old-space-size=4000", memory, name, corpus];
  const peaks = Array.from({ length: PEAKS }, () => Number(execFileSync(process.execPath, args)));
  return peaks.toSorted((a, b) => a - b)[Math.floor(PEAKS / 2)] ?? 0;
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
