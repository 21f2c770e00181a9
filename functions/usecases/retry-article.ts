import type { CrawlArticleMessage } from "../core/messages.ts";
import type { ArticleRecord } from "../core/records.ts";
import { articleBackoff } from "../core/schedule/backoff.ts";
import { gatheringEnd } from "./article-parts.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { deferMessage } from "./defer-message.ts";
import { saveUngathered } from "./gather-parts.ts";

/** A page that was no article is asked again this often, in eight days, before it is left alone. */
const MOST_ATTEMPTS = 16;

/** Its source is paused or removed: it is not due any more; a crawl that shows it again makes it so. */
export async function restArticle(record: ArticleRecord, deps: CrawlDependencies): Promise<void> {
  if (record.state === "entered") return;
  await saveArticle(record, { nextAttemptAt: undefined, slotAt: undefined }, deps);
}

/** An entered article stays as it is; the next crawl of its listing looks again. */
export async function retryLater(
  record: ArticleRecord,
  reason: string,
  deps: CrawlDependencies,
  notBefore = "",
): Promise<void> {
  if (record.state === "entered") return endGathering(record, deps);
  const attempts = record.attempts + 1;
  const now = deps.clock.now();
  const next = new Date(now.getTime() + articleBackoff(attempts)).toISOString();
  await saveArticle(
    record,
    {
      state: attempts >= MOST_ATTEMPTS ? "rejected" : record.state,
      attempts,
      reason,
      visitedAt: now.toISOString(),
      nextAttemptAt: attempts >= MOST_ATTEMPTS ? undefined : inTime(later(next, notBefore), record),
    },
    deps,
  );
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** A split article enters after an hour at the latest, with the pages that came. */
function inTime(at: string, { gathering }: ArticleRecord): string {
  const end = gathering && gatheringEnd(gathering);
  return end !== undefined && end < at ? end : at;
}

async function endGathering(record: ArticleRecord, deps: CrawlDependencies): Promise<void> {
  if (record.gathering !== undefined) await saveUngathered(record, deps);
}

export async function postponeArticle(
  message: CrawlArticleMessage,
  record: ArticleRecord,
  at: string,
  deps: CrawlDependencies,
): Promise<void> {
  if (await deferMessage(message, at, deps)) return;
  if (record.state === "entered") return;
  await saveArticle(record, { nextAttemptAt: inTime(at, record), slotAt: at }, deps);
}

/** A lost race means that another delivery of the same work was quicker: nothing is to be done. */
export async function saveArticle(
  record: ArticleRecord,
  change: Partial<ArticleRecord>,
  { articles }: CrawlDependencies,
): Promise<void> {
  const changed = { ...record, ...change, revision: record.revision + 1 };
  await articles.saveArticle(changed, record);
}
