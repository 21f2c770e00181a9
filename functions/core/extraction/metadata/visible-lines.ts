import {
  attribute,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  type HtmlText,
  isElement,
  isText,
} from "../../html/tree.ts";

/** A line as the page prints it, with the markup that it stands in. */
export interface VisibleLine {
  /** White space collapsed; a tab where one inline element ends and another begins. */
  readonly text: string;
  readonly nodes: readonly HtmlText[];
  /** Classes, ids and `itemprop` of the elements around it, nearest first. */
  readonly hint: string;
}

const UNPRINTED = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "select",
  "button",
  "iframe",
  "nav",
  "textarea",
  "title",
  "head",
]);

const INLINE = new Set([
  "a",
  "abbr",
  "acronym",
  "b",
  "bdi",
  "big",
  "cite",
  "code",
  "data",
  "del",
  "em",
  "font",
  "i",
  "img",
  "input",
  "ins",
  "kbd",
  "label",
  "mark",
  "q",
  "s",
  "small",
  "span",
  "strong",
  "sub",
  "sup",
  "time",
  "tt",
  "u",
  "var",
  "wbr",
]);

const MAX_VISITED = 3_000;
const HINT_LEVELS = 3;
const SPACES = /[^\S\t]+/g;
const TABS = /\s{0,2}\t[\s]{0,4}/g;

/** Lines of these neighbours of a node: `before` it (nearest last) or `after` it, until `characters` are read. */
export function linesBeside(
  node: HtmlNode,
  side: "before" | "after",
  characters: number,
): readonly VisibleLine[] {
  const lines: VisibleLine[] = [];
  let left = characters;
  for (const sibling of neighbours(node, side)) {
    const found = linesOf(sibling, side === "after" ? left : Number.POSITIVE_INFINITY);
    if (side === "after") lines.push(...found);
    else lines.unshift(...found);
    for (const { text } of found) left -= text.length;
    if (left <= 0) break;
  }
  return lines;
}

/** Lines of one element or text node, until `characters` are read. */
export function linesOf(root: HtmlNode, characters: number): readonly VisibleLine[] {
  const reader = createLineReader();
  const stack: (HtmlNode | "break" | "gap")[] = [root];
  let visited = 0;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    visited += 1;
    if (visited > MAX_VISITED || reader.length() > characters) break;
    if (node === "break") reader.breakLine();
    else if (node === "gap") reader.addGap();
    else if (isText(node)) reader.addText(node);
    else if (isElement(node)) open(node, reader, stack);
  }
  reader.breakLine();
  return reader.lines;
}

type LineReader = ReturnType<typeof createLineReader>;

function open(element: HtmlElement, reader: LineReader, stack: (HtmlNode | "break" | "gap")[]) {
  if (element.tagName === "br") reader.breakLine();
  if (UNPRINTED.has(element.tagName)) return;
  const inline = INLINE.has(element.tagName);
  if (inline) reader.addGap();
  else reader.breakLine();
  stack.push(inline ? "gap" : "break");
  for (let i = element.childNodes.length - 1; i >= 0; i -= 1) {
    const child = element.childNodes[i];
    if (child !== undefined) stack.push(child);
  }
}

function createLineReader() {
  const lines: VisibleLine[] = [];
  let nodes: HtmlText[] = [];
  let text = "";
  let length = 0;

  return {
    lines,
    length: () => length,
    addText(node: HtmlText): void {
      text += node.value.replaceAll("\t", " ");
      nodes.push(node);
    },
    addGap(): void {
      if (text !== "") text += "\t";
    },
    breakLine(): void {
      const printed = text.replace(SPACES, " ").replace(TABS, "\t").trim();
      if (printed !== "") lines.push({ text: printed, nodes, hint: hintOf(nodes[0]) });
      length += printed.length;
      text = "";
      nodes = [];
    },
  };
}

function hintOf(node: HtmlText | undefined): string {
  let hint = "";
  let parent: HtmlParent | null = node?.parentNode ?? null;
  for (let level = 0; level < HINT_LEVELS && parent !== null && isElement(parent); level += 1) {
    hint += ` ${attribute(parent, "class") ?? ""} ${attribute(parent, "id") ?? ""} ${attribute(parent, "itemprop") ?? ""}`;
    parent = parent.parentNode;
  }
  return hint.toLowerCase();
}

/** The siblings on one side, then those of the parent, and so on: nearest first. */
function* neighbours(node: HtmlNode, side: "before" | "after"): Generator<HtmlNode> {
  const step = side === "before" ? -1 : 1;
  let current: HtmlNode = node;
  for (;;) {
    const parent: HtmlParent | null = current.parentNode;
    if (parent === null) return;
    const { childNodes } = parent;
    for (let i = childNodes.indexOf(current) + step; i >= 0 && i < childNodes.length; i += step) {
      const sibling = childNodes[i];
      if (sibling !== undefined) yield sibling;
    }
    if (!isElement(parent) || parent.tagName === "body") return;
    current = parent;
  }
}
