import {
  attribute,
  type HtmlElement,
  type HtmlParent,
  type HtmlText,
  isElement,
  isText,
  namesOf,
} from "../../../html/tree.ts";

const FOREIGN =
  /comment|related|recommend|sidebar|teaser|card|(?<!(?:post|entry|article)[-_]?)footer|reply|widget|popular|latest|more-|carousel|aside/i;

/** It is in a list of other articles, in a comment, or in the foot. */
export function isForeign(start: HtmlElement | HtmlText | undefined): boolean {
  return start !== undefined && isForeignBlock(isText(start) ? start.parentNode : start);
}

/** A `<footer>` may be its article's. */
function isForeignBlock(start: HtmlParent | null): boolean {
  let node = start;
  let isInFoot = false;
  for (let level = 0; level < 6 && node !== null && isElement(node); level += 1) {
    if (isForeignElement(node)) return true;
    if (node.tagName === "article") return false;
    if (node.tagName === "main") break;
    isInFoot ||= isFoot(node);
    node = node.parentNode;
  }
  return isInFoot;
}

function isFoot(element: HtmlElement): boolean {
  return element.tagName === "footer" && !OWN_FOOT.test(attribute(element, "class") ?? "");
}

const OWN_FOOT = /(?:post|entry|article)[-_]?(?:meta|info|foot)/i;

function isForeignElement(element: HtmlElement): boolean {
  return element.tagName === "aside" || FOREIGN.test(namesOf(element));
}

/** It stands in an `<article>` that has none of the lines around the headline, `near`. */
export function isOfOtherArticle(
  node: HtmlElement | HtmlText,
  near: ReadonlySet<HtmlText>,
): boolean {
  const article = articleAround(node);
  return article !== undefined && !articlesAround(near).has(article);
}

type Articles = ReadonlySet<HtmlElement | undefined>;

/** Asked for many dates of a page about the same lines. */
const known = new WeakMap<ReadonlySet<HtmlText>, Articles>();

function articlesAround(near: ReadonlySet<HtmlText>): Articles {
  const found = known.get(near) ?? new Set([...near].map(articleAround));
  known.set(near, found);
  return found;
}

function articleAround({ parentNode }: HtmlElement | HtmlText): HtmlElement | undefined {
  for (let node = parentNode; node !== null && isElement(node); node = node.parentNode) {
    if (node.tagName === "article") return node;
  }
  return undefined;
}
