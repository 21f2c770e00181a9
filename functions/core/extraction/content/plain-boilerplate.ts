import { attribute, descendants, type HtmlElement, isElement } from "../../html/tree.ts";
import type { BlockSums } from "./block-sums.ts";
import { boilerplateReason } from "./cut-marks.ts";
import { at, endOf, type FlatPage } from "./flat-page.ts";
import { endsPage } from "./line-words.ts";
import { textOf } from "./text-of.ts";

const LARGEST_FORM = 0.5;
const NO_FIELD = new Set(["hidden", "submit", "button", "image", "reset"]);
const IMPRINT_PLACE = 0.9;
const LONGEST_IMPRINT = 1_500;

/** Whether an element is what its name says, however little else the page has to say. */
export function isPlain(page: FlatPage, { weight }: BlockSums, i: number): boolean {
  const element = page.nodes[i] as HtmlElement;
  if (element.tagName === "form")
    return at(weight, i) < LARGEST_FORM * at(weight, 0) && isFilledIn(element);
  return boilerplateReason(element) === "page footer" && isImprint(page, i);
}

/** Some pages stand in a form as a whole; what is to be filled in has a field. */
function isFilledIn(form: HtmlElement): boolean {
  for (const node of descendants(form)) {
    if (!isElement(node)) continue;
    if (node.tagName === "textarea") return true;
    if (node.tagName === "input" && !NO_FIELD.has(attribute(node, "type") ?? "text")) return true;
  }
  return false;
}

/** The last part of a page whose own words say so can hold more than a picture's few. */
function isImprint(page: FlatPage, i: number): boolean {
  const isLast = endOf(page, i) > IMPRINT_PLACE * page.nodes.length;
  return (
    isLast && weightOf(page, i) < LONGEST_IMPRINT && endsPage(textOf(page.nodes[i] as HtmlElement))
  );
}

/** How much the subtree of a node says, whatever of it is cut. */
export function weightOf(page: FlatPage, i: number): number {
  let weight = 0;
  for (let node = i; node < endOf(page, i); node += 1) weight += at(page.weight, node);
  return weight;
}
