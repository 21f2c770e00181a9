import type { Encoding } from "../core/feeds/encode-body.ts";

const SUFFIXES: Readonly<Record<Encoding, string>> = { identity: "", gzip: "-gz", br: "-br" };
const ENTITY_TAG = /(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g;
const HTTP_DATE =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT|\w+day, \d{2}-\w{3}-\d{2} \d{2}:\d{2}:\d{2} GMT|\w{3} \w{3} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;

/** A strong tag for one encoding of a document. */
export function entityTag(etag: string, encoding: Encoding): string {
  return `"${etag}${SUFFIXES[encoding]}"`;
}

export interface Conditions {
  readonly ifNoneMatch?: string;
  readonly ifModifiedSince?: string;
}

export interface Validators {
  readonly etag: string;
  /** ISO 8601. */
  readonly lastModified: string;
}

/**
 * RFC 9110 section 13: If-None-Match wins, and is compared weakly, over If-Modified-Since.
 * @param acceptable encodings that the client takes; a tag of any of them names what the client may go on using
 * @returns the encoding whose representation the client has
 */
export function findUnchanged(
  { ifNoneMatch, ifModifiedSince }: Conditions,
  { etag, lastModified }: Validators,
  acceptable: readonly Encoding[],
): Encoding | undefined {
  if (ifNoneMatch === undefined) {
    return isSince(ifModifiedSince, lastModified) ? acceptable[0] : undefined;
  }
  if (ifNoneMatch.trim() === "*") return acceptable[0];
  const tags = new Set([...ifNoneMatch.matchAll(ENTITY_TAG)].map(([, tag]) => tag));
  return acceptable.find((encoding) => tags.has(etag + SUFFIXES[encoding]));
}

function isSince(date: string | undefined, lastModified: string): boolean {
  if (date === undefined || !HTTP_DATE.test(date)) return false;
  return Date.parse(date) >= Date.parse(lastModified);
}
