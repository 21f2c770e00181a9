import type { CrawlSourceMessage } from "../core/messages.ts";
import type { ArticleRecord, SourceRecord } from "../core/records.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import type { Clock, OutgoingMessage } from "./ports.ts";

const HOUR = 3_600_000;

/** How many of a source's entries an operator's own crawl looks at again, where the listing did not change. */
const MOST_REVISITS = 300;

/**
 * Queues a conditional look at the source's newest entries. An operator's crawl asks for it where the listing has not
 * changed: the articles may have.
 */
export async function revisitEntries(
  record: SourceRecord,
  { listingUrl }: CrawlSourceMessage,
  { articles, queue, clock }: CrawlDependencies,
): Promise<void> {
  if (listingUrl !== undefined) return;
  const scope = { sourceKey: record.key };
  const entries = await articles.listEntries({ scope, order: "newest", limit: MOST_REVISITS });
  const messages = entries
    .filter(({ visitedAt }) => visitedAt !== undefined)
    .map(({ id }) => toArticleMessage(record.key, id, clock));
  if (messages.length > 0) await queue.send(messages);
}

/**
 * Whether a known article that the listing still shows is to be looked at again: corrections come soon after publication,
 * so its age since the last look has to exceed its age at that look, from an hour to two days after it entered.
 */
export function isRevisitDue(
  { state, enteredAt, visitedAt, aliasOf, nextAttemptAt }: ArticleRecord,
  { forced }: CrawlSourceMessage,
  clock: Clock,
): boolean {
  if (state === "pending" && nextAttemptAt === undefined) return true;
  if (forced) return state === "pending" || visitedAt !== undefined || aliasOf !== undefined;
  if (state !== "entered" || enteredAt === undefined || visitedAt === undefined) return false;
  const age = Date.parse(visitedAt) - Date.parse(enteredAt);
  const since = clock.now().getTime() - Date.parse(visitedAt);
  return age < 48 * HOUR && since >= Math.max(HOUR, age);
}

export function toArticleMessage(sourceKey: string, id: string, clock: Clock): OutgoingMessage {
  const enqueuedAt = clock.now().toISOString();
  const message = {
    version: 1,
    kind: "crawl-article",
    sourceKey,
    articleId: id,
    enqueuedAt,
  } as const;
  return { message, delaySeconds: 0 };
}
