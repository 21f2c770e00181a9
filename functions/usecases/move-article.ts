import type { ArticleRecord } from "../core/records.ts";
import { aliasRecord } from "./article-records.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { inParallel } from "./in-parallel.ts";
import { saveEntry } from "./tell-entry.ts";

type MoveDependencies = Pick<CrawlDependencies, "articles" | "feeds" | "clock">;

export interface Move {
  readonly candidate: { readonly canonicalUrl: string; readonly link: { readonly url: string } };
  readonly knownId: string;
}

/** Moves many and tells the feeds once, with the last: a worker that dies before leaves it to be moved by the next one. */
export async function moveArticles(moves: readonly Move[], deps: MoveDependencies): Promise<void> {
  const saveOnly = async (record: ArticleRecord) => void (await deps.articles.saveArticle(record));
  await inParallel(moves.slice(0, -1), (move) => moveOne(move, deps, saveOnly));
  for (const last of moves.slice(-1)) await moveArticle(last, deps);
}

/** A known article stands at a new address: it keeps its id, its guid and its dates; the new address becomes an alias and is linked. */
export function moveArticle(move: Move, deps: MoveDependencies): Promise<void> {
  return moveOne(move, deps, (record) => saveEntry(record, deps));
}

/** The alias is kept last: until it is there, the move is found to be due again. */
async function moveOne(
  { candidate: { canonicalUrl, link }, knownId }: Move,
  deps: MoveDependencies,
  save: (record: ArticleRecord) => Promise<void>,
): Promise<void> {
  const [known] = await deps.articles.getArticles([knownId]);
  if (known === undefined) return;
  await save(atNewAddress(known, link.url));
  const now = deps.clock.now().toISOString();
  await deps.articles.saveArticle(aliasRecord(known, canonicalUrl, now));
}

/** The old page's validators say nothing of the new one. */
function atNewAddress({ validators: _, ...known }: ArticleRecord, url: string): ArticleRecord {
  return { ...known, url, revision: known.revision + 1 };
}
