import { attribute, type HtmlDocument, type HtmlElement, isElement } from "../html/tree.ts";
import { nodesBelow } from "./nodes-below.ts";
import { lineOf } from "./page-text.ts";

/** What a listing says of itself. */
export interface ListingHead {
  /** What relative addresses start from. */
  readonly base: string;
  readonly title?: string;
  readonly language?: string;
  /** Absolute, in the page's order. */
  readonly feeds: readonly string[];
}

const FEED_TYPE = /^application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml)\b/i;
const TITLE_SEPARATOR =
  /\s{0,4}[|｜_»›–—]\s{0,4}|\s{1,4}[-·•:]\s{1,4}|(?<=\p{Script=Han})-(?=\p{Script=Han})/u;

export function readHead(document: HtmlDocument, url: string): ListingHead {
  const head = elementsBeforeBody(document);
  const page = URL.parse(url)?.href ?? ownAddress(head);
  const base = URL.parse(find(head, "base", "href") ?? "", page)?.href ?? page;
  const title = head.find(({ tagName }) => tagName === "title");
  return {
    base,
    title: title && ownName(lineOf(title)),
    language: find(head, "html", "lang")?.trim() || undefined,
    feeds: feedsIn(head, base),
  };
}

function elementsBeforeBody(document: HtmlDocument): HtmlElement[] {
  const elements: HtmlElement[] = [];
  for (const node of nodesBelow(document)) {
    if (!isElement(node)) continue;
    if (node.tagName === "body") break;
    elements.push(node);
  }
  return elements;
}

/** Of a page without a known address, the one that it gives itself; relative links then begin at a host that is none. */
function ownAddress(head: readonly HtmlElement[]): string {
  const canonical = head.find(
    (element) => attribute(element, "rel")?.toLowerCase() === "canonical",
  );
  const graph = head.find((element) => attribute(element, "property") === "og:url");
  const told =
    (canonical && attribute(canonical, "href")) ?? (graph && attribute(graph, "content"));
  return URL.parse(told ?? "")?.href ?? NOWHERE;
}

const NOWHERE = "http://page.invalid/";

/** The first part of a title: `通知公告-某某市人民政府` is 通知公告. */
function ownName(title: string): string | undefined {
  const [first = ""] = title.split(TITLE_SEPARATOR);
  return first.trim() || title || undefined;
}

function find(elements: readonly HtmlElement[], tagName: string, name: string): string | undefined {
  const element = elements.find(
    (each) => each.tagName === tagName && attribute(each, name) !== undefined,
  );
  return element && attribute(element, name);
}

function feedsIn(head: readonly HtmlElement[], base: string): string[] {
  const feeds = head.filter(
    (element) =>
      element.tagName === "link" &&
      FEED_TYPE.test(attribute(element, "type") ?? "") &&
      (attribute(element, "rel") ?? "").toLowerCase().includes("alternate"),
  );
  const urls = feeds.map((element) => URL.parse(attribute(element, "href") ?? "", base)?.href);
  return [...new Set(urls.filter((url) => url !== undefined))];
}
