import { serialize } from "parse5";
import type { HtmlElement } from "../html/tree.ts";

/** The HTML of what stands below a sanitized root. */
export function renderHtml(root: HtmlElement): string {
  return serialize(root);
}
