import type { Comparison } from "./compare.ts";

const COLUMNS = ["body", "segments", "title", "day", "minute", "author", "byline", "spurious"];

/** Markdown tables, as bench/README.md keeps them. */
export function printComparison({ quality, speed, peakMegabytes }: Comparison): string {
  const rows = quality.map(({ corpus, extractor, figures }) => [
    corpus,
    extractor,
    ...COLUMNS.map((column) => figures[column]?.toFixed(3) ?? "-"),
  ]);
  const bare = speed.find(({ name }) => name === "parse5 alone")?.median ?? 1;
  const costs = speed.map(({ name, median, p95 }) => [
    name,
    median.toFixed(2),
    p95.toFixed(2),
    (median / bare).toFixed(2),
    String(peakMegabytes[name] ?? "-"),
  ]);
  return [
    table(["corpus", "extractor", ...COLUMNS], rows),
    table(["", "median ms a page", "p95", "× parse5 alone", "peak MB"], costs),
    `Node and what all share alone: ${peakMegabytes.nothing} MB.`,
  ].join("\n\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => ":--")), ...rows.map(line)].join("\n");
}
