import { parseFragment, serialize } from "parse5";
import { sanitizeTree } from "./sanitize-tree.ts";

/** Harmless HTML from any: the same allow-list as for articles. Idempotent. `base`: where relative addresses start. */
export function sanitizeHtml(html: string, base?: string): string {
  return serialize(sanitizeTree(parseFragment(html, { scriptingEnabled: false }), base));
}
