import type { DateContext } from "./date-line.ts";
import type { DiscoveredLink } from "./discovery.ts";
import { readArticleList } from "./read-article-list.ts";
import { readXmlRecords, textOf, type XmlRecord } from "./read-xml-records.ts";
import { toLink } from "./record-link.ts";

export interface ReadFeed {
  readonly title?: string;
  readonly links: readonly DiscoveredLink[];
}

const RECORDS: ReadonlySet<string> = new Set(["item", "entry"]);
const ROOTS: ReadonlySet<string> = new Set(["rss", "feed", "RDF"]);
const JSON_START = /^\s*\{/;

/**
 * A site's own feed: RSS 0.9x to 2.0, RDF, Atom, JSON Feed; the newest as it has them.
 * @param url where the feed was found: its addresses may be relative
 * @returns `undefined` for what is no feed
 */
export function readFeed(
  text: string,
  url: string,
  context: DateContext = {},
): ReadFeed | undefined {
  if (JSON_START.test(text)) return readJsonFeed(text, url, context);
  const document = readXmlRecords(text, RECORDS);
  if (document === undefined || !ROOTS.has(document.root)) return undefined;
  const links = document.records.flatMap((record) => linkOf(record, url, context) ?? []);
  return { title: textOf(document.head, "title"), links };
}

function linkOf(record: XmlRecord, url: string, context: DateContext): DiscoveredLink | undefined {
  return toLink(
    {
      address: addressOf(record),
      title: textOf(record, "title", "media:title", "itunes:title"),
      published: textOf(record, "pubDate", "published", "issued", "date", "updated", "modified"),
      teaser: textOf(record, "description", "summary"),
      image: imageOf(record),
    },
    url,
    context,
  );
}

function addressOf(record: XmlRecord): string | undefined {
  const links = record.fields.get("link") ?? [];
  const alternate = links.find(
    ({ attributes: { rel = "alternate", href } }) => href && rel === "alternate",
  );
  const guid = record.fields
    .get("guid")
    ?.find(({ attributes }) => attributes.isPermaLink !== "false");
  return alternate?.attributes.href ?? textOf(record, "link", "origLink") ?? guid?.text;
}

function imageOf(record: XmlRecord): string | undefined {
  const media = [
    ...(record.fields.get("media:content") ?? []),
    ...(record.fields.get("media:thumbnail") ?? []),
  ];
  const picture = media.find(
    ({ attributes: { medium = "image", type = "image/" } }) =>
      medium === "image" && type.startsWith("image/"),
  );
  const enclosure = record.fields
    .get("enclosure")
    ?.find(({ attributes }) => attributes.type?.startsWith("image/"));
  return (picture ?? enclosure)?.attributes.url;
}

function readJsonFeed(text: string, url: string, context: DateContext): ReadFeed | undefined {
  try {
    const feed: unknown = JSON.parse(text);
    if (!isJsonFeed(feed)) return undefined;
    return { title: feed.title, links: readArticleList(feed.items, url, context) };
  } catch {
    return undefined;
  }
}

function isJsonFeed(value: unknown): value is { title?: string; items: unknown } {
  return (
    typeof value === "object" &&
    value !== null &&
    "version" in value &&
    String(value.version).includes("jsonfeed.org") &&
    "items" in value
  );
}
