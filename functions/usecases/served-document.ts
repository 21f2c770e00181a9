import { type Encoding, encodeBody } from "../core/feeds/encode-body.ts";
import type { FeedFormat } from "../core/feeds/feed-document.ts";
import type { ByteCache } from "./byte-cache.ts";
import { hashBytes } from "./keep-rendering.ts";

export interface DocumentValidators {
  /** Without quotes; each encoding adds its own suffix. */
  readonly etag: string;
  /** ISO 8601, whole seconds; may lie a second ahead. */
  readonly lastModified: string;
}

/** A document ready to be sent, known by its validators before any of it is read. */
export interface ServedDocument extends DocumentValidators {
  readonly kind: "document";
  readonly format: FeedFormat;
  /** The canonical address without ending, below the public address. */
  readonly path: string;
  /** With its question mark, for a selection of a feed's entries. */
  readonly query?: string;
  /** Its content will never change. */
  readonly immutable?: boolean;
  /** The bytes, with the validators that belong to them: newer ones, if what was kept had gone. */
  readonly read: (
    encoding: Encoding,
  ) => Promise<DocumentValidators & { readonly bytes: Uint8Array }>;
}

/** A document that stands in memory. */
export function documentInMemory(
  parts: Pick<ServedDocument, "format" | "path" | "query" | "lastModified" | "immutable">,
  bytes: Uint8Array,
  cache: ByteCache,
): ServedDocument {
  const etag = hashBytes(bytes);
  const { lastModified } = parts;
  return {
    kind: "document",
    ...parts,
    etag,
    read: async (encoding) => ({
      etag,
      lastModified,
      bytes: encodeOnce(bytes, etag, encoding, cache),
    }),
  };
}

function encodeOnce(bytes: Uint8Array, etag: string, encoding: Encoding, cache: ByteCache) {
  if (encoding === "identity") return bytes;
  const key = `${etag} ${encoding}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const encoded = encodeBody(bytes, encoding);
  cache.set(key, encoded);
  return encoded;
}
