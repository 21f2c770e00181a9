import type { CrawlSourceMessage } from "../core/messages.ts";
import type { ArticleRecord, ListingMention, SourceRecord } from "../core/records.ts";
import { pendingArticle } from "./article-records.ts";
import type { Candidate, ComparedListing } from "./compare-listing.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { enterDocument } from "./enter-document.ts";
import { inParallel } from "./in-parallel.ts";
import { moveArticles } from "./move-article.ts";
import { isRevisitDue, toArticleMessage } from "./revisit-entries.ts";

export interface TakenLinks {
  readonly discovered: number;
  readonly new: number;
  readonly moved: number;
}

/** How many new articles one crawl lets in; the rest waits as due items. A first crawl takes all. */
const MOST_NEW = 50;

/** A record is due this long after its message was queued, in case the message is lost. */
const SAFETY_MS = 20 * 60_000;

/**
 * Gives moved articles their new address, stores each new link as a pending article and queues its visit, the oldest
 * first; queues a look at known ones whose time has come.
 */
export async function takeLinks(
  { candidates, known, moved, fresh, suspect }: ComparedListing,
  message: CrawlSourceMessage,
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<TakenLinks> {
  await moveArticles(moved, deps);
  const oldestFirst = message.backlog ? fresh : fresh.toReversed();
  const now = deps.clock.now();
  await inParallel(oldestFirst, (candidate, index) =>
    takeNew(candidate, { index, message, record, suspect, now }, deps),
  );
  const visits = oldestFirst
    .filter(({ link }, index) => !link.attachment && (message.backlog || index < MOST_NEW))
    .map(({ id }) => id);
  const again = known.filter((article) => isRevisitDue(article, message, deps.clock));
  await queueVisits([...visits, ...again.map(addressOf)], record, deps);
  return { discovered: candidates.length, new: fresh.length, moved: moved.length };
}

function addressOf({ id, aliasOf }: ArticleRecord): string {
  return aliasOf ?? id;
}

async function queueVisits(
  ids: readonly string[],
  { key }: SourceRecord,
  { queue, clock }: CrawlDependencies,
): Promise<void> {
  const messages = [...new Set(ids)].map((id) => toArticleMessage(key, id, clock));
  if (messages.length > 0) await queue.send(messages);
}

interface NewLinkContext {
  readonly index: number;
  readonly message: CrawlSourceMessage;
  readonly record: SourceRecord;
  readonly suspect: boolean;
  /** One for all: they were seen at once. */
  readonly now: Date;
}

async function takeNew(
  { canonicalUrl, link, position }: Candidate,
  { index, message, record, suspect, now }: NewLinkContext,
  deps: CrawlDependencies,
): Promise<void> {
  const wait = message.backlog ? 1 : 1 + Math.floor(index / MOST_NEW);
  const article = pendingArticle({
    sourceKey: record.key,
    url: link.url,
    canonicalUrl,
    listing: toMention(link, position, message.listingPage),
    firstSeenAt: now.toISOString(),
    nextAttemptAt: new Date(now.getTime() + wait * SAFETY_MS).toISOString(),
    // News that comes while a first crawl's articles wait for each other waits with them, or it would stand below.
    ...((message.backlog || record.backlog) && { cameWith: "first-crawl" as const }),
    ...(suspect && { suspect }),
  });
  if (link.attachment === undefined) await deps.articles.saveArticle(article);
  else await enterDocument(article, link, deps);
}

export function toMention(link: Candidate["link"], position: number, page = 1): ListingMention {
  const { title, published, publishedPrecision, teaser, image } = link;
  return {
    title,
    position,
    ...(page > 1 && { page }),
    ...(published && { published, publishedPrecision }),
    ...(teaser && { teaser }),
    ...(image && { image }),
  };
}
