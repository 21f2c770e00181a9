import type { Article } from "../core/article.ts";
import type {
  ArchiveLinks,
  FeedAddress,
  FeedDocument,
  FeedEntry,
} from "../core/feeds/feed-document.ts";
import { hubOf } from "../core/feeds/public-address.ts";
import { toFeedEntry } from "../core/feeds/to-feed-entry.ts";
import type { ArticleRecord, SourceRecord } from "../core/records.ts";
import { bodyKey } from "./article-body.ts";
import type { FeedDependencies } from "./feed-dependencies.ts";
import { type FeedSubject, sourceAddress, sourceSubject, sourceTitle } from "./feed-subject.ts";
import { inParallel } from "./in-parallel.ts";
import type { BlobStore } from "./ports.ts";
import type { SourceDirectory } from "./source-directory.ts";

export interface DocumentParts {
  readonly subject: FeedSubject;
  /** Newest first. */
  readonly records: readonly ArticleRecord[];
  readonly address: FeedAddress;
  /** Where another id than the subject's own is due: a selection of its entries. */
  readonly id?: string;
  readonly archive?: ArchiveLinks;
}

/** Everything that one feed document shows, bodies read. */
export async function buildFeedDocument(
  { subject, records, address, id, archive }: DocumentParts,
  deps: FeedDependencies & { readonly directory: SourceDirectory },
): Promise<FeedDocument> {
  const publicUrl = await deps.publicUrl();
  const entries = await readEntries(records, subject, publicUrl, deps);
  return {
    id: id ?? subject.id,
    title: subject.title,
    description: subject.description,
    homeUrl: subject.home.startsWith("/") ? publicUrl + subject.home : subject.home,
    address,
    language: subject.language ?? commonLanguage(entries),
    updatedAt: newestUpdate(entries) ?? subject.source?.addedAt ?? "1970-01-01T00:00:00.000Z",
    pictures: {
      icon: `${publicUrl}/icon.png`,
      favicon: `${publicUrl}/favicon.png`,
      logo: `${publicUrl}/logo.png`,
    },
    hub: hubOf(publicUrl, deps.hub),
    archive,
    entries,
  };
}

async function readEntries(
  records: readonly ArticleRecord[],
  subject: FeedSubject,
  publicUrl: string,
  deps: FeedDependencies & { readonly directory: SourceDirectory },
): Promise<FeedEntry[]> {
  const entries: (FeedEntry | undefined)[] = records.map(() => undefined);
  await inParallel(records, async (record, index) => {
    const source = subject.source ?? (await deps.directory.get(record.sourceKey));
    if (source === undefined || source.status === "removed") return;
    const article = source.source.fullText ? await readBody(record, deps.blobs) : undefined;
    if (isBodyLost(record, source, article)) {
      deps.report?.({ kind: "body-lost", feed: subject.feed, id: record.id });
    }
    const from = subject.merged ? feedSource(source, record, publicUrl) : undefined;
    entries[index] = toFeedEntry(record, source.source, { article, from });
  });
  return entries.filter((entry) => entry !== undefined);
}

function isBodyLost(
  { contentHash }: ArticleRecord,
  { source }: SourceRecord,
  article: Article | undefined,
): boolean {
  return source.fullText && contentHash !== undefined && article === undefined;
}

/** `undefined` for an entry without a page of its own (a document), and for a body that is not there or is damaged. */
export async function readBody(
  { id, contentHash }: Pick<ArticleRecord, "id" | "contentHash">,
  blobs: BlobStore,
): Promise<Article | undefined> {
  if (contentHash === undefined) return undefined;
  const bytes = await blobs.getBlob(bodyKey({ id, contentHash }));
  return bytes && parseBody(bytes);
}

function parseBody(bytes: Uint8Array): Article | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Article;
  } catch {
    return undefined;
  }
}

/** `updatedAt` must come from the entry: the source's own would change this document with every other entry. */
function feedSource(source: SourceRecord, record: ArticleRecord, publicUrl: string) {
  return {
    id: sourceSubject(source).id,
    title: sourceTitle(source),
    address: sourceAddress(publicUrl, source),
    homeUrl: source.source.url,
    updatedAt: record.modifiedAt ?? record.enteredAt ?? record.firstSeenAt,
  };
}

function newestUpdate(entries: readonly FeedEntry[]): string | undefined {
  return entries
    .map(({ updatedAt }) => updatedAt)
    .sort()
    .at(-1);
}

function commonLanguage(entries: readonly FeedEntry[]): string | undefined {
  const languages = new Set(entries.map(({ language }) => language));
  return languages.size === 1 ? [...languages][0] : undefined;
}
