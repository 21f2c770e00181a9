import type { CorpusPage } from "./corpus-pages.ts";
import type { Extractor, Read } from "./extractors.ts";
import type { Prediction } from "./predict.ts";

/** A crash is an answer without an article, as the scorer counts it. */
export async function predictAll(extractor: Extractor, pages: Iterable<CorpusPage>) {
  const read = await extractor.load();
  const predictions: Record<string, Prediction> = {};
  for (const page of pages) predictions[page.id] = await attempt(read, page);
  return predictions;
}

async function attempt(read: Read, page: CorpusPage): Promise<Prediction> {
  try {
    return await read(page);
  } catch (error) {
    return { error: String(error) };
  }
}

export interface Timing {
  readonly name: string;
  readonly median: number;
  readonly p95: number;
}

interface Timed {
  readonly name: string;
  readonly read: Read;
  /** Milliseconds of every round, by page. */
  readonly samples: number[][];
}

/**
 * Milliseconds a page, bytes to article, page by page in rotating order so that garbage and other load meet all alike;
 * the first round warms up, of the others each page counts with its median.
 */
export async function timeInterleaved(
  extractors: readonly Extractor[],
  pages: readonly CorpusPage[],
  rounds: number,
): Promise<Timing[]> {
  const timed: Timed[] = [];
  for (const { name, load } of extractors)
    timed.push({ name, read: await load(), samples: pages.map(() => []) });

  for (let round = 0; round <= rounds; round += 1) await timeRound(timed, pages, round);
  return timed.map(summarize);
}

async function timeRound(timed: readonly Timed[], pages: readonly CorpusPage[], round: number) {
  for (const [p, page] of pages.entries()) {
    for (const { read, samples } of rotate(timed, p + round)) {
      const milliseconds = await timeOnce(read, page);
      if (round > 0) samples[p]?.push(milliseconds);
    }
  }
}

function rotate<T>(items: readonly T[], by: number): readonly T[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}

async function timeOnce(read: Read, page: CorpusPage): Promise<number> {
  const started = performance.now();
  await attempt(read, page);
  return performance.now() - started;
}

function summarize({ name, samples }: Timed): Timing {
  const medians = samples.map((times) => quantile(times, 0.5));
  return { name, median: quantile(medians, 0.5), p95: quantile(medians, 0.95) };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
