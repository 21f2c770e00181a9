import { attribute, type HtmlElement, isElement, isText } from "../../html/tree.ts";
import type { BlockSums, CutMarks } from "./block-sums.ts";
import { isContentName } from "./boilerplate-words.ts";
import { isConsentText } from "./consent-text.ts";
import { at, elementAt, endOf, type FlatPage, nextText } from "./flat-page.ts";
import { type Marking, markComments } from "./mark-comments.ts";
import { weightOf } from "./plain-boilerplate.ts";
import { textOf } from "./text-of.ts";

/** What has to stand above comments and offers of newsletters: some of the article. */
const LEAST_ABOVE = 60;
const LONGEST_OFFER = 300;
const SHORTEST_NAME = 5;
const LONGEST_NAME = 40;
const LONGEST_PERSON = 700;
const LONGEST_CONSENT = 6_000;
const SHORTEST_CONSENT = 80;
/** How far below the body a layer with a consent text can stand. */
const LAYERS = 5;
const HOLDS_PAGE = new Set(["body", "main", "article", "td"]);

/** Marks boxes that show by what stands in them what they are, however they are named. */
export function markBoxes(page: FlatPage, sums: BlockSums, cuts: CutMarks): void {
  if (page.buttons.length > 0) markConsent({ page, sums, cuts });
  markOffers({ page, sums, cuts });
  let above = 0;
  for (let i = 1; i < page.nodes.length; i += 1) {
    if (cuts[i] === undefined && page.block[i] === i && above >= LEAST_ABOVE)
      markBox({ page, sums, cuts }, i);
    above += at(sums.ownProse, i);
    if (cuts[i] !== undefined) i = endOf(page, i) - 1;
  }
}

function markBox({ page, sums, cuts }: Marking, i: number): void {
  markComments({ page, sums, cuts }, i);
  if (cuts[i] === undefined && isLinkedName(sums, i)) markPerson(page, cuts, i);
}

/** A line of a few words, all of them a link. */
function isLinkedName({ ownWeight, ownLinkWeight }: BlockSums, i: number): boolean {
  const weight = at(ownWeight, i);
  if (weight < SHORTEST_NAME || weight > LONGEST_NAME) return false;
  return at(ownLinkWeight, i) === weight;
}

/** `Theo Marsh`, and below it `Theo Marsh writes about railways.`: the box that the name opens tells who wrote. */
function markPerson(page: FlatPage, cuts: CutMarks, i: number): void {
  const next = nextText(page, endOf(page, i));
  if (next === undefined) return;
  const name = textOf(page.nodes[i] as HtmlElement);
  const says = textOf(page.nodes[at(page.block, next)] as HtmlElement);
  if (!says.startsWith(`${name} `) || says.length < 2 * name.length) return;
  let box = at(page.parent, i);
  while (endOf(page, box) <= next) box = at(page.parent, box);
  const opens = nextText(page, box);
  if (opens === undefined || opens < i || HOLDS_PAGE.has(elementAt(page, box)?.tagName ?? ""))
    return;
  if (weightOf(page, box) <= LONGEST_PERSON) cuts[box] = "author box";
}

/** A few words around a field for an address: the box that holds the form, else the one that holds the field. */
function markOffers({ page, sums, cuts }: Marking): void {
  const begun = beginOfText(sums);
  for (const field of page.addressFields) {
    const form = [field, at(page.parent, field)].find(
      (i) => elementAt(page, i)?.tagName === "form",
    );
    const boxes = form === undefined ? [field] : [at(page.parent, form), field];
    const box = boxes.find((i) => i > begun && isOffer(page, i));
    if (box !== undefined) cuts[box] ??= "form";
  }
}

function isOffer(page: FlatPage, i: number): boolean {
  const element = elementAt(page, i);
  if (element === undefined || HOLDS_PAGE.has(element.tagName)) return false;
  if (weightOf(page, i) > LONGEST_OFFER || holdsTag(page, i, "h1")) return false;
  return !isContentName(attribute(element, "class") ?? "");
}

/** The index of the block with which there is some of the article above. */
function beginOfText({ ownProse }: BlockSums): number {
  let prose = 0;
  const begun = ownProse.findIndex((own) => {
    prose += own;
    return prose >= LEAST_ABOVE;
  });
  return begun < 0 ? Number.POSITIVE_INFINITY : begun;
}

function holdsTag(page: FlatPage, i: number, tagName: string): boolean {
  for (let inner = i; inner < endOf(page, i); inner += 1)
    if (elementAt(page, inner)?.tagName === tagName) return true;
  return false;
}

/** A layer over the page: beside what holds the headline, with a button. */
function markConsent({ page, sums, cuts }: Marking): void {
  const holders = holdersOf(page, page.buttons);
  const headline = page.nodes.findIndex((node) => isElement(node) && node.tagName === "h1");
  let around = 0;
  for (let level = 0; level < LAYERS && around < headline; level += 1) {
    const children = childrenOf(page, around);
    const inner = children.findLastIndex((i) => i <= headline);
    for (const [n, i] of children.entries())
      if (n !== inner && cuts[i] === undefined && holders.has(i) && isConsent(page, sums, i))
        cuts[i] = "consent or paywall box";
    around = children[inner] ?? headline;
  }
}

/** The elements that hold one of these, and these. */
function holdersOf(page: FlatPage, held: readonly number[]): ReadonlySet<number> {
  const holders = new Set<number>();
  for (const inner of held)
    for (let i = inner; i >= 0 && !holders.has(i); i = page.parent[i] ?? -1) holders.add(i);
  return holders;
}

function childrenOf(page: FlatPage, parent: number): readonly number[] {
  const children: number[] = [];
  for (let i = parent + 1; i < endOf(page, parent); i = endOf(page, i)) children.push(i);
  return children;
}

function isConsent(page: FlatPage, sums: BlockSums, i: number): boolean {
  const element = elementAt(page, i);
  if (element === undefined || HOLDS_PAGE.has(element.tagName)) return false;
  if (at(sums.prose, i) < SHORTEST_CONSENT || at(sums.weight, i) > LONGEST_CONSENT) return false;
  return isConsentText(textIn(page, i));
}

function textIn(page: FlatPage, from: number): string {
  let text = "";
  for (const node of page.nodes.slice(from, endOf(page, from)))
    if (isText(node)) text += `${node.value} `;
  return text;
}
