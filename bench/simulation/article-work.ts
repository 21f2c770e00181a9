import type { CrawlArticleMessage } from "../../functions/core/messages.ts";
import type { ArticleRecord, SourceRecord } from "../../functions/core/records.ts";
import { pendingArticle } from "../../functions/usecases/article-records.ts";
import { crawlArticle } from "../../functions/usecases/crawl-article.ts";
import type { CrawlDependencies } from "../../functions/usecases/crawl-dependencies.ts";
import { deferMessage } from "../../functions/usecases/defer-message.ts";
import { isRevisitDue, toArticleMessage } from "../../functions/usecases/revisit-entries.ts";
import { toVisit } from "../../functions/usecases/to-visit.ts";
import { touchFeeds } from "../../functions/usecases/touch-feeds.ts";

/** How many articles a listing shows. */
const SHOWN = 10;
const SAFETY_MS = 20 * 60_000;

/** What a listing with one new article leads to: the article pending and queued, and later looks at what it still shows. */
export async function takeNews(
  record: SourceRecord,
  name: string,
  deps: CrawlDependencies,
): Promise<void> {
  const { articles, queue, clock } = deps;
  const now = clock.now();
  const url = `${record.source.url}${name}.html`;
  const article = pendingArticle({
    sourceKey: record.key,
    url,
    canonicalUrl: url,
    listing: { title: name, position: 0 },
    firstSeenAt: now.toISOString(),
    nextAttemptAt: new Date(now.getTime() + SAFETY_MS).toISOString(),
  });
  await articles.saveArticle(article);
  const scope = { sourceKey: record.key };
  const known = await articles.listEntries({ scope, order: "newest", limit: SHOWN });
  const message = { version: 1, kind: "crawl-source", sourceKey: record.key } as const;
  const crawl = { ...message, enqueuedAt: now.toISOString() };
  const again = known.filter((entry) => isRevisitDue(entry, crawl, clock));
  const ids = [article, ...again].map(({ id }) => id);
  await queue.send(ids.map((id) => toArticleMessage(record.key, id, clock)));
}

/** Later looks are the real ones, which find the page unchanged; of a first visit only the reading is left out. */
export async function visitArticle(
  message: CrawlArticleMessage,
  deps: CrawlDependencies,
): Promise<void> {
  const [record] = await deps.articles.getArticles([message.articleId]);
  const source = await deps.sources.getSource(message.sourceKey);
  if (record === undefined || source === undefined) return;
  if (record.state === "entered") {
    await crawlArticle(message, deps);
    return;
  }
  await visitFirst(message, record, source, deps);
}

async function visitFirst(
  message: CrawlArticleMessage,
  record: ArticleRecord,
  source: SourceRecord,
  deps: CrawlDependencies,
): Promise<void> {
  const slot = message.slotAt && { slotAt: message.slotAt };
  const visited = await deps.pages.visitPage({ ...toVisit(source.source, record.url), ...slot });
  const now = deps.clock.now().toISOString();
  if (visited.kind === "deferred") {
    if (await deferMessage(message, visited.at, deps)) return;
    await save({ ...record, nextAttemptAt: visited.at, slotAt: visited.at }, deps);
  } else if (visited.kind === "fetched") {
    const { nextAttemptAt: _, slotAt: __, ...rest } = record;
    const validators = { etag: '"1"' };
    const entered = { ...rest, state: "entered", enteredAt: now, visitedAt: now } as const;
    await save({ ...entered, validators }, deps);
    await touchFeeds(entered, deps);
  }
}

async function save(record: ArticleRecord, { articles }: CrawlDependencies): Promise<void> {
  await articles.saveArticle({ ...record, revision: record.revision + 1 });
}
