import { parse } from "parse5";
import { attribute, descendants, isElement } from "../../../functions/core/html/tree.ts";
import { faultsAmong } from "../faults-among.ts";
import { childOf, childrenOf, parseXml, type XmlElement } from "../xml-tree.ts";
import { type Ask, answerOf } from "./ask.ts";
import type { FeedPlace } from "./check-answers.ts";

/** Points 19, 47 and 48: pictures, subscriptions, and the pages that lead to a feed. */
export async function checkSite(ask: Ask, place: FeedPlace): Promise<string[]> {
  return [
    ...(await checkPictures(ask)),
    ...(await checkSubscriptions(ask, place)),
    ...(await checkPages(ask, place)),
  ];
}

/** As the feeds promise them: a square icon, a logo twice as wide as high and at most 144 wide. */
async function checkPictures(ask: Ask): Promise<string[]> {
  const sizes = await Promise.all(
    ["/icon.png", "/favicon.png", "/logo.png"].map(async (path) => {
      const { bytes, headers } = await answerOf(ask, path);
      const view = new DataView(bytes.buffer);
      const isPng = headers.get("content-type") === "image/png" && bytes.length > 24;
      return isPng ? [view.getUint32(16), view.getUint32(20)] : [0, 0];
    }),
  );
  const [[icon = 0, iconHeight] = [], [small = 0, smallHeight] = [], [logo = 0, height = 1] = []] =
    sizes;
  return faultsAmong([
    ["19 icon", icon < 512 || icon !== iconHeight],
    ["19 favicon", small < 32 || small !== smallHeight],
    ["19 logo", logo === 0 || logo > 144 || logo !== 2 * height],
  ]);
}

async function checkSubscriptions(ask: Ask, { publicUrl, path }: FeedPlace): Promise<string[]> {
  const { headers, text } = await answerOf(ask, "/opml");
  const opml = parseXml(text);
  const top = childrenOf(childOf(opml, "body") ?? opml, "outline");
  const folders = top.filter(({ children }) => children.length > 0);
  const feeds = [...top, ...folders.flatMap(({ children }) => children)].filter(
    ({ children }) => children.length === 0,
  );
  return faultsAmong([
    ["47 type", !headers.get("content-type")?.startsWith("text/x-opml")],
    ["47 version", opml.attributes.version !== "2.0"],
    ["47 folder", folders.some(({ attributes }) => Object.keys(attributes).join() !== "text")],
    ["47 feed", !feeds.every(isSubscription)],
    [
      "47 missing",
      !feeds.some(({ attributes: { xmlUrl } }) => xmlUrl === `${publicUrl}${path}.rss`),
    ],
  ]);
}

function isSubscription({ attributes }: XmlElement): boolean {
  const { type, text, title, xmlUrl = "", htmlUrl = "" } = attributes;
  return type === "rss" && !!text && !!title && URL.canParse(xmlUrl) && URL.canParse(htmlUrl);
}

/** The home page, the source's page and the feed's own: each names feeds by absolute addresses, an XML one first. */
async function checkPages(ask: Ask, { publicUrl, path }: FeedPlace): Promise<string[]> {
  const own = `${publicUrl}${path}`;
  const pages = [["/"], [path.replace("/feeds/", "/sources/"), own], [`${path}.rss`, own]] as const;
  const faults: string[] = [];
  for (const [page, stem = publicUrl] of pages) {
    const { headers, text } = await answerOf(ask, page, { "sec-fetch-dest": "document" });
    const alternates = alternatesOf(text);
    faults.push(
      ...faultsAmong([
        [`48 ${page} is no page`, !headers.get("content-type")?.startsWith("text/html")],
        [`48 ${page} names none`, alternates.length < (page === "/" ? 1 : 3)],
        [
          `48 ${page} main one`,
          !/^application\/(?:rss|atom)\+xml$/.test(alternates[0]?.type ?? ""),
        ],
        [`48 ${page} address`, !alternates.every(({ href }) => href.startsWith(publicUrl))],
        [`48 ${page} own`, !alternates.some(({ href }) => href.startsWith(stem))],
        [`48 ${page} title`, !alternates.every(({ title }) => title !== "")],
      ]),
    );
  }
  return faults;
}

function alternatesOf(html: string) {
  return [...descendants(parse(html))]
    .filter(isElement)
    .filter((node) => node.tagName === "link" && attribute(node, "rel") === "alternate")
    .map((node) => ({
      type: attribute(node, "type") ?? "",
      href: attribute(node, "href") ?? "",
      title: attribute(node, "title") ?? "",
    }));
}
