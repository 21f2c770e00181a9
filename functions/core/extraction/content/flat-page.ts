import {
  attribute,
  type HtmlElement,
  type HtmlNode,
  type HtmlText,
  isElement,
  isText,
} from "../../html/tree.ts";
import { documentType } from "./document-type.ts";
import { endsPage, saysContact, saysWhen } from "./line-words.ts";
import { tagKind } from "./tags.ts";
import { measureText } from "./text-measure.ts";

/**
 * The visible part of a page as arrays in document order: the subtree of node `i` is `i` … `end[i] - 1`. `block` is the
 * nearest ancestor (or the node itself) that breaks lines.
 */
export interface FlatPage {
  readonly nodes: readonly (HtmlElement | HtmlText)[];
  readonly parent: readonly number[];
  readonly end: readonly number[];
  readonly block: readonly number[];
  /** Of text nodes; 0 for elements. */
  readonly weight: readonly number[];
  readonly stops: readonly number[];
  /** Whether the node stands in a link. */
  readonly linked: readonly boolean[];
  /** Of the elements that a button stands in right away, and of those with a field for an e-mail address. */
  readonly buttons: readonly number[];
  readonly addressFields: readonly number[];
}

/** What the walk writes; the same arrays as `FlatPage`. */
interface Building {
  readonly nodes: (HtmlElement | HtmlText)[];
  readonly parent: number[];
  readonly end: number[];
  readonly block: number[];
  readonly weight: number[];
  readonly stops: number[];
  readonly linked: boolean[];
  readonly buttons: number[];
  readonly addressFields: number[];
}

interface Frame {
  readonly index: number;
  readonly element: HtmlElement;
  next: number;
}

/** A link that prints its address is a reference: part of the text. */
const PRINTED_ADDRESS = /^\s{0,9}(?:https?:\/\/|www\.)/i;

const LONGEST_IMPRINT = 200;

/** Leaves out what is never read (scripts, controls); hidden elements are in it. */
export function flattenPage(root: HtmlElement): FlatPage {
  const page: Building = {
    nodes: [],
    parent: [],
    end: [],
    block: [],
    weight: [],
    stops: [],
    linked: [],
    buttons: [],
    addressFields: [],
  };
  const stack: Frame[] = [{ index: addElement(page, root, -1), element: root, next: 0 }];

  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const child = frame.element.childNodes[frame.next];
    frame.next += 1;
    if (child === undefined) {
      page.end[frame.index] = page.nodes.length;
      stack.pop();
    } else if (isText(child)) addText(page, child, frame);
    else if (isElement(child)) enterElement(page, child, frame.index, stack);
  }
  return page;
}

function enterElement(page: Building, element: HtmlElement, parent: number, stack: Frame[]): void {
  if (tagKind(element.tagName) === "skipped") noteControl(page, element, parent);
  else stack.push({ index: addElement(page, element, parent), element, next: 0 });
}

function noteControl(page: Building, { tagName, attrs }: HtmlElement, parent: number): void {
  if (tagName === "button") page.buttons.push(parent);
  else if (
    tagName === "input" &&
    attrs.some(({ name, value }) => name === "type" && value === "email")
  )
    page.addressFields.push(parent);
}

function addElement(page: Building, element: HtmlElement, parent: number): number {
  const index = page.nodes.length;
  const inline = parent >= 0 && tagKind(element.tagName) === "inline";
  page.nodes.push(element);
  page.parent.push(parent);
  page.end.push(index + 1);
  page.block.push(inline ? (page.block[parent] ?? 0) : index);
  page.weight.push(0);
  page.stops.push(0);
  page.linked.push((page.linked[parent] ?? false) || isLink(element));
  return index;
}

/** A document belongs to the article: its link is text. */
function isLink(element: HtmlElement): boolean {
  const href = element.tagName === "a" ? attribute(element, "href") : undefined;
  return href !== undefined && documentType(href) === undefined;
}

function addText(page: Building, text: HtmlText, frame: Frame): void {
  const { weight, stops } = measureText(text.value);
  if (weight === 0 && isAtEdge(frame)) return;
  const { index: parent } = frame;
  const index = page.nodes.length;
  page.nodes.push(text);
  page.parent.push(parent);
  page.end.push(index + 1);
  page.block.push(page.block[parent] ?? 0);
  page.weight.push(weight);
  page.stops.push(stops > 0 && isImprint(text.value) ? 0 : stops);
  page.linked.push((page.linked[parent] ?? false) && !PRINTED_ADDRESS.test(text.value));
}

/** White space at a line's edge is nothing: a third of a page's nodes. */
function isAtEdge({ element, next }: Frame): boolean {
  return (
    endsLine(element.childNodes[next], element) || endsLine(element.childNodes[next - 2], element)
  );
}

function endsLine(beside: HtmlNode | undefined, parent: HtmlElement): boolean {
  if (beside === undefined) return tagKind(parent.tagName) === "block";
  return isElement(beside) && tagKind(beside.tagName) === "block";
}

/** An address, a telephone number, a line of date and source have stops and are no sentence. */
function isImprint(text: string): boolean {
  if (text.length > LONGEST_IMPRINT) return false;
  return saysContact(text) || endsPage(text) || saysWhen(text);
}

/** The element at an index; `undefined` for a text or beyond the page. */
export function elementAt(page: FlatPage, i: number): HtmlElement | undefined {
  const node = page.nodes[i];
  return node !== undefined && isElement(node) ? node : undefined;
}

/** Where the subtree of node `i` ends: the index behind its last node. */
export function endOf(page: FlatPage, i: number): number {
  return page.end[i] ?? i + 1;
}

/** A value of an array that has one for every node. */
export function at(values: ArrayLike<number>, i: number): number {
  return values[i] ?? 0;
}

/** The index of the first text with letters from a node on. */
export function nextText(page: FlatPage, from: number): number | undefined {
  for (let i = from; i < page.nodes.length; i += 1) if (at(page.weight, i) > 0) return i;
  return undefined;
}

/** An element's tag and class: twins have the same. */
export function kindOf(page: FlatPage, i: number): string {
  const element = elementAt(page, i);
  return element === undefined ? "" : `${element.tagName} ${attribute(element, "class") ?? ""}`;
}
