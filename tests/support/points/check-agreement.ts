import { FEED_FORMATS, type FeedFormat } from "../../../functions/core/feeds/feed-document.ts";
import { checkFeed } from "../check-feed.ts";
import { faultsAmong } from "../faults-among.ts";
import { childrenOf, parseXml, textOf, type XmlElement } from "../xml-tree.ts";

export type Bodies = Readonly<Record<FeedFormat, string>>;

interface Told {
  readonly language?: string;
  readonly hub?: string;
  readonly self?: string;
  /** Of each entry, in order. */
  readonly languages: readonly (string | undefined)[];
  readonly credits: readonly (string | undefined)[];
}

/** Every point that the three documents of one feed show, each by itself and side by side. */
export function checkBodies(bodies: Bodies, now: Date): string[] {
  try {
    return checkParsed(bodies, now);
  } catch (error) {
    return [`1 ill-formed: ${String(error)}`];
  }
}

function checkParsed(bodies: Bodies, now: Date): string[] {
  const checked = FEED_FORMATS.map((format) => checkFeed(format, bodies[format], now));
  const seen = checked.map(({ entries }) =>
    JSON.stringify(entries.map(({ html: _, summary: __, ...entry }) => entry)),
  );
  const [rss, atom, json] = [tellRss(bodies.rss), tellAtom(bodies.atom), tellJson(bodies.json)];
  return [
    ...checked.flatMap(({ faults }) => faults),
    ...faultsAmong([
      ["11 formats differ", new Set(seen).size > 1],
      ["14 languages differ", rss.language !== atom.language || rss.language !== json.language],
      ["14 entries' languages", !isSame(atom.languages, json.languages)],
      ["17 hubs differ", rss.hub !== atom.hub || rss.hub !== json.hub],
      ["18 credits differ", !isSame(rss.credits, json.credits)],
      ["18 credits differ", !isSame(atom.credits, json.credits)],
      [
        "37 self",
        !rss.self?.endsWith(".rss") ||
          !atom.self?.endsWith(".atom") ||
          !json.self?.endsWith("json"),
      ],
    ]),
  ];
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function linkOf(element: XmlElement, name: string, rel: string): string | undefined {
  return childrenOf(element, name).find(({ attributes }) => attributes.rel === rel)?.attributes
    .href;
}

function tellRss(body: string): Told {
  const [channel] = childrenOf(parseXml(body), "channel");
  if (channel === undefined) throw new Error("no channel");
  const items = childrenOf(channel, "item");
  return {
    language: textOf(channel, "language"),
    hub: linkOf(channel, "atom:link", "hub"),
    self: linkOf(channel, "atom:link", "self"),
    languages: [],
    credits: items.map((item) => textOf(item, "dc:source") ?? textOf(item, "media:credit")),
  };
}

function tellAtom(body: string): Told {
  const feed = parseXml(body);
  const language = feed.attributes["xml:lang"];
  const entries = childrenOf(feed, "entry");
  const via = (entry: XmlElement) =>
    childrenOf(entry, "link").find(({ attributes }) => attributes.rel === "via")?.attributes.title;
  return {
    language,
    hub: linkOf(feed, "link", "hub"),
    self: linkOf(feed, "link", "self"),
    languages: entries.map(({ attributes }) => attributes["xml:lang"] ?? language),
    credits: entries.map(via),
  };
}

interface JsonItem {
  readonly language?: string;
  readonly _tidings?: { readonly credit?: string };
}

function tellJson(body: string): Told {
  const { language, hubs, feed_url, items } = JSON.parse(body);
  return {
    language,
    hub: hubs?.[0]?.url,
    self: feed_url,
    languages: items.map((item: JsonItem) => item.language ?? language),
    credits: items.map((item: JsonItem) => item._tidings?.credit),
  };
}
