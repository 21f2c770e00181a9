import { joinNames } from "../../functions/core/feeds/clean-text.ts";
import { checkMedia } from "./check-rss.ts";
import type { CheckedFeed, SeenEntry } from "./checked-feed.ts";
import { faultsAmong } from "./faults-among.ts";
import { childOf, childrenOf, parseXml, textOf, type XmlElement } from "./xml-tree.ts";

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const ROOT =
  /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/;

/** Atom 1.0 by RFC 4287. */
export function checkAtom(body: string): CheckedFeed {
  const faults = ROOT.test(body) ? [] : ["2 declaration"];
  const feed = parseXml(body);
  const entries = childrenOf(feed, "entry");
  faults.push(...checkHead(feed), ...entries.flatMap(checkEntry));
  const updates = entries.map((entry) => textOf(entry, "updated") ?? "");
  const newest = updates.toSorted().at(-1) ?? textOf(feed, "updated");
  if (newest !== textOf(feed, "updated")) faults.push("12 feed updated");
  if (new Set(updates).size < updates.length) faults.push("12 two entries updated at one instant");
  return { faults, entries: entries.map(seeEntry) };
}

function checkHead(feed: XmlElement): string[] {
  const selves = childrenOf(feed, "link").filter(({ attributes }) => attributes.rel === "self");
  return faultsAmong([
    ["11 feed id", !textOf(feed, "id")?.startsWith("urn:uuid:")],
    ["29 feed title", !textOf(feed, "title")],
    ["10 feed updated", !RFC_3339.test(textOf(feed, "updated") ?? "")],
    ["13 no author", childOf(feed, "author") === undefined],
    ["20 generator", textOf(feed, "generator") !== "Tidings"],
    ["19 icon", !textOf(feed, "icon")],
    ["19 logo", !textOf(feed, "logo")],
    ["37 self", selves.map(({ attributes }) => attributes.type).join() !== "application/atom+xml"],
  ]);
}

function checkEntry(entry: XmlElement): string[] {
  const [updated = "", published = ""] = [textOf(entry, "updated"), textOf(entry, "published")];
  const links = childrenOf(entry, "link").map(({ attributes }) => attributes);
  const enclosures = links.filter(({ rel }) => rel === "enclosure");
  return [
    ...faultsAmong([
      [`10 updated ${updated}`, !RFC_3339.test(updated)],
      [`10 published ${published}`, !RFC_3339.test(published)],
      ["12 updated before published", Date.parse(updated) < Date.parse(published)],
      ["13 alternate link", links.filter(isAlternate).length !== 1],
      ["24 link", links.some(({ href = "" }) => !URL.canParse(href))],
      ["8 enclosure type", enclosures.some(({ type = "" }) => !type.includes("/"))],
      ["13 author", childrenOf(entry, "author").some((author) => !textOf(author, "name"))],
      ["13 term", childrenOf(entry, "category").some(({ attributes }) => !attributes.term)],
    ]),
    ...checkMedia(entry),
  ];
}

function isAlternate({ rel = "alternate" }: XmlElement["attributes"]): boolean {
  return rel === "alternate";
}

function seeEntry(entry: XmlElement): SeenEntry {
  const link = childrenOf(entry, "link").find(
    ({ attributes: { rel = "alternate" } }) => rel === "alternate",
  );
  return {
    id: textOf(entry, "id") ?? "",
    title: plainText(childOf(entry, "title")),
    url: link?.attributes.href ?? "",
    published: Date.parse(textOf(entry, "published") ?? ""),
    authors: joinNames(childrenOf(entry, "author").map((author) => textOf(author, "name") ?? "")),
    html: textOf(entry, "content") ?? "",
    summary: plainText(childOf(entry, "summary")),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
};

function plainText(construct: XmlElement | undefined): string {
  if (construct === undefined) return "";
  return construct.attributes.type === "html"
    ? construct.text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? "")
    : construct.text;
}
