import type { FetchedPage, FetchFailure } from "../core/fetch-outcome.ts";
import type { CrawlArticleMessage } from "../core/messages.ts";
import type { ArticleRecord, SourceRecord } from "../core/records.ts";
import { articleBackoff } from "../core/schedule/backoff.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { deferMessage, dueForSlot } from "./defer-message.ts";
import { isAnotherPage } from "./doubt-article.ts";
import { readPage } from "./read-page.ts";
import { storeArticle } from "./store-article.ts";
import { isUntold, tellEntry } from "./tell-entry.ts";
import { toVisit } from "./to-visit.ts";

export type ArticleOutcome =
  | "new"
  | "updated"
  | "unchanged"
  | "alias"
  | "held"
  | "rejected"
  | "failed"
  | "deferred"
  | "skipped";

export interface ArticleSummary {
  readonly source: string;
  readonly url: string;
  readonly outcome: ArticleOutcome;
  /** Why it failed or was rejected: a kind of fetch failure or a reason of extraction. */
  readonly reason?: string;
  readonly message?: string;
}

/** A page that was no article is asked again this often, in eight days, before it is left alone. */
const MOST_ATTEMPTS = 16;

/** One visit to one article's page: fetch → extract → sanitize → store. Delivered twice it stores once. */
export async function crawlArticle(
  message: CrawlArticleMessage,
  deps: CrawlDependencies,
): Promise<ArticleSummary> {
  const [record] = await deps.articles.getArticles([message.articleId]);
  const source = await deps.sources.getSource(message.sourceKey);
  if (record === undefined || source === undefined) return summary("skipped", source, record);
  if (!isVisitable(record)) return summary("skipped", source, record);
  if (isUntold(record)) {
    await tellEntry(record, deps);
    return summary("skipped", source, record);
  }
  if (isDone(message, record)) return summary("skipped", source, record);
  if (source.status !== "active") {
    await rest(record, deps);
    return summary("skipped", source, record);
  }

  const visited = await deps.pages.visitPage({
    ...toVisit(source.source, record.url),
    ...(record.state === "entered" && { validators: record.validators }),
    ...(message.slotAt && { slotAt: message.slotAt }),
  });
  switch (visited.kind) {
    case "deferred":
      await postpone(message, record, visited.at, deps);
      return summary("deferred", source, record);
    case "not-modified":
      await save(record, { visitedAt: deps.clock.now().toISOString() }, deps);
      return summary("unchanged", source, record);
    case "fetched":
      return readArticlePage(visited, record, source, deps);
    default:
      return recordFailure(visited, record, source, deps);
  }
}

function isVisitable({ state }: ArticleRecord): boolean {
  return state === "pending" || state === "entered" || state === "held" || state === "rejected";
}

/** A page is visited once for each time that it was asked for, however often the message is delivered. */
function isDone({ enqueuedAt }: CrawlArticleMessage, { visitedAt = "" }: ArticleRecord): boolean {
  return visitedAt >= enqueuedAt;
}

async function readArticlePage(
  { page }: FetchedPage,
  record: ArticleRecord,
  source: SourceRecord,
  deps: CrawlDependencies,
): Promise<ArticleSummary> {
  const read = readPage(page, source);
  if (!read.ok) {
    await retryLater(record, read.reason, deps);
    return { ...summary("rejected", source, record), reason: read.reason };
  }
  if (isAnotherPage(record, read.article)) {
    await retryLater(record, "another-page", deps);
    return { ...summary("rejected", source, record), reason: "another-page" };
  }
  const outcome = await storeArticle({ record, source, page, article: read.article }, deps);
  return summary(outcome, source, record);
}

async function recordFailure(
  failure: FetchFailure,
  record: ArticleRecord,
  source: SourceRecord,
  deps: CrawlDependencies,
): Promise<ArticleSummary> {
  await retryLater(record, failure.kind, deps, failure.retryAt);
  const { kind, message } = failure;
  return { ...summary("failed", source, record), reason: kind, message };
}

/** Its source is paused or removed: it is not due any more; a crawl that shows it again makes it so. */
async function rest(record: ArticleRecord, deps: CrawlDependencies): Promise<void> {
  if (record.state === "entered") return;
  await save(record, { nextAttemptAt: undefined, slotAt: undefined }, deps);
}

/** An entered article stays as it is; the next crawl of its listing looks again. */
async function retryLater(
  record: ArticleRecord,
  reason: string,
  deps: CrawlDependencies,
  notBefore = "",
): Promise<void> {
  if (record.state === "entered") return;
  const attempts = record.attempts + 1;
  const now = deps.clock.now();
  const next = new Date(now.getTime() + articleBackoff(attempts)).toISOString();
  await save(
    record,
    {
      state: attempts >= MOST_ATTEMPTS ? "rejected" : record.state,
      attempts,
      reason,
      visitedAt: now.toISOString(),
      nextAttemptAt: attempts >= MOST_ATTEMPTS ? undefined : later(next, notBefore),
    },
    deps,
  );
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

async function postpone(
  message: CrawlArticleMessage,
  record: ArticleRecord,
  at: string,
  deps: CrawlDependencies,
): Promise<void> {
  if (await deferMessage(message, at, deps)) return;
  if (record.state === "entered") return;
  await save(record, { nextAttemptAt: dueForSlot(at), slotAt: at }, deps);
}

/** A lost race means that another delivery of the same work was quicker: nothing is to be done. */
async function save(
  record: ArticleRecord,
  change: Partial<ArticleRecord>,
  { articles }: CrawlDependencies,
): Promise<void> {
  await articles.saveArticle({ ...record, ...change, revision: record.revision + 1 });
}

function summary(
  outcome: ArticleOutcome,
  source: SourceRecord | undefined,
  record: ArticleRecord | undefined,
): ArticleSummary {
  return { source: source?.source.id ?? "", url: record?.url ?? "", outcome };
}
