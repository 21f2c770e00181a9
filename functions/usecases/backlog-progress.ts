import type { ArticleRecord, SourceRecord } from "../core/records.ts";
import type { ArticleStore } from "./ports.ts";
import { isReady } from "./ready-article.ts";

interface ProgressDependencies {
  readonly articles: Pick<ArticleStore, "listSourceArticles">;
}

const PAGE = 100;

export function isOfBacklog({ cameWith }: ArticleRecord): boolean {
  return cameWith === "first-crawl";
}

/** Its page has not been asked for; one that failed is not waited for. */
export function isAwaited({ state, readyAt, attempts }: ArticleRecord): boolean {
  return state === "pending" && readyAt === undefined && attempts === 0;
}

/** Whether any is awaited: looks no further than to the first one, mostly among the first few, for ids are in no order. */
export async function isWaiting(
  { key }: SourceRecord,
  { articles }: ProgressDependencies,
): Promise<boolean> {
  let after: string | undefined;
  for (let limit = 3; ; limit = Math.min(PAGE, limit * 4)) {
    const records = await articles.listSourceArticles(key, limit, after);
    if (records.some((record) => isOfBacklog(record) && isAwaited(record))) return true;
    if (records.length < limit) return false;
    after = records.at(-1)?.id;
  }
}

/**
 * How many of a first crawl's articles are ready, and how many awaited: of up to a hundred exactly. Of more, the first hundred
 * tell: ids are hashes, so that these are any hundred, and the closer they lie, the more there are.
 */
export async function estimateProgress(
  { key }: SourceRecord,
  { articles }: ProgressDependencies,
): Promise<{ readonly ready: number; readonly awaited: number }> {
  const records = await articles.listSourceArticles(key, PAGE);
  const members = records.filter(isOfBacklog);
  const scale = records.length < PAGE ? 1 : 1 / shareUpTo(records.at(-1)?.id);
  return {
    ready: members.filter(isReady).length * scale,
    awaited: members.filter(isAwaited).length * scale,
  };
}

/** Of all ids: they begin with any 32 bits, in hex. */
function shareUpTo(id = ""): number {
  const share = (Number.parseInt(id.slice(0, 8), 16) + 1) / 2 ** 32;
  return Number.isNaN(share) ? 1 : share;
}
