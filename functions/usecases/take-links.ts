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
  await inParallel(oldestFirst, (candidate, index) =>
    takeNew(candidate, { index, message, record, suspect }, deps),
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
}

async function takeNew(
  { canonicalUrl, link, position }: Candidate,
  { index, message, record, suspect }: NewLinkContext,
  deps: CrawlDependencies,
): Promise<void> {
  const now = deps.clock.now();
  const wait = message.backlog ? 1 : 1 + Math.floor(index / MOST_NEW);
  const article = pendingArticle({
    sourceKey: record.key,
    url: link.url,
    canonicalUrl,
    listing: toMention(link, position),
    firstSeenAt: now.toISOString(),
    nextAttemptAt: new Date(now.getTime() + wait * SAFETY_MS).toISOString(),
    ...(message.backlog && { enterAt: backlogPlace(message, position) }),
    ...(suspect && { suspect }),
  });
  if (link.attachment === undefined) await deps.articles.saveArticle(article);
  else await enterDocument(article, link, deps);
}

/** A first crawl's articles stand in the feed as they stand in the listing: a millisecond apart, the topmost last. */
function backlogPlace(
  { enqueuedAt, listingPage = 1 }: CrawlSourceMessage,
  position: number,
): string {
  return new Date(Date.parse(enqueuedAt) - (listingPage - 1) * 1000 - position).toISOString();
}

function toMention(link: Candidate["link"], position: number): ListingMention {
  const { title, published, publishedPrecision, teaser, image } = link;
  return {
    title,
    position,
    ...(published && { published, publishedPrecision }),
    ...(teaser && { teaser }),
    ...(image && { image }),
  };
}
