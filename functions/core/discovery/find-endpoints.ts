import { attribute, type HtmlDocument, type HtmlElement, isElement, isText } from "../html/tree.ts";
import { nodesBelow } from "./nodes-below.ts";
import { sameSite } from "./url-shape.ts";

/** `"/api/news?page=1"`, `'./list.json'`, "https://www.example.cn/wp-json/wp/v2/posts" */
const QUOTED =
  /["'`]((?:https?:\/\/|\/|\.{1,2}\/)?[\w./~%-]{2,200}(?:\?[\w=&.,%:~+-]{0,200})?)["'`]/g;
const DATA_PATH =
  /\.json$|\/(?:api|apis|ajax|rest|openapi|wp-json|jsonapi)\/|\/(?:get\w{0,20}list|query\w{0,20})$/i;
const ABOUT_ARTICLES =
  /news|article|post|list|doc|notice|content|press|info|story|stories|blog|xinwen|gonggao/i;
const SOMETHING_ELSE =
  /manifest|package|i18n|locale|lang\b|config|setting|login|auth|user|token|captcha|upload|search|weather|stat|count|track|log\b|menu|nav|translation/i;
const WORDPRESS_TERM = /^(.{1,500}\/wp-json\/wp\/v2\/)(categories|tags)\/(\d{1,10})$/;
const POSTS = "per_page=50&_fields=link,title,date_gmt,excerpt";
const MAX_SCRIPTS = 400_000;

/**
 * Where a page's own scripts may get a list of articles from: what WordPress announces for a category, and the addresses
 * of JSON that stand in its scripts and attributes. Those that sound like articles first; of the page's own site.
 */
export function findEndpoints(document: HtmlDocument, base: string): string[] | undefined {
  const announced: string[] = [];
  const mentioned: string[] = [];
  let room = MAX_SCRIPTS;
  for (const node of nodesBelow(document)) {
    if (!isElement(node)) continue;
    announced.push(...wordPressPosts(node));
    const text = mentionsIn(node).slice(0, room);
    room -= text.length;
    mentioned.push(...addressesIn(text));
  }
  const sorted = mentioned.sort((one, other) => meritOf(other) - meritOf(one));
  const found = [...announced, ...sorted].flatMap((address) => ofSameSite(address, base) ?? []);
  return found.length === 0 ? undefined : [...new Set(found)];
}

function wordPressPosts(element: HtmlElement): string[] {
  if (element.tagName !== "link") return [];
  const match = WORDPRESS_TERM.exec(attribute(element, "href") ?? "");
  return match === null ? [] : [`${match[1]}posts?${match[2]}=${match[3]}&${POSTS}`];
}

/** A script's text, or the attributes in which pages name the data that a script shows. */
function mentionsIn(element: HtmlElement): string {
  if (element.tagName === "script") return element.childNodes.find(isText)?.value ?? "";
  const values = element.attrs.filter(({ name }) => DATA_ATTRIBUTE.test(name));
  return values.map(({ value }) => `"${value}"`).join(" ");
}

const DATA_ATTRIBUTE = /^(?:data|:)[\w-]{0,30}(?:url|api|src|source|endpoint|href)$/;

function addressesIn(text: string): string[] {
  return [...text.matchAll(QUOTED)].map(([, address = ""]) => address).filter(isData);
}

function isData(address: string): boolean {
  const [path = ""] = address.split("?", 1);
  return DATA_PATH.test(path) && !SOMETHING_ELSE.test(path);
}

function meritOf(address: string): number {
  return ABOUT_ARTICLES.test(address) ? 1 : 0;
}

function ofSameSite(address: string, base: string): string | undefined {
  const url = URL.parse(address, base);
  const isOwn = url !== null && sameSite(url.hostname, new URL(base).hostname);
  return isOwn ? url.href : undefined;
}
