import { canonicalizeUrl } from "../canonical-url.ts";
import type { DiscoveredLink, Discovery } from "./discovery.ts";
import { judgeWay, type WayVerdict } from "./judge-way.ts";

/** A way to a source's articles: the links of its page, data in it, a feed, a sitemap … */
export interface Way {
  readonly way: string;
  readonly links: readonly DiscoveredLink[];
  /** It is data that the page itself holds. */
  readonly isOwn?: boolean;
}

/**
 * The way that is used. The page is what the operator named, so its links hold unless it has none to speak of, or another
 * way has (nearly) all of them and tells more. What another way tells of an article that the page shows (a date, a teaser)
 * is taken over in any case.
 * @param page the links of the page; its order is kept
 */
export function chooseWay(page: Way, others: readonly Way[]): Pick<Discovery, "links" | "how"> {
  const judged = others.map((other) => ({ ...other, ...judge(page, other) }));
  const better = judged
    .filter(({ isBetter }) => isBetter)
    .sort((one, other) => other.links.length - one.links.length);
  const used = better[0] ?? page;
  const links = others.reduce<readonly DiscoveredLink[]>(
    (known, other) => enrich(known, other.links),
    used === page ? page.links : enrich(used.links, page.links),
  );
  const pageWhy = used === page ? "the page that was named" : `${used.way} tells more`;
  const how = judged.map((way) => ({
    way: way.way,
    links: way.links.length,
    used: way === used,
    why: way.isBetter && way !== used ? `${used.way} has more` : way.why,
  }));
  return {
    links,
    how: [{ way: page.way, links: page.links.length, used: used === page, why: pageWhy }, ...how],
  };
}

function judge(page: Way, other: Way): WayVerdict {
  const keys = new Set(other.links.map(keyOf));
  const shared = page.links.filter((link) => keys.has(keyOf(link))).length;
  const figures = {
    links: other.links.length,
    dated: countDated(other),
    shared,
    isOwn: other.isOwn,
    shownDated: countDated(page),
  };
  return judgeWay(page.links.length, figures);
}

function countDated({ links }: Way): number {
  return links.filter(({ published }) => published !== undefined).length;
}

/** Fills in what a link lacks. A day is made more precise by a time of the same day. */
function enrich(links: readonly DiscoveredLink[], by: readonly DiscoveredLink[]): DiscoveredLink[] {
  const known = new Map(by.map((link) => [keyOf(link), link]));
  return links.map((link) => {
    const more = known.get(keyOf(link));
    return more === undefined || more === link ? link : merge(link, more);
  });
}

function merge(link: DiscoveredLink, more: DiscoveredLink): DiscoveredLink {
  const isFullTitle = link.titleCut === true && more.titleCut !== true && more.title !== "";
  const { titleCut: _, ...whole } = link;
  return {
    ...more,
    ...(isFullTitle ? { ...whole, title: more.title } : link),
    ...(link.title === "" && { title: more.title }),
    ...preciseDate(link, more),
  };
}

function preciseDate(link: DiscoveredLink, more: DiscoveredLink) {
  const { published, publishedPrecision } = more;
  if (published === undefined) return {};
  const refines =
    link.publishedPrecision === "day" &&
    publishedPrecision !== "day" &&
    published.startsWith(link.published ?? "-");
  return link.published === undefined || refines ? { published, publishedPrecision } : {};
}

function keyOf({ url }: DiscoveredLink): string {
  return canonicalizeUrl(url) ?? url;
}
