import { canonicalizeUrl } from "../canonical-url.ts";
import { attribute, type HtmlDocument, type HtmlElement, isElement } from "../html/tree.ts";
import { nodesBelow } from "./nodes-below.ts";
import { parentOf } from "./page-regions.ts";
import { lineOf } from "./page-text.ts";
import { readScriptPatterns, type ScriptPatterns } from "./script-patterns.ts";
import { scriptedAddress } from "./scripted-address.ts";
import { shapeOf, type UrlShape } from "./url-shape.ts";

/** A link as it stands on the page. */
export interface PageLink {
  readonly element: HtmlElement;
  readonly url: string;
  /** Its canonical URL: links with the same one lead to the same article. */
  readonly key: string;
  readonly text: string;
  readonly shape: UrlShape;
}

/** More links than this are a trap, or no listing. */
export const MAX_LINKS = 10_000;

/** The links of a page in its order, the first `MAX_LINKS` of them. */
export function collectLinks(document: HtmlDocument, base: string): PageLink[] {
  const resolve = createResolver(new URL(base));
  const patterns = readScriptPatterns(document);
  const links: PageLink[] = [];
  for (const node of nodesBelow(document)) {
    const href = isElement(node) ? hrefOf(node, patterns) : undefined;
    const resolved = href === undefined ? undefined : resolve(href);
    if (resolved === undefined) continue;
    links.push({ element: node as HtmlElement, text: lineOf(node), ...resolved });
    if (links.length >= MAX_LINKS) break;
  }
  return links;
}

type Resolved = Pick<PageLink, "url" | "key" | "shape">;

function createResolver(page: URL): (href: string) => Resolved | undefined {
  const known = new Map<string, Resolved | undefined>();
  return (href) => {
    if (!known.has(href)) known.set(href, resolve(href, page));
    return known.get(href);
  };
}

function hrefOf(element: HtmlElement, patterns: ScriptPatterns): string | undefined {
  const { tagName } = element;
  const href =
    tagName === "a" || tagName === "area" ? attribute(element, "href")?.trim() : undefined;
  if (href !== undefined && !LEADS_NOWHERE.test(href)) return href;
  return scriptedAddress(element, patterns);
}

const LEADS_NOWHERE = /^(?:$|#|javascript:|mailto:|tel:|data:|about:|blob:)/i;

function resolve(href: string, page: URL): Resolved | undefined {
  const url = URL.parse(href, page.href);
  const key = canonicalizeUrl(href, page.href);
  if (url === null || key === undefined) return undefined;
  url.hash = "";
  return { url: url.href, key, shape: shapeOf(url, page, new URL(key)) };
}

/** How many links stand below each element. */
export function countLinks(links: readonly PageLink[]): Map<HtmlElement, number> {
  const counts = new Map<HtmlElement, number>();
  for (const { element } of links) {
    for (let at = parentOf(element); at !== undefined; at = parentOf(at)) {
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
  }
  return counts;
}
