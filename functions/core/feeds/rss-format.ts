import type { Item } from "feed";
import type { CleanEntry } from "./clean-entry.ts";
import type { CleanFeed } from "./clean-feed.ts";
import { joinNames } from "./clean-text.ts";
import { addressIn } from "./feed-document.ts";
import { ARCHIVE_NAMESPACE, linkElements } from "./feed-links.ts";
import { protectAmp, writeWithFeed } from "./feed-package.ts";
import { type EntryFinish, finishXml, TITLE_PLACEHOLDER } from "./finish-xml.ts";
import { listEnclosures, MEDIA_NAMESPACE, mediaElements } from "./media-xml.ts";
import {
  element,
  escapeByNumber,
  escapeMarkup,
  textElement,
  writeAttributes,
} from "./write-xml.ts";

const NAMESPACES = {
  "xmlns:atom": "http://www.w3.org/2005/Atom",
  "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:media": MEDIA_NAMESPACE,
};

/** A role of the EBU's list: readers without a `dc:creator` would take `dc:publisher` for an author. */
const PUBLISHER = { role: "publishing company", scheme: "urn:ebu" };
/** What the Profile takes for an enclosure's address: no underscore in the host, no name without a dot. */
const HOST_WITH_DOTS = /^https?:\/\/(?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d+)?\//i;
const TTL_MINUTES = 60;
const SPECIFICATION = "https://www.rssboard.org/rss-specification";
const PLAIN_ELEMENT = /<(title|description)>([^<]*)<\/\1>/g;
const NAMED_REFERENCE = /&(amp|lt|gt);/g;
const NUMBERED: Readonly<Record<string, string>> = { amp: "&#x26;", lt: "&#x3C;", gt: "&#x3E;" };

/** RSS 2.0.11 by the RSS Profile: full text in `content:encoded`, one enclosure, names in one `dc:creator`. */
export function writeRss(feed: CleanFeed): string {
  const written = writeWithFeed("rss", {
    options: {
      title: protectAmp(feed.title),
      description: protectAmp(feed.description),
      link: feed.homeUrl,
      language: feed.language,
      updated: feed.updated,
      image: protectAmp(feed.pictures.logo),
      generator: "Tidings",
      docs: SPECIFICATION,
      ttl: TTL_MINUTES,
    },
    items: feed.entries.map(toItem),
  });
  return finishXml(written.replace(PLAIN_ELEMENT, numberReferences), {
    root: "rss",
    entry: "item",
    container: "channel",
    rootAttributes: writeAttributes({ version: "2.0", ...NAMESPACES, ...archiveNamespace(feed) }),
    head: linkElements("rss", "atom:link", feed),
    entries: feed.entries.map(finishItem),
  });
}

function archiveNamespace(feed: CleanFeed) {
  return feed.archive?.isArchive === true ? { "xmlns:fh": ARCHIVE_NAMESPACE } : {};
}

function numberReferences(_: string, name: string, text: string): string {
  const numbered = text.replace(NAMED_REFERENCE, (_reference, kind) => NUMBERED[kind] ?? "");
  return `<${name}>${numbered}</${name}>`;
}

/** Where there is no summary apart from the text, the text is the description: readers expect one before `content:encoded`. */
function toItem(entry: CleanEntry): Item {
  const description = entry.summary === undefined ? entry.html : escapeMarkup(entry.summary);
  return {
    title: TITLE_PLACEHOLDER,
    id: protectAmp(entry.guid),
    link: entry.url,
    date: entry.published,
    description: description ?? escapeMarkup(entry.title),
    content: entry.summary === undefined ? undefined : entry.html,
  };
}

function finishItem(entry: CleanEntry): EntryFinish {
  return {
    title: textElement("title", entry.title, escapeByNumber),
    tail: [
      ...nameElement("dc:creator", joinNames(entry.byline)),
      ...sourceElements(entry),
      ...entry.categories.map((name) => textElement("category", name, escapeByNumber)),
      ...enclosureElement(entry),
      mediaElements(entry),
      ...updatedElement(entry),
    ].join(""),
  };
}

function nameElement(name: string, text: string | undefined): string[] {
  return text === undefined || text === "" ? [] : [textElement(name, text, escapeByNumber)];
}

/** `source` is the feed that the item came from, `dc:source` the house: a reader takes only one of them for its origin. */
function sourceElements({ source, credit }: CleanEntry): string[] {
  if (source === undefined) return nameElement("dc:source", credit);
  return [
    element("source", { url: addressIn("rss", source.address) }, escapeByNumber(source.title)),
    ...(credit === undefined ? [] : [element("media:credit", PUBLISHER, escapeByNumber(credit))]),
  ];
}

function enclosureElement(entry: CleanEntry): string[] {
  const first = listEnclosures(entry).find(({ url }) => HOST_WITH_DOTS.test(url));
  if (first === undefined) return [];
  return [element("enclosure", { url: first.url, length: first.length ?? 0, type: first.type })];
}

function updatedElement({ published, updated }: CleanEntry): string[] {
  return updated > published ? [textElement("atom:updated", updated.toISOString())] : [];
}
