import type { FetchedPage, FetchFailure } from "../core/fetch-outcome.ts";
import type { Gathering } from "../core/gathering.ts";
import type { CrawlArticleMessage } from "../core/messages.ts";
import type { Validators } from "../core/page.ts";
import type { ArticleRecord, SourceRecord } from "../core/records.ts";
import { continueBackfill } from "./backfill-steps.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { isAnotherPage } from "./doubt-article.ts";
import {
  type Gathered,
  gatheringOf,
  isOver,
  keepPart,
  knownPart,
  storeParts,
  takePart,
} from "./gather-parts.ts";
import { toTurn } from "./host-turn.ts";
import { readPage } from "./read-page.ts";
import { isReady } from "./ready-article.ts";
import { postponeArticle, restArticle, retryLater, saveArticle } from "./retry-article.ts";
import { settleBacklog } from "./settle-backlog.ts";
import { isUntold, tellEntry } from "./tell-entry.ts";
import { toVisit } from "./to-visit.ts";

export type ArticleOutcome =
  | "new"
  | "updated"
  | "unchanged"
  | "alias"
  | "held"
  | "part"
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

/** One visit to one article's page: fetch → extract → sanitize → store. Delivered twice it stores once. */
export async function crawlArticle(
  message: CrawlArticleMessage,
  deps: CrawlDependencies,
): Promise<ArticleSummary> {
  const [record] = await deps.articles.getArticles([message.articleId]);
  const source = await deps.sources.getSource(message.sourceKey);
  if (record === undefined || source === undefined) return summary("skipped", source, record);
  if (!isVisitable(record)) return summary("skipped", source, record);
  const told = await visitIfAsked(message, { record, source }, deps);
  // Also one that was read before: whoever read it may have died before the others could enter.
  const isOfBacklog = record.cameWith === "first-crawl" && record.state === "pending";
  if (isOfBacklog && told.outcome !== "deferred") {
    await settleBacklog(source.key, deps, record.id);
  }
  const isOfBackfill = record.cameWith === "backfill" && record.state === "pending";
  if (isOfBackfill && told.outcome !== "deferred" && told.outcome !== "part") {
    await continueBackfill(source.key, record.id, deps);
  }
  return told;
}

async function visitIfAsked(
  message: CrawlArticleMessage,
  gathered: Gathered,
  deps: CrawlDependencies,
): Promise<ArticleSummary> {
  const { record, source } = gathered;
  if (isUntold(record)) {
    await tellEntry(record, deps);
    return summary("skipped", source, record);
  }
  if (isReady(record) || isDone(message, record)) return summary("skipped", source, record);
  if (source.status !== "active") {
    await restArticle(record, deps);
    return summary("skipped", source, record);
  }
  return visitArticle(message, gathered, deps);
}

/** Its page, or the next page of a split one; after an hour a split one enters with those that came. */
async function visitArticle(
  message: CrawlArticleMessage,
  gathered: Gathered,
  deps: CrawlDependencies,
): Promise<ArticleSummary> {
  const { record, source } = gathered;
  const gathering = gatheringOf(record, deps.clock.now());
  if (gathering !== undefined && isOver(gathering, deps.clock.now())) {
    const outcome = await storeParts(gathered, gathering.parts, deps);
    return summary(outcome, source, record);
  }
  const validators = validatorsFor(record, gathering);
  const visited = await deps.pages.visitPage({
    ...toVisit(source.source, gathering?.next ?? record.url),
    ...(validators && { validators }),
    ...toTurn(message, deps.clock.now(), record.state === "entered"),
  });
  switch (visited.kind) {
    case "deferred":
      await postponeArticle(message, record, visited.at, deps);
      return summary("deferred", source, record);
    case "not-modified":
      return summary(await keep(gathered, deps), source, record);
    case "fetched":
      return readArticlePage(visited, gathered, deps);
    default:
      return recordFailure(visited, gathered, deps);
  }
}

function validatorsFor(
  record: ArticleRecord,
  gathering: Gathering | undefined,
): Validators | undefined {
  const isOwnPage = gathering === undefined && record.state === "entered";
  return knownPart(record, gathering)?.validators ?? (isOwnPage ? record.validators : undefined);
}

async function keep(gathered: Gathered, deps: CrawlDependencies): Promise<ArticleOutcome> {
  const { record } = gathered;
  if (record.parts !== undefined || record.gathering !== undefined) return keepPart(gathered, deps);
  await saveArticle(record, { visitedAt: deps.clock.now().toISOString() }, deps);
  return "unchanged";
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
  gathered: Gathered,
  deps: CrawlDependencies,
): Promise<ArticleSummary> {
  const { record, source } = gathered;
  const read = readPage(page, source);
  const gathering = gatheringOf(record, deps.clock.now());
  if (!read.ok) {
    if (gathering !== undefined && !isPassing(read.reason)) {
      return summary(await storeParts(gathered, gathering.parts, deps), source, record);
    }
    await retryLater(record, read.reason, deps);
    return { ...summary("rejected", source, record), reason: read.reason };
  }
  if (gathering === undefined && isAnotherPage(record, read.article)) {
    await retryLater(record, "another-page", deps);
    return { ...summary("rejected", source, record), reason: "another-page" };
  }
  return summary(await takePart(gathered, { page, read }, deps), source, record);
}

/** What a page of an article may be for a while; anything else without an article is behind its end. */
function isPassing(reason: string): boolean {
  return reason === "error-page" || reason === "login" || reason === "consent";
}

async function recordFailure(
  failure: FetchFailure,
  { record, source }: Gathered,
  deps: CrawlDependencies,
): Promise<ArticleSummary> {
  await retryLater(record, failure.kind, deps, failure.retryAt);
  const { kind, message } = failure;
  return { ...summary("failed", source, record), reason: kind, message };
}

function summary(
  outcome: ArticleOutcome,
  source: SourceRecord | undefined,
  record: ArticleRecord | undefined,
): ArticleSummary {
  return { source: source?.source.id ?? "", url: record?.url ?? "", outcome };
}
