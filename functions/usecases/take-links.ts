import { canonicalizeUrl } from "../core/canonical-url.ts";
import type { DiscoveredLink } from "../core/discovery/discovery.ts";
import { articleId } from "../core/identity.ts";
import type { CrawlSourceMessage } from "../core/messages.ts";
import type { ArticleRecord, ListingMention, SourceRecord } from "../core/records.ts";
import { pendingArticle } from "./article-records.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { enterDocument } from "./enter-document.ts";
import { inParallel } from "./in-parallel.ts";
import type { ListingRead } from "./read-listing.ts";
import { isRevisitDue, toArticleMessage } from "./revisit-entries.ts";

export interface TakenLinks {
  readonly discovered: number;
  readonly new: number;
}

interface Candidate {
  readonly id: string;
  readonly canonicalUrl: string;
  readonly link: DiscoveredLink;
  readonly position: number;
}

/** How many new articles one crawl visits at once; the rest waits as due items. A first crawl takes all. */
const MOST_NEW = 50;

/** A record is due this long after its message was queued, in case the message is lost. */
const SAFETY_MS = 20 * 60_000;

/** Stores each new link as a pending article and queues its visit; queues a look at known ones whose time has come. */
export async function takeLinks(
  { discovery }: Extract<ListingRead, { ok: true }>,
  message: CrawlSourceMessage,
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<TakenLinks> {
  const candidates = toCandidates(discovery.links, record.key);
  const known = new Map<string, ArticleRecord>();
  const stored = await deps.articles.getArticles(candidates.map(({ id }) => id));
  for (const article of stored) known.set(article.id, article);

  const fresh = candidates.filter(({ id }) => !known.has(id));
  await inParallel(fresh, (candidate, index) =>
    takeNew(candidate, { index, message, record }, deps),
  );
  const visits = fresh.filter(({ link }) => link.attachment === undefined);
  const now = visits.slice(0, message.backlog ? visits.length : MOST_NEW).map(({ id }) => id);
  const again = [...known.values()].filter((article) => isRevisitDue(article, message, deps.clock));
  const ids = [...now, ...again.map(({ id, aliasOf }) => aliasOf ?? id)];
  const messages = ids.map((id) => toArticleMessage(record.key, id, deps.clock));
  if (messages.length > 0) await deps.queue.send(messages);
  return { discovered: candidates.length, new: fresh.length };
}

function toCandidates(links: readonly DiscoveredLink[], key: string): Candidate[] {
  const candidates = new Map<string, Candidate>();
  for (const [position, link] of links.entries()) {
    const canonicalUrl = canonicalizeUrl(link.url);
    if (canonicalUrl === undefined) continue;
    const id = articleId(key, canonicalUrl);
    if (!candidates.has(id)) candidates.set(id, { id, canonicalUrl, link, position });
  }
  return [...candidates.values()];
}

async function takeNew(
  { canonicalUrl, link, position }: Candidate,
  context: { index: number; message: CrawlSourceMessage; record: SourceRecord },
  deps: CrawlDependencies,
): Promise<void> {
  const { index, message, record } = context;
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
  });
  if (link.attachment === undefined) await deps.articles.saveArticle(article);
  else await enterDocument(article, link, deps);
}

/** A first crawl's articles stand in the feed as they stand in the listing: a millisecond apart, the topmost last. */
function backlogPlace({ enqueuedAt, listingPage = 1 }: CrawlSourceMessage, position: number): string {
  return new Date(Date.parse(enqueuedAt) - (listingPage - 1) * 1000 - position).toISOString();
}

function toMention(link: DiscoveredLink, position: number): ListingMention {
  const { title, published, publishedPrecision, teaser, image } = link;
  return {
    title,
    position,
    ...(published && { published, publishedPrecision }),
    ...(teaser && { teaser }),
    ...(image && { image }),
  };
}
