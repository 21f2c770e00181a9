import type { Article } from "../core/article.ts";
import type { ArticleRecord, SourceRecord } from "../core/records.ts";
import { compareTexts, type TextChange } from "../core/revisions/compare-texts.ts";
import { readBody } from "./build-feed-document.ts";
import { type FeedSubject, findSubject } from "./feed-subject.ts";
import { listFeedEntries } from "./list-feed-entries.ts";
import { WINDOW } from "./seal-archives.ts";
import type { ServingContext } from "./serving-context.ts";

/** An entry with the source that it is shown under. */
export interface ShownEntry {
  readonly record: ArticleRecord;
  readonly source: SourceRecord;
}

const LATEST = 12;

export async function readHomePage(
  context: ServingContext,
): Promise<{ sources: SourceRecord[]; latest: ShownEntry[] }> {
  const [records, all] = await Promise.all([
    context.sources.listSources(),
    findSubject({ kind: "all" }, context.directory),
  ]);
  const sources = records.filter(({ status }) => status !== "removed");
  const latest = all.kind === "found" ? await readEntries(all.subject, LATEST, context) : [];
  return { sources, latest };
}

/** The newest entries of a feed, for people: without bodies. */
async function readEntries(
  subject: FeedSubject,
  limit: number,
  context: ServingContext,
): Promise<ShownEntry[]> {
  return withSources(await listFeedEntries({ ...subject, limit }, context.articles), context);
}

export async function withSources(
  records: readonly ArticleRecord[],
  { directory }: Pick<ServingContext, "directory">,
): Promise<ShownEntry[]> {
  const entries = await Promise.all(
    records.map(async (record) => ({ record, source: await directory.get(record.sourceKey) })),
  );
  return entries.flatMap(({ record, source }) =>
    source === undefined || source.status === "removed" ? [] : [{ record, source }],
  );
}

export type SourcePage =
  | {
      readonly kind: "found";
      readonly subject: FeedSubject;
      readonly source: SourceRecord;
      readonly entries: readonly ShownEntry[];
    }
  | { readonly kind: "moved"; readonly id: string }
  | { readonly kind: "gone" | "unknown" };

export async function readSourcePage(id: string, context: ServingContext): Promise<SourcePage> {
  const lookup = await findSubject({ kind: "source", id }, context.directory);
  if (lookup.kind !== "found") return lookup;
  const { subject } = lookup;
  if (subject.source === undefined) return { kind: "unknown" };
  const entries = await readEntries(subject, WINDOW, context);
  return { kind: "found", subject, source: subject.source, entries };
}

/** A text that was replaced, and what replaced it. */
export interface ShownRevision {
  readonly at: string;
  readonly title: string;
  /** Absent where a body is not there any more. */
  readonly changes?: readonly TextChange[];
}

export type ArticlePage =
  | {
      readonly kind: "found";
      readonly record: ArticleRecord;
      readonly source: SourceRecord;
      readonly article?: Article;
      /** Newest first: each with what changed from it to the next one. */
      readonly revisions: readonly ShownRevision[];
    }
  | { readonly kind: "moved"; readonly id: string }
  | { readonly kind: "gone" | "unknown" };

const MOST_REVISIONS = 10;

export async function readArticlePage(id: string, context: ServingContext): Promise<ArticlePage> {
  const [record] = await context.articles.getArticles([id]);
  if (record === undefined) return { kind: "unknown" };
  if (record.state === "alias" && record.aliasOf !== undefined) {
    return { kind: "moved", id: record.aliasOf };
  }
  if (record.state === "hidden" || record.state === "gone") return { kind: "gone" };
  const source = await context.directory.get(record.sourceKey);
  if (record.state !== "entered" || source === undefined) return { kind: "unknown" };
  if (source.status === "removed") return { kind: "gone" };
  const article = await readBody(record, context.blobs);
  const revisions = await readRevisions(record, article, context);
  return { kind: "found", record, source, article, revisions };
}

async function readRevisions(
  record: ArticleRecord,
  current: Article | undefined,
  { blobs }: ServingContext,
): Promise<ShownRevision[]> {
  const newestFirst = record.revisions.slice(-MOST_REVISIONS).reverse();
  const bodies = await Promise.all(
    newestFirst.map(({ contentHash }) => readBody({ id: record.id, contentHash }, blobs)),
  );
  return newestFirst.map(({ at, title }, index) => ({
    at,
    title,
    changes: changesBetween(bodies[index], index === 0 ? current : bodies[index - 1]),
  }));
}

function changesBetween(before: Article | undefined, after: Article | undefined) {
  if (before === undefined || after === undefined) return undefined;
  return compareTexts(withTitle(before), withTitle(after));
}

function withTitle({ title, text }: Article): string {
  return `${title}\n${text}`;
}
