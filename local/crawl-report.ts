import type { LogLine } from "../functions/adapters/lambda-sqs.ts";
import type { ArticleSummary } from "../functions/usecases/crawl-article.ts";
import type { SourceSummary } from "../functions/usecases/source-summary.ts";

export interface CrawlProblem {
  readonly url: string;
  readonly reason: string;
  readonly message?: string;
}

/** What came of crawling one source. */
export interface CrawlReport {
  readonly source: string;
  readonly discovered: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
  /** Of the listing and of articles; what a listing shows that is no article is one too. */
  readonly problems: readonly CrawlProblem[];
}

export function emptyReport(source: string): CrawlReport {
  return { source, discovered: 0, new: 0, updated: 0, unchanged: 0, failed: 0, problems: [] };
}

/** A source's report with one more message done or failed. */
export function addToReport(report: CrawlReport, line: LogLine): CrawlReport {
  if (line.message === "failed") return line.receiveCount < 5 ? report : addFailure(report, line);
  return line.kind === "crawl-source"
    ? addListing(report, line.result as SourceSummary)
    : addArticle(report, line.result as ArticleSummary);
}

function addListing(report: CrawlReport, summary: SourceSummary): CrawlReport {
  const { outcome, url, reason = outcome, message } = summary;
  const discovered = report.discovered + summary.discovered;
  if (outcome === "not-modified") return report;
  if (outcome !== "failed" && outcome !== "held") return { ...report, discovered };
  const problems = [...report.problems, { url, reason, ...(message && { message }) }];
  return { ...report, discovered, failed: report.failed + 1, problems };
}

function addArticle(report: CrawlReport, summary: ArticleSummary): CrawlReport {
  const { outcome, url, reason = outcome, message = articleProblem(summary) } = summary;
  switch (outcome) {
    case "new":
    case "updated":
    case "unchanged":
      return { ...report, [outcome]: report[outcome] + 1 };
    case "alias":
      return { ...report, unchanged: report.unchanged + 1 };
    case "failed":
    case "rejected":
    case "held": {
      const problems = [...report.problems, { url, reason, message }];
      return { ...report, failed: report.failed + 1, problems };
    }
    default:
      return report;
  }
}

/** One sentence: what, where, what to do. */
export function articleProblem({
  url,
  outcome,
  reason = outcome,
  message,
}: ArticleSummary): string {
  if (message !== undefined) return message;
  return outcome === "rejected"
    ? `${url}: no article on this page (${reason}); exclude it, or say where its text is (article.content)`
    : `${url}: ${reason}`;
}

/** Our own fault, five times in a row: the message is with the dead letters. */
function addFailure(report: CrawlReport, { code, reason }: LogLine): CrawlReport {
  const problem = { url: report.source, reason: String(code), message: String(reason) };
  return { ...report, failed: report.failed + 1, problems: [...report.problems, problem] };
}
