import type { Extension, Item } from "feed";
import type { CleanEntry } from "./clean-entry.ts";
import type { CleanFeed } from "./clean-feed.ts";
import { addressIn, type FeedAddress } from "./feed-document.ts";
import { extension, writeWithFeed } from "./feed-package.ts";
import { listEnclosures } from "./media-xml.ts";
import { escapeMarkup } from "./write-xml.ts";

/** JSON Feed 1.1; `next_url` walks through the archive. What it has no word for stands under `_tidings`. */
export function writeJson(feed: CleanFeed): string {
  const written = writeWithFeed("json", {
    options: {
      title: feed.title,
      description: feed.description,
      link: feed.homeUrl,
      image: feed.pictures.icon,
    },
    items: feed.entries.map(toItem),
    extensions: present({
      version: "https://jsonfeed.org/version/1.1",
      feed_url: addressIn("json", feed.address),
      favicon: feed.pictures.favicon,
      language: feed.language,
      authors: [{ name: feed.title, url: feed.homeUrl }],
      hubs: feed.hub === undefined ? undefined : [{ type: "WebSub", url: feed.hub }],
      next_url: addressIfAny(feed.archive?.previous),
      _tidings: archiveDetails(feed),
    }),
  });
  return JSON.stringify(JSON.parse(written));
}

function toItem(entry: CleanEntry): Item {
  return {
    title: entry.title,
    id: entry.guid,
    link: entry.url,
    date: entry.updated,
    published: entry.published,
    image: entry.image,
    extensions: present({
      ...contentKeys(entry),
      language: entry.language,
      authors: unlessEmpty(entry.byline.map((name) => ({ name }))),
      tags: unlessEmpty(entry.categories),
      attachments: attachmentKeys(entry),
      _tidings: entryDetails(entry),
    }),
  };
}

/** An item has `content_html` or `content_text` at the least. */
function contentKeys({ html, summary, title }: CleanEntry) {
  if (html !== undefined) return { content_html: html, summary };
  if (summary !== undefined) return { content_html: `<p>${escapeMarkup(summary)}</p>`, summary };
  return { content_text: title };
}

function attachmentKeys(entry: CleanEntry) {
  if (entry.attachments.length === 0) return undefined;
  return listEnclosures(entry).map(({ url, type, title, length }) => ({
    url,
    mime_type: type,
    title,
    size_in_bytes: length,
  }));
}

function entryDetails({ credit, source, shortened }: CleanEntry) {
  if (credit === undefined && source === undefined && shortened !== true) return undefined;
  const from = source && { title: source.title, feed_url: addressIn("json", source.address) };
  return { credit, source: from, shortened };
}

function archiveDetails({ archive }: CleanFeed) {
  if (archive?.isArchive !== true) return undefined;
  return {
    archive: true,
    current: addressIfAny(archive.current),
    next_archive: addressIfAny(archive.next),
  };
}

function addressIfAny(address: FeedAddress | undefined): string | undefined {
  return address === undefined ? undefined : addressIn("json", address);
}

function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

function present(keys: Readonly<Record<string, unknown>>): Extension[] {
  return Object.entries(keys)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => extension(name, value));
}
