import type { CheckedFeed, SeenEntry } from "./checked-feed.ts";
import { faultsAmong } from "./faults-among.ts";
import { childOf, childrenOf, parseXml, textOf, type XmlElement } from "./xml-tree.ts";

const RFC_822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;
const ROOT = /^<\?xml version="1\.0" encoding="utf-8"\?>\n<rss version="2\.0"/;
const PLAIN = /<(title|category|dc:creator)>([^<]*)<\/\1>/g;
const NAMED = /&(?:amp|lt|gt);/;
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+$/;
const LANGUAGE = /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i;

/** RSS 2.0 by the specification and the Profile. */
export function checkRss(body: string): CheckedFeed {
  const faults = ROOT.test(body) ? [] : ["2 declaration"];
  for (const [element, , text = ""] of body
    .replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, "")
    .matchAll(PLAIN)) {
    if (NAMED.test(text)) faults.push(`9 named reference in ${element}`);
  }
  const channel = childOf(parseXml(body), "channel");
  if (channel === undefined) return { faults: ["4 no channel"], entries: [] };
  faults.push(...checkChannel(channel));
  const items = childrenOf(channel, "item");
  faults.push(...items.flatMap(checkItem));
  return { faults, entries: items.map(seeItem) };
}

function checkChannel(channel: XmlElement): string[] {
  const needed = ["title", "link", "description", "lastBuildDate", "ttl"];
  const language = textOf(channel, "language") ?? "und";
  const selves = childrenOf(channel, "atom:link").filter(
    ({ attributes }) => attributes.rel === "self",
  );
  const image = childOf(channel, "image") ?? channel;
  return faultsAmong([
    ["4 channel lacks an element", needed.some((name) => !textOf(channel, name))],
    ["10 lastBuildDate", !RFC_822.test(textOf(channel, "lastBuildDate") ?? "")],
    [`14 language ${language}`, !LANGUAGE.test(language)],
    ["20 generator", textOf(channel, "generator") !== "Tidings"],
    ["20 docs", !textOf(channel, "docs")?.includes("rssboard.org")],
    ["37 self", selves.map(({ attributes }) => attributes.type).join() !== "application/rss+xml"],
    ["19 no image", image === channel],
    ["19 image title", textOf(image, "title") !== textOf(channel, "title")],
    ["19 image link", textOf(image, "link") !== textOf(channel, "link")],
  ]);
}

function checkItem(item: XmlElement): string[] {
  const needed = ["title", "link", "guid", "pubDate", "description"];
  const names = item.children.map(({ name }) => name);
  const content = names.indexOf("content:encoded");
  const isRepeated =
    content >= 0 && textOf(item, "description") === textOf(item, "content:encoded");
  return [
    ...faultsAmong([
      ["5 item lacks an element", needed.some((name) => childrenOf(item, name).length !== 1)],
      ["11 isPermaLink", childOf(item, "guid")?.attributes.isPermaLink !== "false"],
      ["10 pubDate", !RFC_822.test(textOf(item, "pubDate") ?? "")],
      ["6 author", names.includes("author")],
      ["6 several creators", childrenOf(item, "dc:creator").length > 1],
      ["7 content first", content >= 0 && content < names.indexOf("description")],
      ["28 description is the content", isRepeated],
      ["18 two sources", names.includes("source") && names.includes("dc:source")],
    ]),
    ...checkEnclosure(item),
    ...checkMedia(item),
  ];
}

function checkEnclosure(item: XmlElement): string[] {
  const enclosures = childrenOf(item, "enclosure");
  if (enclosures.length > 1) return ["8 several enclosures"];
  return enclosures.flatMap(({ attributes: { url = "", type = "", length = "" } }) =>
    URL.canParse(url) && MEDIA_TYPE.test(type) && /^\d+$/.test(length)
      ? []
      : [`8 enclosure ${url} ${type} ${length}`],
  );
}

/** Media RSS, in RSS and in Atom. */
export function checkMedia(entry: XmlElement): string[] {
  const contents = childrenOf(entry, "media:content");
  const urls = contents.map(({ attributes }) => attributes.url ?? "");
  const faults = new Set(urls).size === urls.length ? [] : ["16 a picture twice"];
  for (const { attributes } of contents) {
    const { url = "", medium, type, width = "1", height = "1" } = attributes;
    const isFit =
      URL.canParse(url) &&
      medium === "image" &&
      (type === undefined || /^image\/[a-z+]+$/.test(type));
    if (!isFit || !/^\d+$/.test(width) || !/^\d+$/.test(height))
      faults.push(`16 media:content ${url}`);
  }
  return faults;
}

function seeItem(item: XmlElement): SeenEntry {
  const content = textOf(item, "content:encoded");
  const description = textOf(item, "description") ?? "";
  return {
    id: textOf(item, "guid") ?? "",
    title: textOf(item, "title") ?? "",
    url: textOf(item, "link") ?? "",
    published: Date.parse(textOf(item, "pubDate") ?? ""),
    authors: textOf(item, "dc:creator") ?? "",
    html: content ?? description,
    summary: content === undefined ? "" : description,
  };
}
