import type { Article, DatePrecision } from "../core/article.ts";
import type { ArticleRecord } from "../core/records.ts";

/** Nothing is believed to be from before the web. */
const EARLIEST = "1990";

const FINENESS = { day: 0, minute: 1, second: 2 } as const;

/** What of an article stands in its record; the rest is its body. The first address stays the identity. */
export function articleFields(article: Article, record: ArticleRecord): Partial<ArticleRecord> {
  const { byline, credit, language, summary, image, images, attachments } = article;
  const fields = { byline, credit, language, summary, image, images, attachments };
  return { ...fields, title: article.title || record.title };
}

interface PublishedTime {
  readonly publishedAt: string;
  readonly publishedPrecision: DatePrecision;
}

/**
 * A published date never moves once it was told; only a more precise reading of the same day refines it. Without one on
 * the page the listing's counts. A date in the future, or before 1990, is kept in the body as evidence and not believed.
 */
export function keepPublished(
  { publishedAt, publishedPrecision, listing }: ArticleRecord,
  article: Pick<Article, "publishedAt" | "publishedPrecision">,
  now: Date,
): Partial<PublishedTime> {
  const told =
    believable(article.publishedAt, article.publishedPrecision, now) ??
    believable(listing?.published, listing?.publishedPrecision, now);
  const known = believable(publishedAt, publishedPrecision, now);
  return known !== undefined && !isFiner(told, known) ? {} : (told ?? {});
}

function isFiner(told: PublishedTime | undefined, known: PublishedTime): boolean {
  if (told?.publishedAt.slice(0, 10) !== known.publishedAt.slice(0, 10)) return false;
  return FINENESS[told.publishedPrecision] > FINENESS[known.publishedPrecision];
}

/** A day alone is read as its midnight in UTC, up to 14 hours after it began somewhere. */
const GRACE_MS = 14 * 3_600_000;

function believable(
  publishedAt: string | undefined,
  publishedPrecision: DatePrecision = "day",
  now: Date,
): PublishedTime | undefined {
  if (publishedAt === undefined || publishedAt < EARLIEST) return undefined;
  const instant = Date.parse(publishedAt);
  if (Number.isNaN(instant) || instant > now.getTime() + GRACE_MS) return undefined;
  return { publishedAt, publishedPrecision };
}
