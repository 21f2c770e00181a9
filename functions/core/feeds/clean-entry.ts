import type { ArticleImage, Attachment } from "../article.ts";
import { cleanLanguage } from "./clean-language.ts";
import { cleanHtml, cleanName, cleanText, cleanTitle, cleanUrl } from "./clean-text.ts";
import type { FeedEntry, FeedSource } from "./feed-document.ts";
import { isUnsafe } from "./is-unsafe.ts";
import { summarize } from "./summarize.ts";

/** An entry fit to be written: addresses normalized, times in UTC (`Date`), text without what the formats forbid. */
export interface CleanEntry extends Omit<FeedEntry, "publishedAt" | "updatedAt"> {
  readonly published: Date;
  readonly updated: Date;
  readonly byline: readonly string[];
  readonly categories: readonly string[];
  readonly images: readonly ArticleImage[];
  readonly attachments: readonly Attachment[];
}

export type LeftOutReason =
  | "bad-id"
  | "bad-address"
  | "bad-date"
  | "no-title"
  | "unsafe-html"
  | "not-rendered";

export interface LeftOut {
  readonly guid: string;
  readonly reason: LeftOutReason;
}

const ABSOLUTE_IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;
const FALLBACK_TITLE_LENGTH = 60;

/** @returns the reason where there is nothing to publish: an entry needs an id, an address, times and something to call it by */
export function cleanEntry(entry: FeedEntry): CleanEntry | LeftOutReason {
  if (!ABSOLUTE_IRI.test(entry.guid)) return "bad-id";
  const url = cleanUrl(entry.url);
  if (url === undefined) return "bad-address";
  const times = cleanTimes(entry);
  if (times === undefined) return "bad-date";
  const texts = cleanTexts(entry);
  if (texts.title === "") return "no-title";
  if (texts.html !== undefined && isUnsafe(texts.html)) return "unsafe-html";
  return { guid: entry.guid, url, ...times, ...texts, ...cleanDetails(entry) };
}

function cleanTimes(entry: FeedEntry): { published: Date; updated: Date } | undefined {
  const published = parseTime(entry.publishedAt);
  const updated = parseTime(entry.updatedAt);
  if (published === undefined || updated === undefined) return undefined;
  return { published, updated: new Date(Math.max(updated.getTime(), published.getTime())) };
}

/** A summary that is the whole text is none. */
function cleanTexts(entry: FeedEntry) {
  const html = cleanHtml(entry.html ?? "") || undefined;
  const text = cleanText(entry.text ?? "");
  const summary = cleanText(entry.summary ?? "") || summarize(text);
  return {
    html,
    text,
    title: cleanTitle(entry.title) || cleanTitle(summarize(summary, FALLBACK_TITLE_LENGTH)),
    summary: summary === text && html !== undefined ? undefined : summary || undefined,
  };
}

function cleanDetails(entry: FeedEntry) {
  return {
    byline: cleanAll(entry.byline),
    credit: cleanName(entry.credit ?? "") || undefined,
    categories: cleanAll(entry.categories),
    language: cleanLanguage(entry.language),
    image: cleanUrl(entry.image),
    images: (entry.images ?? []).flatMap(cleanImage),
    attachments: (entry.attachments ?? []).flatMap(cleanAttachment),
    source: entry.source && cleanSource(entry.source, entry.publishedAt),
    shortened: entry.shortened,
  };
}

function cleanSource(source: FeedSource, publishedAt: string): FeedSource {
  const updated = parseTime(source.updatedAt) ?? new Date(publishedAt);
  const homeUrl = cleanUrl(source.homeUrl) ?? source.homeUrl;
  return {
    ...source,
    title: cleanName(source.title),
    homeUrl,
    updatedAt: updated.toISOString(),
  };
}

/** Years beyond four digits have no form in RFC 822 and RFC 3339. */
export function parseTime(text: string): Date | undefined {
  const time = new Date(text);
  const year = time.getUTCFullYear();
  return year >= 1 && year <= 9999 ? time : undefined;
}

function cleanAll(texts: readonly string[] = []): string[] {
  return [...new Set(texts.map(cleanName))].filter((text) => text !== "");
}

function cleanImage(image: ArticleImage): ArticleImage[] {
  const url = cleanUrl(image.url);
  if (url === undefined) return [];
  return [
    {
      url,
      alt: cleanText(image.alt ?? "") || undefined,
      caption: cleanText(image.caption ?? "") || undefined,
      width: cleanSize(image.width),
      height: cleanSize(image.height),
    },
  ];
}

function cleanAttachment(attachment: Attachment): Attachment[] {
  const url = cleanUrl(attachment.url);
  if (url === undefined) return [];
  const type = attachment.type?.toLowerCase();
  return [
    {
      url,
      title: cleanName(attachment.title) || fileName(url),
      type: type !== undefined && MEDIA_TYPE.test(type) ? type : undefined,
      length: cleanSize(attachment.length),
    },
  ];
}

function fileName(url: string): string {
  const name = new URL(url).pathname.split("/").at(-1) ?? "";
  try {
    return cleanName(decodeURIComponent(name)) || url;
  } catch {
    return name;
  }
}

function cleanSize(size: number | undefined): number | undefined {
  return size !== undefined && Number.isSafeInteger(size) && size > 0 ? size : undefined;
}
