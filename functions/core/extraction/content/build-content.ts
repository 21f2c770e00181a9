import { appendNode, createElement } from "../../html/build-tree.ts";
import {
  attribute,
  descendants,
  type HtmlElement,
  type HtmlNode,
  type HtmlText,
  isElement,
  isText,
} from "../../html/tree.ts";
import { isDataTable } from "./data-table.ts";
import { joinVerses } from "./join-verses.ts";
import { createLineWriter, type LineOrigin, type LineWriter } from "./line-writer.ts";
import { copyPreformatted, isCode } from "./preformatted.ts";
import { readImage } from "./read-image.ts";
import { readVideo } from "./read-video.ts";
import { setFigures } from "./set-figures.ts";
import { setHeadings } from "./set-headings.ts";
import { isHeadingTag, tagKind } from "./tags.ts";
import { textOf } from "./text-of.ts";
import { type TreeVisitor, walkTree } from "./walk-tree.ts";

export interface ContentPlan {
  /** In order. */
  readonly parts: readonly HtmlElement[];
  /** Nodes that are left out with all below them. */
  readonly cut: ReadonlySet<HtmlNode>;
  /** Of those, captions: kept beside a picture. */
  readonly captions: ReadonlySet<HtmlNode>;
  /** Where relative addresses start. */
  readonly base?: string;
}

const KEPT_INLINE = new Set(
  "abbr b bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small strike strong sub sup tt u var".split(
    " ",
  ),
);
/** Kept as they are; in them, lines are lines. */
const STRUCTURE = new Set("blockquote dd details dl dt li ol ul".split(" "));
const TABLE_PARTS = new Set("caption table tbody td tfoot th thead tr".split(" "));
/** A single line in them needs no `p`. */
const SHORT_HOLDERS = new Set("caption dd dt li td th".split(" "));

interface Building {
  readonly plan: ContentPlan;
  readonly holders: HtmlElement[];
  readonly writer: LineWriter;
  readonly dataTables: Set<HtmlElement>;
  /** What a line in each open block becomes. */
  readonly lineTags: string[];
}

/** The article's blocks in order under one new `div`: `p`, `h2` … `h6`, lists, tables, quotes, `pre`, `figure`. */
export function buildContent(plan: ContentPlan): HtmlElement {
  const root = createElement("div");
  const holders = [root];
  const origins = new Map<HtmlElement, LineOrigin>();
  const writer = createLineWriter(() => holders.at(-1) ?? root, { origins, base: plan.base });
  const building: Building = { plan, holders, writer, dataTables: new Set(), lineTags: ["p"] };

  const visitor: TreeVisitor = {
    enter: (node) => enter(node, building),
    leave: (element) => leave(element, building),
  };

  for (const part of plan.parts) {
    writer.endLine("p", part);
    if (plan.captions.has(part)) writeCaption(part, building);
    else walkTree(part, visitor);
    writer.endLine();
  }
  joinVerses(root, origins);
  setFigures(root);
  setHeadings(root);
  return root;
}

function enter(node: HtmlNode, building: Building): boolean {
  const { plan } = building;
  if (plan.captions.has(node) && isElement(node)) return writeCaption(node, building);
  if (plan.cut.has(node)) return false;
  if (isText(node)) writeText(node, building);
  return isElement(node) && enterElement(node, building);
}

function enterElement(element: HtmlElement, building: Building): boolean {
  const { writer, plan } = building;
  const media = readImage(element, plan.base) ?? readVideo(element, plan.base);
  if (media !== undefined) {
    writeMedia(media, building);
    return false;
  }
  if (element.tagName === "pre" && isCode(element)) {
    writePreformatted(element, building);
    return false;
  }
  if (element.tagName === "br") writer.lineBreak();
  const kind = tagKind(element.tagName);
  if (kind === "skipped") return false;
  if (kind === "inline") {
    if (isKeptInline(element)) writer.openInline(element);
    return true;
  }
  openBlock(element, building);
  return true;
}

