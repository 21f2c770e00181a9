import type { Context } from "hono";
import { encodeBody } from "../core/feeds/encode-body.ts";
import { hashBytes } from "../usecases/keep-rendering.ts";
import { acceptableEncodings } from "./accept-encoding.ts";
import { COMMON_HEADERS } from "./common-headers.ts";
import { entityTag, findUnchanged } from "./conditional.ts";
import type { Markup } from "./pages/layout.ts";

export interface PageOptions {
  readonly status?: 200 | 400 | 404 | 410 | 414 | 429 | 500 | 503 | 405;
  /** Pictures of other houses may be shown: those of a stored article. */
  readonly foreignPictures?: boolean;
  /** A feed's address must never be kept as a page. */
  readonly neverKept?: boolean;
}

const VARY = "Accept-Language, Accept-Encoding, Sec-Fetch-Dest";

/** A page for people, in the browser's language. Only browsers keep it: it differs by what they ask for. */
export async function sendPage(
  context: Context,
  markup: Markup,
  options: PageOptions = {},
): Promise<Response> {
  const bytes = new TextEncoder().encode(String(await markup));
  const acceptable = acceptableEncodings(context.req.header("accept-encoding"));
  const encoding = acceptable[0] ?? "identity";
  const etag = hashBytes(bytes);
  const headers = pageHeaders(options);
  const conditions = { ifNoneMatch: context.req.header("if-none-match") };
  const unchanged = findUnchanged(conditions, { etag, lastModified: "" }, acceptable);
  if (unchanged !== undefined && (options.status ?? 200) === 200) {
    headers.set("ETag", entityTag(etag, unchanged));
    return new Response(null, { status: 304, headers });
  }
  const body = encodeBody(bytes, encoding);
  headers.set("ETag", entityTag(etag, encoding));
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Length", String(body.length));
  if (encoding !== "identity") headers.set("Content-Encoding", encoding);
  return new Response(body as Uint8Array<ArrayBuffer>, { status: options.status ?? 200, headers });
}

function pageHeaders({ foreignPictures = false, neverKept = false }: PageOptions): Headers {
  const media = foreignPictures ? "'self' https: http:" : "'self'";
  return new Headers({
    ...COMMON_HEADERS,
    "Cache-Control": neverKept ? "no-store" : "private, max-age=0, must-revalidate",
    "Content-Security-Policy": [
      "default-src 'none'",
      "style-src 'self'",
      "script-src 'self'",
      `img-src ${media}`,
      `media-src ${media}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "X-Robots-Tag": "noindex",
    Vary: VARY,
  });
}
