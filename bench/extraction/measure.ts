import type { CorpusPage } from "./corpus-pages.ts";
import type { Extractor } from "./extractors.ts";
import type { Prediction } from "./predict.ts";

export type Predictions = Record<string, Prediction>;

/** A crash is an answer without an article, as the scorer counts it. */
export async function predictAll(extractor: Extractor, pages: readonly CorpusPage[]) {
  const predictions: Predictions = {};
  for (const page of pages) predictions[page.id] = await attempt(extractor, page);
  return predictions;
}

async function attempt(extractor: Extractor, page: CorpusPage): Promise<Prediction> {
  try {
    return await extractor.run(page);
  } catch (error) {
    return { error: String(error) };
  }
}

export interface Timing {
  readonly name: string;
  readonly median: number;
  readonly p95: number;
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
  const samples = extractors.map(() => pages.map((): number[] => []));
  for (let round = 0; round <= rounds; round += 1)
    for (const [p, page] of pages.entries())
      for (let k = 0; k < extractors.length; k += 1) {
        const e = (k + p + round) % extractors.length;
        const extractor = extractors[e];
        if (extractor === undefined) continue;
        const started = performance.now();
        await attempt(extractor, page);
        if (round > 0) samples[e]?.[p]?.push(performance.now() - started);
      }
  return extractors.map(({ name }, e) => {
    const medians = samples[e]?.map((times) => quantile(times, 0.5)) ?? [];
    return { name, median: quantile(medians, 0.5), p95: quantile(medians, 0.95) };
  });
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
