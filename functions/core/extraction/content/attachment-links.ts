import { elementsByTag, type PageIndex } from "../../html/page-index.ts";
import { attribute, type HtmlElement, type HtmlNode } from "../../html/tree.ts";
import { documentType } from "./document-type.ts";

/** How far above the article's block its list of attachments can stand beside it. */
const LEVELS = 2;

/** Links to documents in the article's blocks, or right beside them, as government pages put them. */
export function attachmentLinks(
  index: PageIndex,
  {
    root,
    parts,
  }: { readonly root: HtmlElement | undefined; readonly parts: readonly HtmlElement[] },
): HtmlElement[] {
  const documents = elementsByTag(index, "a").filter(
    (link) => documentType(attribute(link, "href") ?? "") !== undefined,
  );
  if (documents.length === 0) return [];
  const places = new Set<unknown>([...parts, around(root)]);
  return documents.filter((link) => isWithin(link, places));
}

function around(root: HtmlElement | undefined): HtmlNode | undefined {
  let place: HtmlElement | undefined = root;
  for (let level = 0; level < LEVELS; level += 1) {
    const parent: unknown = place?.parentNode;
    if (parent === null || parent === undefined || !("tagName" in (parent as HtmlElement))) break;
    if ((parent as HtmlElement).tagName === "body") break;
    place = parent as HtmlElement;
  }
  return place;
}

function isWithin(link: HtmlElement, places: ReadonlySet<unknown>): boolean {
  for (let node: unknown = link; node; node = (node as HtmlElement).parentNode)
    if (places.has(node)) return true;
  return false;
}
