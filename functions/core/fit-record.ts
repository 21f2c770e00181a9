import type { ArticleRecord, SourceRecord } from "./records.ts";

/** More than any reader shows. All of an article's pictures and attachments stand in its body. */
const MOST_LISTED = 100;

/** The first one is kept with the newest: when the article began and what it has become. */
const MOST_REVISIONS = 200;

/** Longer ones are `data:` addresses, or traps. */
const LONGEST_URL = 2048;

const LONGEST_TEXT = 1000;

/**
 * The record without what no page has but a hostile or a broken one: every store takes what is left. Identity, places and
 * times are never changed, and the same record is always cut in the same way.
 */
export function fitArticle(record: ArticleRecord): ArticleRecord {
  const { listing, title, byline, credit, summary, reason, image } = record;
  const { images, attachments, revisions } = record;
  return {
    ...record,
    title: cut(title),
    revisions: fitRevisions(revisions).map((one) => ({ ...one, title: cut(one.title) })),
    ...(listing && { listing: fitListing(listing) }),
    ...(byline && { byline: byline.slice(0, MOST_LISTED).map(cut) }),
    ...(credit && { credit: cut(credit) }),
    ...(summary && { summary: cut(summary) }),
    ...(reason && { reason: cut(reason) }),
    ...(image && { image: image.length > LONGEST_URL ? undefined : image }),
    ...(images && { images: fitList(images).map(fitImage) }),
    ...(attachments && { attachments: fitList(attachments).map(fitAttachment) }),
  };
}

/** As `fitArticle`. What the operator wrote is left alone. */
export function fitSource(record: SourceRecord): SourceRecord {
  const { pageTitle, pageLanguage, charset, health } = record;
  const { message } = health;
  return {
    ...record,
    ...(message && { health: { ...health, message: cut(message) } }),
    ...(pageTitle && { pageTitle: cut(pageTitle) }),
    ...(pageLanguage && { pageLanguage: cut(pageLanguage) }),
    ...(charset && { charset: cut(charset) }),
  };
}

function fitListing(listing: NonNullable<ArticleRecord["listing"]>) {
  const { title, teaser, image } = listing;
  return {
    ...listing,
    title: cut(title),
    ...(teaser && { teaser: cut(teaser) }),
    ...(image && { image: image.length > LONGEST_URL ? undefined : image }),
  };
}

function fitRevisions(revisions: ArticleRecord["revisions"]): ArticleRecord["revisions"] {
  if (revisions.length <= MOST_REVISIONS) return revisions;
  return [...revisions.slice(0, 1), ...revisions.slice(1 - MOST_REVISIONS)];
}

function fitList<T extends { readonly url: string }>(list: readonly T[]): T[] {
  return list.filter(({ url }) => url.length <= LONGEST_URL).slice(0, MOST_LISTED);
}

function fitImage(image: NonNullable<ArticleRecord["images"]>[number]) {
  const { alt, caption } = image;
  return {
    ...image,
    ...(alt && { alt: cut(alt) }),
    ...(caption && { caption: cut(caption) }),
  };
}

function fitAttachment(attachment: NonNullable<ArticleRecord["attachments"]>[number]) {
  return { ...attachment, title: cut(attachment.title) };
}

/** Not within a character. */
function cut(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  return `${text.slice(0, LONGEST_TEXT - 1)}…`.toWellFormed().replace("\ufffd…", "…");
}
