import type { Article } from "../core/article.ts";
import type { ArticleRecord, SourceRecord } from "../core/records.ts";
import { bodyKey, hashArticle, putBody } from "./article-body.ts";
import { articleFields, keepPublished } from "./article-fields.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { readStored } from "./read-parts.ts";
import { saveEntry } from "./tell-entry.ts";

type ReplayDependencies = Pick<CrawlDependencies, "articles" | "blobs" | "feeds" | "clock">;

export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What today's extraction makes of one stored page. */
export interface Replayed {
  readonly id: string;
  readonly url: string;
  readonly outcome: "same" | "differs" | "no-article" | "no-snapshot";
  readonly reason?: string;
  readonly changes: readonly FieldChange[];
}

const PAGE = 100;

/**
 * Extracts again what is stored of a source, article by article, without a single request. With `write` a difference is
 * stored as a revision: ids and dates stay, nothing is announced again. What is no article any more is only told.
 */
export async function* replaySource(
  source: SourceRecord,
  { write }: { readonly write: boolean },
  deps: ReplayDependencies,
): AsyncGenerator<Replayed> {
  let after: string | undefined;
  for (;;) {
    const records = await deps.articles.listSourceArticles(source.key, PAGE, after);
    for (const record of records) {
      if (record.state === "entered") yield await replayArticle(record, source, write, deps);
    }
    after = records.at(-1)?.id;
    if (records.length < PAGE) return;
  }
}

async function replayArticle(
  record: ArticleRecord,
  source: SourceRecord,
  write: boolean,
  deps: ReplayDependencies,
): Promise<Replayed> {
  const about = { id: record.id, url: record.url, changes: [] };
  const read = await readStored(record, source, deps.blobs);
  if (read === undefined) return { ...about, outcome: "no-snapshot" };
  if (!read.ok) return { ...about, outcome: "no-article", reason: read.reason };

  const before = await loadBody(record, deps);
  const changes = compareArticles(before, read.article);
  if (changes.length === 0) return { ...about, outcome: "same" };
  if (write) await storeRevision(record, read.article, deps);
  return { ...about, outcome: "differs", changes };
}

async function loadBody(
  record: ArticleRecord,
  { blobs }: ReplayDependencies,
): Promise<Partial<Article>> {
  const bytes = await blobs.getBlob(bodyKey(record));
  return bytes === undefined ? {} : JSON.parse(new TextDecoder().decode(bytes));
}

/** By the articles' own fields, in alphabetical order; what both lack is no difference. */
function compareArticles(before: Partial<Article>, after: Partial<Article>): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return fields.flatMap((field) => {
    const [was, is] = [toText(before, field), toText(after, field)];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}

function toText(article: Partial<Article>, field: string): string {
  const value = article[field as keyof Article];
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

/** Its `modifiedAt` stays: the article did not change, only our reading of it. */
async function storeRevision(
  record: ArticleRecord,
  article: Article,
  deps: ReplayDependencies,
): Promise<void> {
  const { contentHash = "", enteredAt = "", modifiedAt, title, revisions } = record;
  const hashes = hashArticle(article);
  await putBody(record.id, article, hashes.contentHash, deps.blobs);
  const changed: ArticleRecord = {
    ...record,
    ...articleFields(article, record),
    ...keepPublished(record, article, deps.clock.now()),
    ...hashes,
    revisions: [...revisions, { at: modifiedAt ?? enteredAt, contentHash, title }],
    revision: record.revision + 1,
  };
  await saveEntry(changed, deps);
}
