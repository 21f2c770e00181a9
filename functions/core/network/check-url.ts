import { isPublicAddress, type OpenedNetworks } from "./address-rules.ts";

export interface UrlRules {
  readonly opened: OpenedNetworks;
  /** `host:port` pairs that an operator's source names. */
  readonly ports?: readonly string[];
}

export type CheckedUrl =
  | {
      readonly ok: true;
      readonly url: URL;
      /** Where it may lead: its name or its port is good for an opened network only. */
      readonly reach: "public" | "opened";
    }
  | { readonly ok: false; readonly kind: "bad-url" | "blocked-address"; readonly reason: string };

/** As long as the longest that servers take. */
const LONGEST_URL = 2_048;
const PORTS = new Set(["", "80", "443", "8080", "8443"]);
const UNPRINTABLE = /[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\\\ufeff]/u;
const LOCAL_NAME = /^(?:[^.]*|.*\.(?:localhost|localdomain|internal|local|arpa))$/;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const LAST_LABEL_IS_NUMBER = /(?:^|\.)(?:\d+|0x[0-9a-f]*)$/i;

/** What can be told of an address without asking anybody. The IP rule is repeated where the connection is made. */
export function checkUrl(text: string, rules: UrlRules): CheckedUrl {
  if (text.length > LONGEST_URL) return bad(`the address is longer than ${LONGEST_URL} characters`);
  if (UNPRINTABLE.test(text))
    return bad("the address has blanks, control characters or backslashes");
  const url = URL.parse(text);
  if (url === null) return bad("this is no address");
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return bad(`${url.protocol} is not fetched, only http: and https:`);
  }
  if (url.username !== "" || url.password !== "")
    return bad("the address has a user name or a password in it");
  return checkHost(url, rules);
}

function checkHost(url: URL, rules: UrlRules): CheckedUrl {
  const host = hostOf(url);
  if (isAddress(host)) return checkAddress(url, host, rules);
  const isLocal = LOCAL_NAME.test(host) || LAST_LABEL_IS_NUMBER.test(host);
  if (isLocal) return onlyOpened(url, rules, `${host} is a name of a private network`);
  if (!isPortOpen(url, rules)) return onlyOpened(url, rules, portReason(url));
  return { ok: true, url, reach: "public" };
}

function checkAddress(url: URL, address: string, rules: UrlRules): CheckedUrl {
  if (rules.opened.contains(address)) return { ok: true, url, reach: "opened" };
  if (!isPublicAddress(address))
    return blocked(`${address} is not an address of the public internet`);
  return isPortOpen(url, rules) ? { ok: true, url, reach: "public" } : blocked(portReason(url));
}

/** Where a network is opened, its names and ports are too: the connection itself shows whether it leads there. */
function onlyOpened(url: URL, { opened }: UrlRules, reason: string): CheckedUrl {
  return opened.isEmpty ? blocked(reason) : { ok: true, url, reach: "opened" };
}

function isPortOpen(url: URL, { ports = [] }: UrlRules): boolean {
  return PORTS.has(url.port) || ports.includes(url.host);
}

function portReason({ port }: URL): string {
  return `port ${port} is not called, only 80, 443, 8080, 8443 and the port of a source's own address`;
}

/** The name without the dot that ends it, or the IP address without brackets. */
export function hostOf({ hostname }: URL): string {
  if (hostname.startsWith("[")) return hostname.slice(1, -1);
  return hostname.endsWith(".") ? hostname.slice(0, -1) : hostname;
}

/** `URL` has made every spelling of an IPv4 address four decimal numbers. */
function isAddress(host: string): boolean {
  return host.includes(":") || IPV4.test(host);
}

function bad(reason: string): CheckedUrl {
  return { ok: false, kind: "bad-url", reason };
}

function blocked(reason: string): CheckedUrl {
  return { ok: false, kind: "blocked-address", reason };
}
