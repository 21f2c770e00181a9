import { attribute, descendants, type HtmlElement, isElement } from "../../html/tree.ts";
import type { BlockSums, CutMarks } from "./block-sums.ts";
import type { CutReason } from "./boilerplate-words.ts";
import { elementAt, endOf, type FlatPage } from "./flat-page.ts";
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
  const found: number[] = [];
  let i = headline === undefined ? root : endOf(page, headline);
  while (i < root) {
    const element = page.block[i] === i ? elementAt(page, i) : undefined;
    const place = { page, sums, i, cut: cuts[i], root };
    const isOpening = element !== undefined && opensArticle(element, place);
    if (isOpening) found.push(i);
    i = isOpening || isClosed(element, cuts[i]) ? endOf(page, i) : i + 1;
  }
  return found;
}

function isClosed(element: HtmlElement | undefined, cut: CutReason | undefined): boolean {
  return cut !== undefined && element !== undefined && !isNamedLead(element);
}

interface Place {
  readonly page: FlatPage;
  readonly sums: BlockSums;
  readonly i: number;
  readonly cut: CutReason | undefined;
  readonly root: number;
}

function opensArticle(element: HtmlElement, { page, sums, i, cut, root }: Place): boolean {
  if (endOf(page, i) > root) return false;
  if (element.tagName === "figure") return cut === "caption" && hasPicture(element);
  return (cut === undefined || isNamedLead(element)) && isLead(page, sums, i);
}

function hasPicture(figure: HtmlElement): boolean {
  for (const node of descendants(figure))
    if (isElement(node) && readImage(node, undefined) !== undefined) return true;
  return false;
}

function lastHeadline(page: FlatPage, root: number): number | undefined {
  for (let i = root - 1; i > 0; i -= 1) {
    if (elementAt(page, i)?.tagName === "h1") return i;
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
