import { TZDate } from "@date-fns/tz";
import type { Article } from "../article.ts";
import { isHistory } from "../history.ts";
import type { ArticleRecord } from "../records.ts";
import type { Source } from "../source.ts";
import type { FeedEntry, FeedSource } from "./feed-document.ts";
import { escapeMarkup } from "./write-xml.ts";

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const HAS_OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/i;
const NOON = 12;
const DAY_MS = 86_400_000;

/** `article` is the stored body; without it the entry has its summary only. `from` is named in merged feeds. */
export function toFeedEntry(
  record: ArticleRecord,
  source: Source,
  { article, from }: { readonly article?: Article; readonly from?: FeedSource },
): FeedEntry {
  const published = publicationTime(record, source.timezone);
  return {
    guid: record.guid,
    url: record.url,
    title: record.title,
    summary: record.summary,
    html: article?.html,
    text: article?.text,
    publishedAt: published,
    updatedAt: latest(published, record.modifiedAt),
    byline: record.byline,
    credit: record.credit,
    categories: source.groups,
    language: record.language ?? source.language,
    image: record.image,
    images: record.images,
    attachments: record.attachments,
    source: from,
  };
}

function latest(a: string, b = ""): string {
  return a < b ? b : a;
}

/** For a document that would grow too large: the summary, and a link that says why. */
export function shortenEntry(entry: FeedEntry): FeedEntry {
  const note = entry.language?.startsWith("zh")
    ? "全文太长，未收入本订阅，请看原文"
    : "The full text is too long for this feed: read it on the page";
  const summary = entry.summary === undefined ? "" : `<p>${escapeMarkup(entry.summary)}</p>`;
  const link = `<p><a href="${escapeMarkup(entry.url)}">${note}</a></p>`;
  return { ...entry, html: `${summary}${link}`, text: undefined, shortened: true };
}

/**
 * In UTC. A page that tells only the day is taken for noon of it, so that most of the world reads the right day; or for
 * the moment at which we first saw it, if that was on this very day. Never after the entry itself became visible.
 */
export function publicationTime(record: ArticleRecord, timezone = "UTC"): string {
  const { publishedAt, firstSeenAt, enteredAt = firstSeenAt } = record;
  if (publishedAt === undefined) return enteredAt;
  const time = parsePublished(publishedAt, timezone, firstSeenAt);
  // What was backfilled has a place behind what it may be younger than; it was visible when it was seen.
  const visibleAt = isHistory(record) ? firstSeenAt : enteredAt;
  return Number.isNaN(time) || time > Date.parse(visibleAt)
    ? visibleAt
    : new Date(time).toISOString();
}

function parsePublished(text: string, timezone: string, firstSeenAt: string): number {
  const day = DAY.exec(text);
  if (day === null) return Date.parse(HAS_OFFSET.test(text) ? text : `${text}Z`);
  const [year = 0, month = 1, date = 1] = day.slice(1).map(Number);
  const start = new TZDate(year, month - 1, date, timezone).getTime();
  const firstSeen = Date.parse(firstSeenAt);
  return firstSeen >= start && firstSeen < start + DAY_MS
    ? firstSeen
    : new TZDate(year, month - 1, date, NOON, timezone).getTime();
}
