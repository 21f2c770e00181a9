import type { Context } from "hono";
import { FEED_FORMATS, FEED_TYPES } from "../core/feeds/feed-document.ts";
import { hubOf } from "../core/feeds/public-address.ts";
import type { ServedDocument } from "../usecases/served-document.ts";
import { acceptableEncodings } from "./accept-encoding.ts";
import { COMMON_HEADERS } from "./common-headers.ts";
import { entityTag, findUnchanged } from "./conditional.ts";

export const FEED_CACHING = "public, max-age=300, stale-while-revalidate=600, stale-if-error=86400";
const ARCHIVE_CACHING = "public, max-age=31536000, immutable";

interface Place {
  readonly publicUrl: string;
  readonly hub?: string;
  readonly now: Date;
}

/** 304 from the validators alone, else the document in the best encoding; the same headers on both. */
export async function sendDocument(
  context: Context,
  document: ServedDocument,
  place: Place,
): Promise<Response> {
  const acceptable = acceptableEncodings(context.req.header("accept-encoding"));
  const conditions = {
    ifNoneMatch: context.req.header("if-none-match"),
    ifModifiedSince: context.req.header("if-modified-since"),
  };
  const unchanged = findUnchanged(conditions, document, acceptable);
  const headers = headersOf(document, place);
  if (unchanged !== undefined) {
    const ETag = entityTag(document.etag, unchanged);
    return new Response(null, { status: 304, headers: { ...headers, ETag } });
  }
  const encoding = acceptable[0] ?? "identity";
  const { bytes, etag, lastModified } = await document.read(encoding);
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      ...headers,
      ETag: entityTag(etag, encoding),
      "Last-Modified": httpDate(lastModified, place.now),
      "Content-Type": `${FEED_TYPES[document.format]}; charset=utf-8`,
      "Content-Length": String(bytes.length),
      ...(encoding !== "identity" && { "Content-Encoding": encoding }),
    },
  });
}

interface KnownHeaders extends Omit<Place, "now"> {
  readonly headers: Readonly<Record<string, string>>;
}

/** Polls of an unchanged feed send the same headers. */
const known = new WeakMap<ServedDocument, KnownHeaders>();

function headersOf(
  document: ServedDocument,
  { now, ...place }: Place,
): Readonly<Record<string, string>> {
  const made = known.get(document);
  if (made?.publicUrl === place.publicUrl && made.hub === place.hub) return made.headers;
  const headers = makeHeaders(document, { now, ...place });
  // A date that is still to come is told as now.
  if (Date.parse(document.lastModified) <= now.getTime())
    known.set(document, { ...place, headers });
  return headers;
}

/** Plain, not `Headers`: node-server sends a plain object as it is. */
function makeHeaders(document: ServedDocument, place: Place): Record<string, string> {
  return {
    ...COMMON_HEADERS,
    "Cache-Control": document.immutable === true ? ARCHIVE_CACHING : FEED_CACHING,
    "Last-Modified": httpDate(document.lastModified, place.now),
    Link: linkHeader(document, place),
    Vary: "Accept-Encoding, Sec-Fetch-Dest",
  };
}

/** RFC 9110 section 8.8.2.1: never later than now. */
function httpDate(lastModified: string, now: Date): string {
  return new Date(Math.min(Date.parse(lastModified), now.getTime())).toUTCString();
}

/** One `self`, the canonical topic of WebSub; the other formats are alternates. */
function linkHeader(document: ServedDocument, { publicUrl, hub: wanted }: Place): string {
  const hub = hubOf(publicUrl, wanted);
  const links = FEED_FORMATS.map((format) => {
    const rel = format === document.format ? "self" : "alternate";
    const href = `${publicUrl}${document.path}.${format}${document.query ?? ""}`;
    return `<${href}>; rel="${rel}"; type="${FEED_TYPES[format]}"`;
  });
  if (hub !== undefined) links.push(`<${hub}>; rel="hub"`);
  return links.join(", ");
}
