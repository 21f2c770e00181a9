import { appendNode, createElement } from "../../html/build-tree.ts";
import {
  descendants,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
} from "../../html/tree.ts";
import type { LineOrigin } from "./line-writer.ts";
import { measureText } from "./text-measure.ts";

/** Shorter lines between single `<br>` are verses, addresses, signatures: one paragraph. */
const VERSE_WEIGHT = 60;

/** Lines that one `<br>` parts belong together, unless the page writes its paragraphs so. */
export function joinVerses(root: HtmlElement, origins: ReadonlyMap<HtmlElement, LineOrigin>): void {
  for (const holder of holdersIn(root)) {
    const kept: HtmlNode[] = [];
    for (const group of groupByBlock(holder, origins)) kept.push(...joinGroup(group, origins));
    holder.childNodes = kept;
  }
}

function holdersIn(root: HtmlElement): HtmlElement[] {
  return [root, ...[...descendants(root)].filter(isElement)].filter((element) =>
    element.childNodes.some((child) => isElement(child) && child.tagName === "p"),
  );
}

function groupByBlock(
  holder: HtmlElement,
  origins: ReadonlyMap<HtmlElement, LineOrigin>,
): HtmlNode[][] {
  const groups: HtmlNode[][] = [];
  for (const node of holder.childNodes) {
    const origin = origins.get(node as HtmlElement);
    const group = groups.at(-1);
    if (group !== undefined && origin !== undefined && origin.breaks > 0) group.push(node);
    else groups.push([node]);
  }
  return groups;
}

function joinGroup(
  group: readonly HtmlNode[],
  origins: ReadonlyMap<HtmlElement, LineOrigin>,
): HtmlNode[] {
  const [first, ...others] = group;
  if (first === undefined) return [];
  if (others.length === 0) return [first];
  const single = isVerse(group, origins);
  const joined: HtmlNode[] = [first];
  for (const line of others) {
    const origin = origins.get(line as HtmlElement);
    const last = joined.at(-1) as HtmlElement;
    const belongs = single && origin?.breaks === 1 && !origin.indented;
    if (belongs && isVerseLine(last) && isVerseLine(line as HtmlElement))
      append(last, line as HtmlElement);
    else joined.push(line);
  }
  return joined;
}

/** A picture between two lines is none. Asked of a paragraph that grows: it looks no further than the first words. */
function isVerseLine(line: HtmlElement): boolean {
  if (line.tagName !== "p") return false;
  for (const node of descendants(line)) {
    if (isText(node) && measureText(node.value).weight > 0) return true;
  }
  return false;
}

/** Where some lines are parted by two `<br>`, one `<br>` is only a new line. */
function isVerse(
  group: readonly HtmlNode[],
  origins: ReadonlyMap<HtmlElement, LineOrigin>,
): boolean {
  const others = group.slice(1).map((line) => origins.get(line as HtmlElement)?.breaks ?? 0);
  if (others.some((breaks) => breaks > 1)) return true;
  const weight = group.reduce((sum, line) => sum + weightOf(line as HtmlElement), 0);
  return weight / group.length < VERSE_WEIGHT;
}

function weightOf(line: HtmlElement): number {
  let weight = 0;
  for (const node of descendants(line)) if (isText(node)) weight += measureText(node.value).weight;
  return weight;
}

function append(line: HtmlElement, next: HtmlElement): void {
  appendNode(line, createElement("br"));
  for (const child of next.childNodes) appendNode(line, child);
}
