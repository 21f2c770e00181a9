import { isTrackingParameter } from "./tracking-parameters.ts";

declare const canonical: unique symbol;

/**
 * The identity of an article: what differs in it is another article. Only `canonicalizeUrl` makes one. It need not be
 * an address that answers: a site that knows only http has an https identity; visit the address as the page has it.
 */
export type CanonicalUrl = string & { readonly [canonical]: true };

const MAX_LENGTH = 4096;
const SESSION_IN_PATH = /;jsessionid=[^/;]*/gi;
const SLASHES = /\/{2,}/g;
const INDEX_FILE = /\/(?:index|default)\.(?:html?|shtml|xhtml|php|aspx?|jsp)$/i;
const LONE_PERCENT = /%(?![0-9a-f]{2})/gi;
const ESCAPE = /%[0-9a-f]{2}/gi;
const UNRESERVED = /[\w.~-]/;
const ESCAPED_AMPERSAND = /^(?:amp;)+/i;

/**
 * Idempotent. Drops what names no other page: fragment, tracking and session parameters, credentials, default port,
 * index file, trailing and doubled slashes; makes http https (at default ports) and percent-encoding uniform (RFC 3986
 * section 6.2.2). Parameters keep their order. `www.`, `m.` and AMP are left: only a page can say they are the same.
 * @returns `undefined` for what can't be an article's address: `mailto:`, `javascript:`, malformed, over 4,096 characters
 */
export function canonicalizeUrl(href: string, base?: string): CanonicalUrl | undefined {
  const url = href.length > MAX_LENGTH ? null : URL.parse(href, base);
  if (url === null || !isWeb(url)) return undefined;

  const { pathname, search } = url;
  url.hash = "";
  url.username = "";
  url.password = "";
  while (url.hostname.endsWith(".") && url.hostname.length > 1)
    url.hostname = url.hostname.slice(0, -1);
  if (url.port === "") url.protocol = "https:";
  url.pathname = canonicalPath(url.pathname);
  url.search = canonicalQuery(url.search, url.hostname);
  const isSettled = url.pathname === pathname && url.search === search;
  return isSettled ? (url.href as CanonicalUrl) : canonicalizeUrl(url.href);
}

function isWeb(url: URL): boolean {
  return url.protocol === "https:" || url.protocol === "http:";
}

function canonicalPath(path: string): string {
  const plain = uniformEscapes(path).replace(SESSION_IN_PATH, "").replace(SLASHES, "/");
  const folder = plain.replace(INDEX_FILE, "/");
  return folder.length > 1 && folder.endsWith("/") ? folder.slice(0, -1) : folder;
}

function canonicalQuery(search: string, host: string): string {
  const parts = search.slice(1).split("&");
  return parts
    .map((part) => uniformEscapes(part.replace(ESCAPED_AMPERSAND, "")))
    .filter((part) => part !== "" && !isTrackingParameter(nameOf(part), host))
    .join("&");
}

function nameOf(part: string): string {
  const end = part.indexOf("=");
  return end < 0 ? part : part.slice(0, end);
}

function uniformEscapes(text: string): string {
  return text.replace(LONE_PERCENT, "%25").replace(ESCAPE, (triplet) => {
    const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
    return UNRESERVED.test(character) ? character : triplet.toUpperCase();
  });
}
