import { createHash } from "node:crypto";
import { v5 } from "uuid";

/** Version 5 of "https://tidings.news/entry" under the URL namespace; a constant of the product: changing it re-announces everything. */
const ENTRY_NAMESPACE = "1c80fde5-3167-540e-bc85-3f84f234296a";

/** The lasting key of a source, from its canonical URL at first sight. */
export function sourceKey(canonicalUrl: string): string {
  return hash(canonicalUrl);
}

/** The id of an article: the same address in two sources is two articles. */
export function articleId(key: string, canonicalUrl: string): string {
  return hash(`${key}\n${canonicalUrl}`);
}

/** `urn:uuid:` version 5 (RFC 9562 section 5.5), the same in RSS, Atom and JSON Feed. */
export function entryGuid(id: string): string {
  return `urn:uuid:${v5(id, ENTRY_NAMESPACE)}`;
}

/** 128 bits of SHA-256 in hex: no collision is to be feared below 10^15 articles. */
function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
