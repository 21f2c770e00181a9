import { isomorphicDecode } from "@exodus/bytes/encoding.js";
import sniffHtmlEncoding from "html-encoding-sniffer";
import { ParseBudgetError, parseHtml } from "../html/parse-html.ts";
import { attribute, descendants, type HtmlDocument, isElement } from "../html/tree.ts";

/** A declaration further down than this is no use to a browser either: it has shown the page by then. */
const LOOK_AT_BYTES = 128 * 1024;
/** What may be one: nothing behind the last of these can tell, so the page is parsed up to there. */
const DECLARATION = /<meta[\s/][^<]{0,1000}?charset[^>]{0,200}>/gi;

/**
 * The charset of a `<meta>` that stands behind the prescan's 1,024 bytes. A browser finds it when it parses, and starts
 * again ("changing the encoding while parsing"); comments and scripts that only mention one are no declaration.
 */
export function lateMetaLabel(body: Uint8Array): string | undefined {
  const start = isomorphicDecode(body.subarray(0, LOOK_AT_BYTES));
  const last = [...start.matchAll(DECLARATION)].at(-1);
  if (last === undefined) return undefined;
  const document = parseWithinBudget(start.slice(0, last.index + last[0].length));
  return document === undefined ? undefined : firstDeclaration(document);
}

function parseWithinBudget(html: string): HtmlDocument | undefined {
  try {
    return parseHtml(html);
  } catch (error) {
    if (error instanceof ParseBudgetError) return undefined;
    throw error;
  }
}

function firstDeclaration(document: HtmlDocument): string | undefined {
  for (const node of descendants(document)) {
    if (!isElement(node) || node.tagName !== "meta") continue;
    const label = sniffHtmlEncoding(bytesOfMeta(node), { defaultEncoding: "" });
    if (label !== "") return label;
  }
  return undefined;
}

/** The element alone, for the prescan to read: it knows the rules of `http-equiv` and of the names. */
function bytesOfMeta(element: Parameters<typeof attribute>[0]): Uint8Array {
  const attributes = ["charset", "http-equiv", "content"].map((name) => {
    const value = attribute(element, name)?.replaceAll('"', "").slice(0, 200);
    return value === undefined ? "" : ` ${name}="${value}"`;
  });
  return new TextEncoder().encode(`<meta${attributes.join("")}>`);
}