/** The pictures first, then one line, whatever stands in it; `setFigures` puts them together. */
function writeCaption(element: HtmlElement, { plan, writer, lineTags }: Building): false {
  const inner = [...descendants(element)].filter(isElement);
  writer.endLine(lineTags.at(-1), element);
  for (const node of inner) {
    const image = node.parentNode?.nodeName === "noscript" ? undefined : readImage(node, plan.base);
    if (image !== undefined) writer.node(image);
  }
  writer.endLine("figcaption", element);
  writer.text(textOf(inner.find(({ tagName }) => tagName === "figcaption") ?? element));
  writer.endLine(lineTags.at(-1));
  return false;
}

/** A picture runs in its line, a video stands alone. */
function writeMedia(media: HtmlElement, { writer, holders, lineTags }: Building): void {
  if (media.tagName === "img") {
    writer.node(media);
    return;
  }
  writer.endLine(lineTags.at(-1));
  const holder = holders.at(-1);
  if (holder !== undefined) appendNode(holder, media);
}

function writePreformatted(element: HtmlElement, { writer, holders, lineTags }: Building): void {
  writer.endLine(lineTags.at(-1));
  const holder = holders.at(-1);
  if (holder !== undefined) appendNode(holder, copyPreformatted(element));
}

function writeText({ value, parentNode }: HtmlText, { writer }: Building): void {
  if (parentNode?.nodeName !== "pre") {
    writer.text(value);
    return;
  }
  for (const [i, line] of value.split("\n").entries()) {
    if (i > 0) writer.lineBreak();
    writer.text(line);
  }
}

function isKeptInline(element: HtmlElement): boolean {
  if (element.tagName === "a") return attribute(element, "href") !== undefined;
  return KEPT_INLINE.has(element.tagName);
}

function openBlock(element: HtmlElement, building: Building): void {
  const { writer, holders } = building;
  const { tagName } = element;
  if (tagName === "table" && isDataTable(element)) building.dataTables.add(element);
  if (isHolder(element, building)) {
    writer.endLine();
    holders.push(createElement(tagName));
  }
  const outer = building.lineTags.at(-1) ?? "p";
  const lineTag = isHeadingTag(tagName) ? headingTag(tagName) : outer;
  building.lineTags.push(lineTag);
  writer.endLine(lineTag, element);
}

/** The article's own headline is its title: headings below it start at the second level. */
function headingTag(tagName: string): string {
  return tagName === "h1" ? "h2" : tagName;
}

function isHolder(element: HtmlElement, { dataTables }: Building): boolean {
  if (STRUCTURE.has(element.tagName)) return true;
  if (!TABLE_PARTS.has(element.tagName)) return false;
  const table = closestTable(element);
  return table !== undefined && dataTables.has(table);
}

function closestTable(element: HtmlElement): HtmlElement | undefined {
  let node: HtmlElement | null = element;
  while (node !== null && node.tagName !== "table") {
    const parent: HtmlElement["parentNode"] = node.parentNode;
    node = parent !== null && isElement(parent) ? parent : null;
  }
  return node ?? undefined;
}

function leave(element: HtmlElement, building: Building): void {
  const { writer, holders } = building;
  const kind = tagKind(element.tagName);
  if (kind === "inline") {
    if (isKeptInline(element)) writer.closeInline();
    return;
  }
  building.lineTags.pop();
  writer.endLine(building.lineTags.at(-1), (element.parentNode as HtmlElement | null) ?? undefined);
  if (!isHolder(element, building)) return;
  const holder = holders.pop();
  const outer = holders.at(-1);
  if (holder === undefined || outer === undefined || holder.childNodes.length === 0) return;
  if (SHORT_HOLDERS.has(holder.tagName)) unwrapSingleLine(holder);
  appendNode(outer, holder);
}

function unwrapSingleLine(holder: HtmlElement): void {
  const [only, second] = holder.childNodes;
  if (second !== undefined || only === undefined || !isElement(only) || only.tagName !== "p")
    return;
  holder.childNodes.length = 0;
  for (const child of only.childNodes) appendNode(holder, child);
}
