import type { HtmlElement } from "../html/tree.ts";
import { countLinks, type PageLink } from "./collect-links.ts";
import { isOnlyDate } from "./date-line.ts";
import { headlineScore, textWeight } from "./headline-weight.ts";
import { headingIn, isHeading, type LinkTitle, titleOfLink } from "./link-title.ts";
import { createRegionReader, parentOf, type Region } from "./page-regions.ts";
import { signatureOf } from "./signature.ts";
import { isHousekeeping, isStockPhrase } from "./stock-phrases.ts";
import type { UrlShape } from "./url-shape.ts";

/** All the links of a page that lead to one address, and what they call it. */
export interface Entry {
  readonly key: string;
  readonly url: string;
  readonly shape: UrlShape;
  /** In the page's order. */
  readonly elements: readonly HtmlElement[];
  /** The link that names it. */
  readonly element: HtmlElement;
  readonly title: LinkTitle;
  readonly region: Region;
  readonly signature: string;
  /** Whether the link is, or stands in, a heading. */
  readonly isHeading: boolean;
  /** What this link alone, without its like on the page, says of being an article: above 0 it is one. */
  readonly prior: number;
}

interface Named {
  readonly link: PageLink;
  readonly title: LinkTitle;
  readonly merit: number;
}

/** One entry an address, in the order of the first link that names it. */
export function collectEntries(links: readonly PageLink[]): Entry[] {
  const linksIn = countLinks(links);
  const regionOf = createRegionReader(linksIn, links.length);
  const byKey = new Map<string, Named[]>();
  for (const link of links) {
    const title = nameOf(link, linksIn);
    const named = { link, title, merit: meritOf(link, title) };
    const same = byKey.get(link.key);
    if (same === undefined) byKey.set(link.key, [named]);
    else same.push(named);
  }
  return [...byKey.values()].map((named) => toEntry(named, regionOf));
}

function toEntry(named: readonly Named[], regionOf: (element: HtmlElement) => Region): Entry {
  const best = named.reduce((one, other) => (other.merit > one.merit ? other : one));
  const { element, key, shape, url } = best.link;
  const region = regionOf(element);
  return {
    key,
    url,
    shape,
    elements: named.map(({ link }) => link.element),
    element,
    title: best.title,
    region,
    signature: signatureOf(element),
    isHeading: isInHeading(element),
    prior: priorOf(best, region) - (isAttribute(named) ? COMMON : 0),
  };
}

/** What many items link to by the same words is an attribute of theirs: an author, an office, a place. */
function isAttribute(named: readonly Named[]): boolean {
  const [first] = named;
  return (
    named.length >= MANY &&
    first !== undefined &&
    named.every(({ link }) => link.text === first.link.text)
  );
}

const MANY = 4;
const COMMON = 2;

/** A button ("阅读全文") or a picture is called by the heading that it stands with. */
function nameOf({ element, text }: PageLink, linksIn: ReadonlyMap<HtmlElement, number>): LinkTitle {
  const title = titleOfLink(element);
  if (!isStockPhrase(title.text)) return title;
  for (
    let at = parentOf(element), depth = 0;
    at !== undefined && depth < 4;
    at = parentOf(at), depth++
  ) {
    if ((linksIn.get(at) ?? 0) > 3 || at.tagName === "body") break;
    const heading = headingIn(at);
    if (heading !== undefined) return { text: heading, cut: false, shown: true };
  }
  return { ...title, text: title.text || text };
}

/** Among links to one article the first that names it; one in a heading before all. */
function meritOf({ element }: PageLink, { text, cut, shown }: LinkTitle): number {
  if (text === "" || isStockPhrase(text)) return -1;
  if (!shown) return 0;
  const heading = isInHeading(element) ? 2 : 0;
  return 1 + heading + (textWeight(text) >= 4 ? 1 : 0) - (cut ? 0.5 : 0);
}

function isInHeading(element: HtmlElement): boolean {
  const parent = parentOf(element);
  const grandparent = parent && parentOf(parent);
  return (
    isHeading(element) ||
    (parent !== undefined && isHeading(parent)) ||
    (grandparent !== undefined && isHeading(grandparent))
  );
}

const REGION_SCORE: Readonly<Record<Region, number>> = { main: 0, side: -0.3, frame: -3 };

function priorOf({ link, title }: Named, region: Region): number {
  const text = textScore(title.text);
  const heading = isInHeading(link.element) ? 0.7 : 0;
  return text + link.shape.score + heading + REGION_SCORE[region];
}

function textScore(title: string): number {
  if (title !== "" && (isStockPhrase(title) || isOnlyDate(title))) return -3;
  return headlineScore(title) - (isHousekeeping(title) ? 2.5 : 0);
}
