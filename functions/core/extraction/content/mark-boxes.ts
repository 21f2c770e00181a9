import { attribute, type HtmlElement, isElement, isText } from "../../html/tree.ts";
import type { BlockSums, CutMarks } from "./block-sums.ts";
import { isContentName } from "./boilerplate-words.ts";
import { asksForComments, opensComments } from "./comment-heads.ts";
import { isConsentText } from "./consent-text.ts";
import { at, elementAt, endOf, type FlatPage } from "./flat-page.ts";
import { weightOf } from "./plain-boilerplate.ts";
import { isHeadingTag } from "./tags.ts";
import { textOf } from "./text-of.ts";

/** What has to stand above comments and offers of newsletters: some of the article. */
const LEAST_ABOVE = 100;
const LONGEST_OFFER = 300;
const LONGEST_HEAD = 300;
const LONGEST_CONSENT = 6_000;
const SHORTEST_CONSENT = 120;
/** How far below the body a layer with a consent text can stand. */
const LAYERS = 5;
const HOLDS_PAGE = new Set(["body", "main", "article", "td"]);

/** Marks boxes that show by what stands in them what they are, however they are named. */
export function markBoxes(page: FlatPage, sums: BlockSums, cuts: CutMarks): void {
  markConsent(page, cuts);
  let above = 0;
  for (let i = 1; i < page.nodes.length; i += 1) {
    const element = cuts[i] === undefined ? elementAt(page, i) : undefined;
    if (element !== undefined && above >= LEAST_ABOVE) markBox(page, cuts, i, element);
    above += at(sums.ownProse, i);
    if (cuts[i] !== undefined) i = endOf(page, i) - 1;
  }
}

function markBox(page: FlatPage, cuts: CutMarks, i: number, element: HtmlElement): void {
  if (isHeadingTag(element.tagName)) {
    if (headsComments(page, i)) markFrom(page, cuts, i);
  } else if (isOffer(page, cuts, i, element)) cuts[i] = "form";
}

function headsComments(page: FlatPage, i: number): boolean {
  if (weightOf(page, i) > LONGEST_HEAD) return false;
  const text = textOf(page.nodes[i] as HtmlElement);
  return opensComments(text) || asksForComments(text);
}

/** The heading and all that follows beside it; beside its box, if it stands alone there. */
function markFrom(page: FlatPage, cuts: CutMarks, heading: number): void {
  let first = heading;
  let parent = at(page.parent, first);
  while (parent > 0 && weightOf(page, parent) === weightOf(page, heading)) {
    first = parent;
    parent = at(page.parent, first);
  }
  for (let i = first; i < endOf(page, parent); i = endOf(page, i)) cuts[i] = "comments";
}

/** A few words around a field for an address. */
function isOffer(page: FlatPage, cuts: CutMarks, i: number, element: HtmlElement): boolean {
  if (!asksForAddress(element) || HOLDS_PAGE.has(element.tagName)) return false;
  if (weightOf(page, i) > LONGEST_OFFER || holdsTag(page, i, "h1")) return false;
  return cuts[i] === undefined && !isContentName(attribute(element, "class") ?? "");
}

function asksForAddress({ childNodes }: HtmlElement): boolean {
  return childNodes.some(
    (child) => isElement(child) && (isAddressField(child) || isAddressForm(child)),
  );
}

function isAddressForm({ tagName, childNodes }: HtmlElement): boolean {
  if (tagName !== "form") return false;
  return childNodes.some(
    (child) => isElement(child) && (isAddressField(child) || child.childNodes.some(isAddressField)),
  );
}

function isAddressField(node: HtmlElement["childNodes"][number]): boolean {
  return isElement(node) && node.tagName === "input" && attribute(node, "type") === "email";
}

function holdsTag(page: FlatPage, i: number, tagName: string): boolean {
  for (let inner = i; inner < endOf(page, i); inner += 1)
    if (elementAt(page, inner)?.tagName === tagName) return true;
  return false;
}

/** A layer over the page: beside what holds the headline, with a button. */
function markConsent(page: FlatPage, cuts: CutMarks): void {
  const headline = page.nodes.findIndex((node) => isElement(node) && node.tagName === "h1");
  let around = 0;
  for (let level = 0; level < LAYERS && headline > around; level += 1) {
    let inner = around;
    for (let i = around + 1; i < endOf(page, around); i = endOf(page, i)) {
      if (i <= headline && headline < endOf(page, i)) inner = i;
      else if (cuts[i] === undefined && isConsent(page, i)) cuts[i] = "consent or paywall box";
    }
    if (inner === around) break;
    around = inner;
  }
}

function isConsent(page: FlatPage, i: number): boolean {
  const element = elementAt(page, i);
  if (element === undefined || HOLDS_PAGE.has(element.tagName)) return false;
  const weight = weightOf(page, i);
  if (weight < SHORTEST_CONSENT || weight > LONGEST_CONSENT) return false;
  return isConsentText(textIn(page, i)) && hasButton(page, i);
}

function textIn(page: FlatPage, from: number): string {
  let text = "";
  for (const node of page.nodes.slice(from, endOf(page, from)))
    if (isText(node)) text += `${node.value} `;
  return text;
}

/** Buttons are no part of the flat page. */
function hasButton(page: FlatPage, from: number): boolean {
  return page.nodes
    .slice(from, endOf(page, from))
    .some((node) => isElement(node) && node.childNodes.some(isButton));
}

function isButton(node: HtmlElement["childNodes"][number]): boolean {
  if (!isElement(node)) return false;
  return node.tagName === "button" || attribute(node, "role") === "button";
}
