import { hashText } from "../core/gate/fingerprint.ts";
import type { ArticlePart, Gathering } from "../core/gathering.ts";
import type { Page } from "../core/page.ts";
import type { ArticleRecord, SourceRecord } from "../core/records.ts";
import { gatheringEnd, isRepeated, isSameArticle, nextPart } from "./article-parts.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import type { PageRead } from "./read-page.ts";
import { readParts } from "./read-parts.ts";
import { storeSnapshot } from "./snapshot.ts";
import { type StoreOutcome, storeArticle } from "./store-article.ts";
import { validatorsOf } from "./visited-article.ts";

/** `part`: a page of a split article is there, and the next one is asked for. */
export type GatherOutcome = StoreOutcome | "part";

/** An article whose page was visited, or one of its pages. */
export interface Gathered {
  readonly record: ArticleRecord;
  readonly source: SourceRecord;
}

type GoodRead = Extract<PageRead, { readonly ok: true }>;

/** The next page's visit is due again after this, in case its message is lost. */
const SAFETY_MS = 20 * 60_000;

/** The visits to an article's pages that are under way; those of an entered one that took too long begin anew. */
export function gatheringOf({ state, gathering }: ArticleRecord, now: Date): Gathering | undefined {
  const isStale = gathering !== undefined && isOver(gathering, now) && state === "entered";
  return isStale ? undefined : gathering;
}

export function isOver(gathering: Gathering, now: Date): boolean {
  return gatheringEnd(gathering) <= now.toISOString();
}

/**
 * A page was fetched and read: the article's own page, or the next one of a split article. The article is stored once all
 * its pages are there; each further one is a visit, and a message, of its own.
 */
export async function takePart(
  { record, source }: Gathered,
  { page, read }: { readonly page: Page; readonly read: GoodRead },
  deps: CrawlDependencies,
): Promise<GatherOutcome> {
  const { article, nextPage } = read;
  const gathering = gatheringOf(record, deps.clock.now());
  const whole = { record: ungathered(record), source, page, article };
  if (gathering === undefined && nextPage === undefined) return storeArticle(whole, deps);

  const before = gathering?.parts ?? [];
  const told = { url: page.url, textHash: hashText([article.text]) };
  const isPart = gathering === undefined || isSameArticle(gathering.first, article);
  if (!isPart || isRepeated(before, told)) return storeParts({ record, source }, before, deps);
  const part = {
    ...told,
    snapshotKey: await storeSnapshot(page, record, deps.blobs),
    validators: validatorsOf(page),
    ...(nextPage !== undefined && { next: nextPage }),
  };
  const { title, canonicalUrl, publishedAt, publishedPrecision } = article;
  const first = gathering?.first ?? { title, canonicalUrl, publishedAt, publishedPrecision };
  return goOn(
    { record, source },
    { first, parts: [...before, part], since: gathering?.since },
    deps,
  );
}

/** The site says that a page is as it was. */
export async function keepPart(
  { record, source }: Gathered,
  deps: CrawlDependencies,
): Promise<GatherOutcome> {
  const gathering = gatheringOf(record, deps.clock.now());
  const before = gathering?.parts ?? [];
  const part = knownPart(record, gathering);
  if (part === undefined) return storeParts({ record, source }, before, deps);
  const { title, canonicalUrl, publishedAt, publishedPrecision } = record;
  const first = gathering?.first ?? { title, canonicalUrl, publishedAt, publishedPrecision };
  return goOn(
    { record, source },
    { first, parts: [...before, part], since: gathering?.since },
    deps,
  );
}

/** The page that is visited now, as it was read last; only of an entered article. */
export function knownPart(
  { parts, state }: ArticleRecord,
  gathering: Gathering | undefined,
): ArticlePart | undefined {
  if (state !== "entered") return undefined;
  return gathering === undefined ? parts?.[0] : parts?.find(({ url }) => url === gathering.next);
}

type Progress = Pick<Gathering, "first" | "parts"> & { readonly since: string | undefined };

async function goOn(
  { record, source }: Gathered,
  { first, parts, since }: Progress,
  deps: CrawlDependencies,
): Promise<GatherOutcome> {
  const next = nextPart(parts);
  if (next === undefined) return storeParts({ record, source }, parts, deps);
  const now = deps.clock.now();
  const visitedAt = now.toISOString();
  const gathering: Gathering = { schema: 1, since: since ?? visitedAt, first, parts, next };
  const { slotAt: _, ...rest } = record;
  const isSaved = await deps.articles.saveArticle({
    ...rest,
    revision: record.revision + 1,
    gathering,
    visitedAt,
    ...(record.state !== "entered" && { nextAttemptAt: dueAt(gathering, now), attempts: 0 }),
  });
  // Who lost the race leaves the next page to who won it.
  if (isSaved) await askForNext(record, visitedAt, deps);
  return "part";
}

function dueAt(gathering: Gathering, now: Date): string {
  const due = now.getTime() + SAFETY_MS;
  return new Date(Math.min(due, Date.parse(gatheringEnd(gathering)))).toISOString();
}

/** Asked for after the visit before: what asked for that one is done with. */
async function askForNext(
  { id, sourceKey }: ArticleRecord,
  visitedAt: string,
  { queue }: CrawlDependencies,
): Promise<void> {
  const enqueuedAt = new Date(Date.parse(visitedAt) + 1).toISOString();
  const kind = "crawl-article" as const;
  const message = { version: 1, kind, sourceKey, articleId: id, enqueuedAt } as const;
  await queue.send([{ message, delaySeconds: 0 }]);
}

/** Joins the pages that came and stores the article. */
export async function storeParts(
  { record, source }: Gathered,
  parts: readonly ArticlePart[],
  deps: CrawlDependencies,
): Promise<GatherOutcome> {
  if (isUnchanged(record, parts)) {
    await saveUngathered(record, deps);
    return "unchanged";
  }
  const read = await readParts(parts, source, deps.blobs);
  if (!read?.ok) return beginAnew(record, deps);
  const { page, article } = read;
  const split = parts.length > 1 ? { parts } : {};
  return storeArticle({ record: ungathered(record), source, page, article, ...split }, deps);
}

function isUnchanged({ state, parts: known = [] }: ArticleRecord, parts: readonly ArticlePart[]) {
  if (state !== "entered" || known.length !== parts.length) return false;
  return parts.every(({ snapshotKey }, index) => snapshotKey === known[index]?.snapshotKey);
}

/** What was read before is not kept any more: the next visit asks for all pages in full. */
async function beginAnew(
  { parts: _, validators: __, ...record }: ArticleRecord,
  deps: CrawlDependencies,
): Promise<"part"> {
  await saveUngathered(record, deps);
  return "part";
}

/** Ends the visits to an entered article's pages: it stays as it is. */
export async function saveUngathered(
  record: ArticleRecord,
  { articles, clock }: CrawlDependencies,
): Promise<void> {
  const visitedAt = clock.now().toISOString();
  const revision = record.revision + 1;
  await articles.saveArticle({ ...ungathered(record), visitedAt, revision });
}

function ungathered({ gathering: _, ...record }: ArticleRecord): ArticleRecord {
  return record;
}
