import { attribute, descendants, type HtmlElement, isElement } from "../../html/tree.ts";
import type { BlockSums, CutMarks } from "./block-sums.ts";
import type { FlatPage } from "./flat-page.ts";
import { readImage } from "./read-image.ts";
import { isHeadingTag } from "./tags.ts";

/** A lead is a paragraph or two. */
const LONGEST = 1_500;
const SHORTEST = 40;
/** What the names of leads have in them, in the CMS of several countries. */
const LEAD_NAME =
  /(?:^|[\s_-])(?:lead|lede|intro|introduction|standfirst|abstract|deck|dek|excerpt|subhead|subheading|subtitle|sub-?title|teaser|teaser-?text|summary|chapo|chapeau|vorspann|anleser|bajada|entradilla|sommario|occhiello|lid|preamble|description|desc|article-?lead|article-?intro|daodu|zhaiyao)(?:$|[\s_-])/i;

/** Blocks between the headline and the article's block that open the article: standfirst and picture. In document order. */
export function findLead(page: FlatPage, sums: BlockSums, cuts: CutMarks, root: number): number[] {
  const headline = lastHeadline(page, root);
  if (headline === undefined) return [];
  const found: number[] = [];
  for (let i = page.end[headline] ?? 0; i < root; i += 1) {
    const node = page.nodes[i];
    if (node === undefined || !isElement(node) || page.block[i] !== i) continue;
    if (node.tagName === "figure" && (page.end[i] ?? 0) <= root) {
      if (cuts[i] === "caption" && hasPicture(node)) found.push(i);
      i = (page.end[i] ?? i + 1) - 1;
    } else if (cuts[i] !== undefined && !isNamedLead(node)) {
      i = (page.end[i] ?? i + 1) - 1;
    } else if (isLead(page, sums, i)) {
      found.push(i);
      i = (page.end[i] ?? i + 1) - 1;
    }
  }
  return found;
}

function hasPicture(figure: HtmlElement): boolean {
  for (const node of descendants(figure))
    if (isElement(node) && readImage(node, undefined) !== undefined) return true;
  return false;
}

function lastHeadline(page: FlatPage, root: number): number | undefined {
  for (let i = root - 1; i > 0; i -= 1) {
    const node = page.nodes[i];
    if (node !== undefined && isElement(node) && node.tagName === "h1") return i;
  }
  return undefined;
}

function isLead(page: FlatPage, sums: BlockSums, i: number): boolean {
  const weight = sums.ownWeight[i] ?? 0;
  const node = page.nodes[i] as HtmlElement;
  if (weight < SHORTEST || weight > LONGEST) return false;
  if ((sums.ownLinkWeight[i] ?? 0) > 0.3 * weight) return false;
  return isNamedLead(node) || isNamedLead(node.parentNode as HtmlElement) || isLone(page, sums, i);
}

/** Without a telling name: a paragraph or heading of prose. */
function isLone(page: FlatPage, sums: BlockSums, i: number): boolean {
  const { tagName } = page.nodes[i] as HtmlElement;
  return (sums.ownProse[i] ?? 0) > 80 && (tagName === "p" || isHeadingTag(tagName));
}

function isNamedLead(element: HtmlElement): boolean {
  if (!("attrs" in element)) return false;
  const name = `${attribute(element, "class") ?? ""} ${attribute(element, "itemprop") ?? ""}`;
  return name.length < 300 && LEAD_NAME.test(name);
}
