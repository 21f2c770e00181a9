import type { RobotsRule } from "./parse-robots.ts";

/** Path and query of an address, in the two spellings that rules are held against. */
export interface RobotsPath {
  /** As it stands in the address. */
  readonly raw: string;
  /** As RFC 9309 section 2.2.2 compares: octets beyond ASCII encoded, unreserved ones not, `*` and `$` encoded. */
  readonly canonical: string;
  /** Every three characters in a row of both: a part of a rule that has others is nowhere in them. */
  readonly trigrams: ReadonlySet<string>;
}

const BEYOND_ASCII_ONCE = /[^\p{ASCII}]/u;
const BEYOND_ASCII = /[^\p{ASCII}]+/gu;
const NEEDS_ESCAPING = /[%\u0080-\uffff]/;
const PERCENT_ENCODED = /%[0-9a-f]{2}/gi;
const UNRESERVED = /[A-Za-z0-9._~-]/;
/** The escapes that mean unreserved characters, in both cases of their digits. */
const CANONICAL: ReadonlyMap<string, string> = new Map(
  Array.from(
    { length: 128 },
    (_, code) => [code.toString(16).padStart(2, "0"), String.fromCharCode(code)] as const,
  )
    .filter(([, character]) => UNRESERVED.test(character))
    .flatMap(([hex, character]) => [
      [`%${hex}`, character] as const,
      [`%${hex.toUpperCase()}`, character] as const,
    ]),
);
const INNER_DOLLAR = /\$(?!$)/g;
const WILDCARD_OR_DOLLAR = /[*$]/g;
const SCHEME = /^[^/?;]*:\/\//;
const FROM_PATH = /[/?;].*$/s;
const INDEX_PAGE = /\/index\.html?$/;

/** What an address without a path has is `/`. Takes anything for an address: it is matched, not fetched. */
export function robotsPathOf(url: string): RobotsPath {
  const raw = pathAndQuery(url);
  const encoded = raw.replace(WILDCARD_OR_DOLLAR, (sign) => (sign === "*" ? "%2A" : "%24"));
  const canonical = toCanonical(encoded);
  return { raw, canonical, trigrams: new Set([...trigramsOf(raw), ...trigramsOf(canonical)]) };
}

/**
 * How specific a rule is (the length of its path) if it matches, else `undefined`. The path of a `Disallow` counts in
 * every spelling; that of an `Allow` as it is written, so that a doubtful exception never opens what is closed.
 */
export function matchedLength(rule: RobotsRule, path: RobotsPath): number | undefined {
  const matches = rule.allow
    ? isAllowMatch(escapeOctets(rule.path), path)
    : matchesWildcards(toCanonicalPattern(rule.path), path.canonical, path);
  return matches ? escapeOctets(rule.path).length : undefined;
}

/** `Allow: /a/index.html` opens `/a/` too: crawlers agree on that, and sites rely on it. */
function isAllowMatch(pattern: string, path: RobotsPath): boolean {
  const { raw, canonical } = path;
  if (matchesWildcards(pattern, raw, path)) return true;
  const isEncoded = !BEYOND_ASCII_ONCE.test(raw);
  if (isEncoded && canonical !== raw && matchesWildcards(pattern, canonical, path)) return true;
  return INDEX_PAGE.test(pattern) && raw === pattern.replace(INDEX_PAGE, "/");
}

function toCanonicalPattern(path: string): string {
  const pattern = path.includes("$") ? path.replace(INNER_DOLLAR, "%24") : path;
  return toCanonical(pattern);
}

/** `*` is any run of characters, `$` at the end is the end. Leftmost matching is enough, so time is linear. */
function matchesWildcards(pattern: string, text: string, { trigrams }: RobotsPath): boolean {
  const anchored = pattern.endsWith("$");
  const body = anchored ? pattern.slice(0, -1) : pattern;
  if (!body.includes("*")) return anchored ? text === body : text.startsWith(body);
  const [first = "", ...parts] = body.split("*");
  const last = anchored ? (parts.pop() ?? "") : "";
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  if (!parts.every((part) => isPossible(part, trigrams))) return false;
  const end = findInOrder(parts, text, first.length);
  return end >= 0 && text.length - last.length >= end;
}

/** Where the last part ends; -1 if one is missing. */
function findInOrder(parts: readonly string[], text: string, from: number): number {
  let at = from;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return -1;
    at = found + part.length;
  }
  return at;
}

function isPossible(part: string, trigrams: ReadonlySet<string>): boolean {
  for (let at = 0; at + 3 <= part.length; at += 1) {
    if (!trigrams.has(part.slice(at, at + 3))) return false;
  }
  return true;
}

function trigramsOf(text: string): string[] {
  const trigrams: string[] = [];
  for (let at = 0; at + 3 <= text.length; at += 1) trigrams.push(text.slice(at, at + 3));
  return trigrams;
}

function escapeOctets(path: string): string {
  if (!NEEDS_ESCAPING.test(path)) return path;
  return encodeBeyondAscii(path).replace(PERCENT_ENCODED, (code) => code.toUpperCase());
}

function toCanonical(path: string): string {
  if (!NEEDS_ESCAPING.test(path)) return path;
  return encodeBeyondAscii(path).replace(
    PERCENT_ENCODED,
    (code) => CANONICAL.get(code) ?? code.toUpperCase(),
  );
}

function encodeBeyondAscii(path: string): string {
  return path.replace(BEYOND_ASCII, (text) => encodeURIComponent(text.toWellFormed()));
}

function pathAndQuery(url: string): string {
  const start = url.startsWith("//") ? 2 : 0;
  const [address = ""] = url.slice(start).split("#", 1);
  const scheme = SCHEME.exec(address)?.[0] ?? "";
  const path = FROM_PATH.exec(address.slice(scheme.length))?.[0] ?? "/";
  return path.startsWith("/") ? path : `/${path}`;
}
