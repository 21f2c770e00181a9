import {
  attribute,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  type HtmlText,
  isElement,
  isText,
  namesOf,
} from "../../html/tree.ts";
import { tagKind } from "../content/tags.ts";

/** A line as the page prints it, with the markup that it stands in. */
export interface VisibleLine {
  /** White space collapsed; a tab where one inline element ends and another begins. */
  readonly text: string;
  readonly nodes: readonly HtmlText[];
  /** Classes, ids and `itemprop` of the elements around it, nearest first; made when asked, for few lines are. */
  readonly hint: () => string;
}

type Side = "before" | "after";
type Step = HtmlNode | "break" | "gap";

const UNPRINTED = new Set(
  "script style noscript template svg select button iframe nav textarea title head".split(" "),
);

const MAX_VISITED = 1_500;
const HINT_LEVELS = 3;
/** What is more than one blank, or another sign than that: most text has none. */
const SPACES = /[^\S\t]{2,}|[^\S\t ]/g;
const TABS = /\s{0,2}\t[\s]{0,4}/g;
const PRINTED = /\S/;

/** Lines before a node (nearest last) or after it, in the page's order, until `characters` are read. */
export function linesBeside(
  node: HtmlNode,
  side: Side,
  characters: number,
): readonly VisibleLine[] {
  const reader = createLineReader(side);
  for (const sibling of neighbours(node, side)) {
    if (sibling === "break") reader.breakLine();
    else walk(sibling, reader, characters, side);
    if (reader.isOver(characters)) break;
  }
  reader.breakLine();
  return side === "after" ? reader.lines : reader.lines.reverse();
}

/** Lines of one element or text node, until `characters` are read. */
export function linesOf(root: HtmlNode, characters: number): readonly VisibleLine[] {
  const reader = createLineReader("after");
  walk(root, reader, characters, "after", Number.POSITIVE_INFINITY);
  reader.breakLine();
  return reader.lines;
}

type LineReader = ReturnType<typeof createLineReader>;

function walk(
  root: HtmlNode,
  reader: LineReader,
  characters: number,
  side: Side,
  maxVisited = MAX_VISITED,
): void {
  const stack: Step[] = [root];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (reader.isOver(characters, maxVisited)) return;
    take(step, reader, stack, side);
  }
}

function take(step: Step, reader: LineReader, stack: Step[], side: Side): void {
  if (step === "break") reader.breakLine();
  else if (step === "gap") reader.addGap();
  else if (isText(step)) reader.addText(step);
  else if (isElement(step) && !UNPRINTED.has(step.tagName)) open(step, reader, stack, side);
}

function open({ tagName, childNodes }: HtmlElement, reader: LineReader, stack: Step[], side: Side) {
  const inline = isInline(tagName);
  if (inline) reader.addGap();
  else reader.breakLine();
  if (tagName === "br") return;
  stack.push(inline ? "gap" : "break");
  const children = side === "before" ? childNodes : childNodes.toReversed();
  for (const child of children) stack.push(child);
}

function isInline(tagName: string): boolean {
  return tagName !== "br" && tagKind(tagName) === "inline";
}

/** Puts text together into lines, forwards (`after`) or from the end (`before`). */
function createLineReader(side: Side) {
  const lines: VisibleLine[] = [];
  let nodes: HtmlText[] = [];
  let text = "";
  let length = 0;
  let visited = 0;

  function add(more: string): void {
    text = side === "after" ? text + more : more + text;
  }

  return {
    lines,
    isOver: (characters: number, maxVisited = MAX_VISITED) =>
      length > characters || visited > maxVisited,
    addText(node: HtmlText): void {
      visited += 1;
      if (text === "" && !PRINTED.test(node.value)) return;
      add(node.value.includes("\t") ? node.value.replaceAll("\t", " ") : node.value);
      nodes.push(node);
    },
    addGap(): void {
      visited += 1;
      if (text !== "") add("\t");
    },
    breakLine(): void {
      visited += 1;
      if (text === "") return;
      const printed = tidy(text);
      if (printed !== "") {
        if (side === "before") nodes.reverse();
        const [first] = nodes;
        lines.push({ text: printed, nodes, hint: () => hintOf(first) });
      }
      length += printed.length;
      text = "";
      nodes = [];
    },
  };
}

function tidy(text: string): string {
  const collapsed = text.replace(SPACES, " ");
  return (collapsed.includes("\t") ? collapsed.replace(TABS, "\t") : collapsed).trim();
}

function hintOf(node: HtmlText | undefined): string {
  let hint = "";
  let parent: HtmlParent | null = node?.parentNode ?? null;
  for (let level = 0; level < HINT_LEVELS && parent !== null && isElement(parent); level += 1) {
    if (parent.attrs.length > 0) {
      hint += ` ${namesOf(parent)} ${attribute(parent, "itemprop") ?? ""}`;
    }
    parent = parent.parentNode;
  }
  return hint.toLowerCase();
}

/** The siblings on one side, then those of the parent, and so on: nearest first. A block's edge is a break. */
function* neighbours(node: HtmlNode, side: Side): Generator<HtmlNode | "break"> {
  const step = side === "before" ? -1 : 1;
  let current: HtmlNode = node;
  for (let parent = current.parentNode; parent !== null; parent = current.parentNode) {
    const { childNodes } = parent;
    for (let i = childNodes.indexOf(current) + step; i >= 0 && i < childNodes.length; i += step) {
      yield childNodes[i] as HtmlNode;
    }
    if (!isElement(parent) || parent.tagName === "body") return;
    if (!isInline(parent.tagName)) yield "break";
    current = parent;
  }
}
