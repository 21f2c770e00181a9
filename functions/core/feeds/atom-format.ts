import type { Item } from "feed";
import type { CleanEntry } from "./clean-entry.ts";
import type { CleanFeed } from "./clean-feed.ts";
import { addressIn, FEED_TYPES, type FeedSource } from "./feed-document.ts";
import { ARCHIVE_NAMESPACE, linkElements } from "./feed-links.ts";
import { protectAmp, writeWithFeed } from "./feed-package.ts";
import { type EntryFinish, finishXml, TITLE_PLACEHOLDER, withUpdated } from "./finish-xml.ts";
import { looksLikeMarkup } from "./looks-like-markup.ts";
import { listEnclosures, MEDIA_NAMESPACE, mediaElements } from "./media-xml.ts";
import { uniqueTimes } from "./unique-times.ts";
import { element, escapeMarkup, textElement, writeAttributes } from "./write-xml.ts";

/** Atom 1.0 (RFC 4287), with `source` for entries of merged feeds and `via` for the house that wrote it. */
export function writeAtom(feed: CleanFeed): string {
  const written = writeWithFeed("atom", {
    options: {
      id: feed.id,
      title: protectAmp(feed.title),
      description: protectAmp(feed.description),
      link: feed.homeUrl,
      updated: feed.updated,
      image: protectAmp(feed.pictures.logo),
      favicon: protectAmp(feed.pictures.icon),
      author: { name: protectAmp(feed.title), link: feed.homeUrl },
      generator: "Tidings",
    },
    items: feed.entries.map(toItem),
  });
  const times = uniqueTimes(feed.entries);
  return finishXml(withUpdated(written, newestOf(times)), {
    root: "feed",
    entry: "entry",
    container: "feed",
    rootAttributes: writeAttributes({
      xmlns: "http://www.w3.org/2005/Atom",
      "xmlns:media": MEDIA_NAMESPACE,
      "xmlns:fh": feed.archive?.isArchive === true ? ARCHIVE_NAMESPACE : undefined,
      "xml:lang": feed.language,
    }),
    head: linkElements("atom", "link", feed),
    entries: feed.entries.map((entry, index) => ({
      ...finishEntry(entry, feed),
      updated: times[index],
    })),
  });
}

function newestOf(times: readonly string[]): string | undefined {
  return times.toSorted().at(-1);
}

function toItem(entry: CleanEntry): Item {
  return {
    title: TITLE_PLACEHOLDER,
    id: entry.guid,
    link: entry.url,
    date: entry.updated,
    published: entry.published,
    content: entry.html,
    author:
      entry.byline.length === 0
        ? undefined
        : entry.byline.map((name) => ({ name: protectAmp(name) })),
  };
}

function finishEntry(entry: CleanEntry, feed: CleanFeed): EntryFinish {
  return {
    title: textConstruct("title", entry.title),
    attributes: writeAttributes({
      "xml:lang": entry.language === feed.language ? undefined : entry.language,
    }),
    tail: [
      ...(entry.summary === undefined ? [] : [textConstruct("summary", entry.summary)]),
      ...entry.categories.map((name) => element("category", { term: name, label: name })),
      ...listEnclosures(entry).map(({ url, type, title, length }) =>
        element("link", { rel: "enclosure", href: url, type, title, length }),
      ),
      ...viaLink(entry),
      ...(entry.source === undefined ? [] : [sourceElement(entry.source)]),
      mediaElements(entry),
    ].join(""),
  };
}

/** As text, which every reader shows as it is; as HTML only where text would be taken for HTML that lacks its type. */
function textConstruct(name: string, text: string): string {
  return looksLikeMarkup(text)
    ? element(name, { type: "html" }, escapeMarkup(escapeMarkup(text)))
    : element(name, { type: "text" }, escapeMarkup(text));
}

function viaLink({ credit, url }: CleanEntry): string[] {
  return credit === undefined ? [] : [element("link", { rel: "via", href: url, title: credit })];
}

function sourceElement(source: FeedSource): string {
  const self = addressIn("atom", source.address);
  return element(
    "source",
    {},
    [
      textElement("id", source.id),
      textConstruct("title", source.title),
      textElement("updated", source.updatedAt),
      element("link", { rel: "alternate", href: source.homeUrl }),
      element("link", { rel: "self", href: self, type: FEED_TYPES.atom }),
    ].join(""),
  );
}
