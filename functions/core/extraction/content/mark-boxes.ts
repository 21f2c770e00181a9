import { attribute, type HtmlElement, isElement, isText } from "../../html/tree.ts";
import type { BlockSums, CutMarks } from "./block-sums.ts";
import { isContentName } from "./boilerplate-words.ts";
import { asksForComments, namesComments, opensComments } from "./comment-heads.ts";
import { isConsentText } from "./consent-text.ts";
import { at, elementAt, endOf, type FlatPage } from "./flat-page.ts";
import { weightOf } from "./plain-boilerplate.ts";
import { isHeadingTag } from "./tags.ts";
import { textOf } from "./text-of.ts";

/** What has to stand above comments and offers of newsletters: some of the article. */
const LEAST_ABOVE = 60;
const LONGEST_OFFER = 300;
const LONGEST_HEAD = 300;
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

interface Marking {
  readonly page: FlatPage;
  readonly sums: BlockSums;
  readonly cuts: CutMarks;
}

function markBox({ page, sums, cuts }: Marking, i: number): void {
  if (isHeadingTag(elementAt(page, i)?.tagName ?? "") && headsComments(page, i))
    markFrom(page, cuts, i);
  else if (isLinkedName(sums, i)) markPerson(page, cuts, i);
}

function headsComments(page: FlatPage, i: number): boolean {
  if (weightOf(page, i) > LONGEST_HEAD) return false;
  const text = textOf(page.nodes[i] as HtmlElement);
  if (opensComments(text) || asksForComments(text)) return true;
  return namesComments(text) && isListBelow(page, i);
}

/** Comments stand in boxes of their own; what goes on as paragraphs beside the heading is the article. */
function isListBelow(page: FlatPage, heading: number): boolean {
  const next = nextText(page, endOf(page, heading));
  if (next === undefined) return false;
  let box = at(page.block, next);
  const innermost = box;
  const around = at(page.parent, heading);
  if (next >= endOf(page, around)) return true;
  while (box > around && at(page.parent, box) > around) box = at(page.parent, box);
  const holdsBlocks = page.block.slice(box + 1, endOf(page, box)).some((block) => block !== box);
  return box !== innermost || holdsBlocks;
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

function nextText(page: FlatPage, from: number): number | undefined {
  for (let i = from; i < page.nodes.length; i += 1) if (at(page.weight, i) > 0) return i;
  return undefined;
}

/** A few words around a field for an address: the box that holds the form, else the one that holds the field. */
function markOffers({ page, sums, cuts }: Marking): void {
  for (const field of page.addressFields) {
    const form = [field, at(page.parent, field)].find(
      (i) => elementAt(page, i)?.tagName === "form",
    );
    const boxes = form === undefined ? [field] : [at(page.parent, form), field];
    const box = boxes.find((i) => isOffer(page, i) && proseAbove(sums, i) >= LEAST_ABOVE);
    if (box !== undefined) cuts[box] ??= "form";
  }
}

function isOffer(page: FlatPage, i: number): boolean {
  const element = elementAt(page, i);
  if (element === undefined || HOLDS_PAGE.has(element.tagName)) return false;
  if (weightOf(page, i) > LONGEST_OFFER || holdsTag(page, i, "h1")) return false;
  return !isContentName(attribute(element, "class") ?? "");
}

function proseAbove({ ownProse }: BlockSums, end: number): number {
  let prose = 0;
  for (let i = 0; i < end; i += 1) prose += at(ownProse, i);
  return prose;
}

function holdsTag(page: FlatPage, i: number, tagName: string): boolean {
  for (let inner = i; inner < endOf(page, i); inner += 1)
    if (elementAt(page, inner)?.tagName === tagName) return true;
  return false;
}

/** A layer over the page: beside what holds the headline, with a button. */
function markConsent({ page, sums, cuts }: Marking): void {
  const headline = page.nodes.findIndex((node) => isElement(node) && node.tagName === "h1");
  let around = 0;
  for (let level = 0; level < LAYERS && around < headline; level += 1) {
    const children = childrenOf(page, around);
    const inner = children.findLastIndex((i) => i <= headline);
    for (const [n, i] of children.entries())
      if (n !== inner && cuts[i] === undefined && isConsent(page, sums, i))
        cuts[i] = "consent or paywall box";
    around = children[inner] ?? headline;
  }
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
  if (!page.buttons.some((button) => button >= i && button < endOf(page, i))) return false;
  return isConsentText(textIn(page, i));
}

function textIn(page: FlatPage, from: number): string {
  let text = "";
  for (const node of page.nodes.slice(from, endOf(page, from)))
    if (isText(node)) text += `${node.value} `;
  return text;
}
