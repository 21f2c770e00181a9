import type { ArticleRecord } from "../core/records.ts";
import { type ArticleHashes, hashArticle, putBody } from "./article-body.ts";
import { articleFields, keepPublished } from "./article-fields.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { doubtArticle } from "./doubt-article.ts";
import { mustWait, waiting } from "./ready-article.ts";
import { resolveIdentity } from "./resolve-identity.ts";
import { storeSnapshot } from "./snapshot.ts";
import { saveEntry } from "./tell-entry.ts";
import { type ReadArticle, validatorsOf } from "./visited-article.ts";

export type StoreOutcome = "new" | "updated" | "unchanged" | "alias" | "held";

/**
 * Stores what was read: snapshot and body under their hashes first, then one conditional write of the record, then the
 * feeds' versions. Whatever is repeated after a crash finds what is there and goes on.
 */
export async function storeArticle(
  read: ReadArticle,
  deps: CrawlDependencies,
): Promise<StoreOutcome> {
  const { record, article } = read;
  const hashes = hashArticle(article);
  if (await resolveIdentity(read, hashes, deps)) return "alias";
  if (record.state === "entered" && record.textHash === hashes.textHash) {
    return confirmUnchanged(read, deps);
  }
  if (await doubtArticle(read, hashes, deps)) return "held";

  const [snapshotKey] = await Promise.all([
    storeSnapshot(read.page, record, deps.blobs),
    putBody(record.id, article, hashes.contentHash, deps.blobs),
  ]);
  const changed = withContent(read, hashes, snapshotKey, deps.clock.now());
  if (changed.state === "entered") await saveEntry(changed, deps);
  else await deps.articles.saveArticle(changed);
  return record.state === "entered" ? "updated" : "new";
}

async function confirmUnchanged(
  { record, page, parts }: ReadArticle,
  deps: CrawlDependencies,
): Promise<"unchanged"> {
  const { doubted: _, ...rest } = record;
  const looked = { validators: validatorsOf(page), visitedAt: deps.clock.now().toISOString() };
  const changed = { ...rest, ...looked, parts, revision: record.revision + 1 };
  await deps.articles.saveArticle(changed, record);
  return "unchanged";
}

function withContent(
  { record, article, page, parts }: ReadArticle,
  hashes: ArticleHashes,
  snapshotKey: string,
  now: Date,
): ArticleRecord {
  return {
    ...settled(record),
    ...articleFields(article, record),
    ...keepPublished(record, article, now),
    ...revisionsAfter(record, now),
    ...hashes,
    revision: record.revision + 1,
    ...(mustWait(record) ? waiting(now) : entering(record, now)),
    snapshotKey,
    validators: validatorsOf(page),
    parts,
    visitedAt: now.toISOString(),
    attempts: 0,
  };
}

function entering({ enteredAt, enterAt }: ArticleRecord, now: Date) {
  return { state: "entered" as const, enteredAt: enteredAt ?? entryTime(enterAt, now) };
}

/** Without what belongs to the way in, but for the time when it is due. */
function settled({
  slotAt: _,
  enterAt: __,
  reason: ___,
  suspect: ____,
  doubted: _____,
  ...record
}: ArticleRecord): ArticleRecord {
  return record;
}

function revisionsAfter(
  { contentHash, enteredAt, modifiedAt, title, revisions }: ArticleRecord,
  now: Date,
): Pick<ArticleRecord, "revisions" | "modifiedAt"> {
  if (contentHash === undefined || enteredAt === undefined) return { revisions };
  return {
    revisions: [...revisions, { at: modifiedAt ?? enteredAt, contentHash, title }],
    modifiedAt: now.toISOString(),
  };
}

/** A place that was given more than 14 minutes ago may lie in a part of a feed that is sealed: then it is now. */
function entryTime(enterAt: string | undefined, now: Date): string {
  const oldest = new Date(now.getTime() - 14 * 60_000).toISOString();
  const isOpen = enterAt !== undefined && enterAt > oldest && enterAt <= now.toISOString();
  return isOpen ? enterAt : now.toISOString();
}
