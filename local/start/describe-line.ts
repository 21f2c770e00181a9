import type { LogLine } from "../../functions/adapters/lambda-sqs.ts";
import type { ArticleSummary } from "../../functions/usecases/crawl-article.ts";
import type { SourceSummary } from "../../functions/usecases/source-summary.ts";
import { articleProblem } from "../crawl-report.ts";

export interface DescribedLine {
  readonly source: string;
  readonly text: string;
  /** Of the page, if the text does not name it. */
  readonly address?: string;
  readonly isProblem: boolean;
}

/** One line a crawl, and one for each article that could not be had; what only waits or was seen before is not told. */
export function describeLine(line: LogLine): DescribedLine | undefined {
  if (line.message === "failed") {
    return { source: String(line.kind ?? "message"), text: failure(line), isProblem: true };
  }
  return line.kind === "crawl-source"
    ? describeListing(line.result as SourceSummary)
    : describeArticle(line.result as ArticleSummary);
}

function failure({ reason, retryable, receiveCount }: LogLine): string {
  const next = retryable && receiveCount < 5 ? "; it is tried again" : "; it is given up";
  return `${String(reason)}${next}`;
}

function describeListing(summary: SourceSummary): DescribedLine | undefined {
  const { source, outcome, discovered, moved, url, reason, message } = summary;
  switch (outcome) {
    case "crawled": {
      const parts = [`${discovered} shown`, `${summary.new} new`];
      if (moved > 0) parts.push(`${moved} moved`);
      return { source, text: parts.join(", "), address: url, isProblem: false };
    }
    case "not-modified":
      return { source, text: "nothing new", address: url, isProblem: false };
    case "failed":
    case "held":
      return { source, text: message ?? `${url}: ${reason ?? outcome}`, isProblem: true };
    default:
      return undefined;
  }
}

function describeArticle(summary: ArticleSummary): DescribedLine | undefined {
  const { source, outcome } = summary;
  if (outcome !== "failed" && outcome !== "rejected") return undefined;
  return { source, text: articleProblem(summary), isProblem: true };
}
