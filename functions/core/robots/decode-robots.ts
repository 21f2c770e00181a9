import { getBOMEncoding, TextDecoder } from "@exodus/bytes/encoding.js";

/** RFC 9309 section 2.5: as much is read, in bytes. */
export const ROBOTS_BYTES = 500 * 1024;

/** UTF-8 (RFC 9309 section 2.3), or UTF-16 where a byte order mark says so. */
export function decodeRobots(body: Uint8Array): string {
  const bytes = body.subarray(0, ROBOTS_BYTES);
  return new TextDecoder(getBOMEncoding(bytes) ?? "utf-8").decode(bytes);
}
