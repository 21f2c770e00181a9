import { appendNode, appendText, createElement } from "../html/build-tree.ts";
import {
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isText,
} from "../html/tree.ts";
import { ALLOWED, DROPPED } from "./allow-list.ts";
import { cleanElement } from "./clean-attributes.ts";
import { cleanCharacters } from "./clean-characters.ts";

/** Deeper elements lose their tags; browsers themselves stop at 512. */
const DEEPEST = 200;

interface Frame {
  readonly source: HtmlParent;
  readonly target: HtmlElement;
  readonly depth: number;
  readonly isLinked: boolean;
  next: number;
}

/**
 * A copy of what stands below `root` under a new `div`: only what the allow-list names, every address absolute (one that
 * can't be is left out; without `base` only absolute ones stay). The tree is not changed.
 */
export function sanitizeTree(root: HtmlParent, base?: string): HtmlElement {
  const clean = createElement("div");
  const stack: Frame[] = [{ source: root, target: clean, depth: 0, isLinked: false, next: 0 }];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const child = frame.source.childNodes[frame.next];
    frame.next += 1;
    if (child === undefined) stack.pop();
    else sanitizeNode(child, { frame, stack, base });
  }
  return clean;
}

interface Place {
  readonly frame: Frame;
  readonly stack: Frame[];
  readonly base: string | undefined;
}

function sanitizeNode(node: HtmlNode, { frame, stack, base }: Place): void {
  const { target, depth, isLinked } = frame;
  if (isText(node)) appendText(target, cleanText(node.value, target));
  if (!isElement(node) || DROPPED.has(node.tagName)) return;
  const isLink = node.tagName === "a";
  if (!ALLOWED.has(node.tagName) || depth >= DEEPEST || (isLink && isLinked)) {
    stack.push({ source: node, target, depth, isLinked, next: 0 });
    return;
  }
  const clean = cleanElement(node, base);
  if (clean === undefined) return;
  appendNode(target, clean);
  stack.push({
    source: node,
    target: clean,
    depth: depth + 1,
    isLinked: isLinked || isLink,
    next: 0,
  });
}

const FIRST_LINE_BREAKS = /^\n+/;

/** A parser drops the first line break of a `pre`: left in, the next reading would differ. */
function cleanText(value: string, target: HtmlElement): string {
  const text = cleanCharacters(value);
  const isFirst = target.tagName === "pre" && target.childNodes.length === 0;
  return isFirst ? text.replace(FIRST_LINE_BREAKS, "") : text;
}
