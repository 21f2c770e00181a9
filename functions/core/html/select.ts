import { compile, selectAll as cssSelectAll, is, selectOne } from "css-select";
import { isTraversal, parse, type Selector } from "css-what";
import {
  attribute,
  descendants,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isText,
} from "./tree.ts";

type TreeNode = HtmlNode | HtmlParent;

/** Lets css-select walk parse5's tree. A `template`'s content is not part of the page. */
const ADAPTER = {
  isTag: isElement,
  getAttributeValue: attribute,
  hasAttrib: (element: HtmlElement, name: string) => attribute(element, name) !== undefined,
  getName: (element: HtmlElement) => element.tagName,
  getChildren: childrenOf,
  getParent: (element: TreeNode) => ("parentNode" in element ? element.parentNode : null),
  getSiblings: siblingsOf,
  getText: textOf,
  removeSubsets: outermost,
};

const OPTIONS = { adapter: ADAPTER };

const NAME = /^-?[\p{L}\p{N}_*-]+$/u;

/** Every element below `root` that a CSS selector matches, in document order. Throws for what is no selector: check it before. */
export function selectAll(selector: string, root: TreeNode): HtmlElement[] {
  return cssSelectAll<TreeNode, HtmlElement>(selector, root, OPTIONS);
}

/** The first of them. */
export function selectFirst(selector: string, root: TreeNode): HtmlElement | undefined {
  return selectOne<TreeNode, HtmlElement>(selector, root, OPTIONS) ?? undefined;
}

export function matches(selector: string, element: HtmlElement): boolean {
  return is<TreeNode, HtmlElement>(element, selector, OPTIONS);
}

/** What is wrong with a selector, in the words of the library that would have to use it; nothing: it can be used. */
export function selectorProblem(selector: string): string | undefined {
  try {
    compile<TreeNode, HtmlElement>(selector, OPTIONS);
    return laxity(selector);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The library takes some slips for selectors that match nothing, such as `..list` and `a >`. */
function laxity(selector: string): string | undefined {
  const alternatives = parse(selector);
  if (alternatives.length === 0) return "Empty selector";
  for (const tokens of alternatives) {
    const last = tokens.at(-1);
    if (last !== undefined && isTraversal(last)) return "Nothing after the last combinator";
    const odd = selector.includes("\\") ? undefined : tokens.map(nameOf).find(isOddName);
    if (odd !== undefined) return `Unexpected name: ${odd}`;
  }
  return undefined;
}

function nameOf(token: Selector): string | undefined {
  if (token.type === "tag") return token.name;
  const isShort =
    token.type === "attribute" && token.action === "element" && token.name === "class";
  return isShort ? token.value : undefined;
}

function isOddName(name: string | undefined): boolean {
  return name !== undefined && !NAME.test(name);
}

function childrenOf(node: TreeNode): HtmlNode[] {
  return "childNodes" in node ? node.childNodes : [];
}

function siblingsOf(node: TreeNode): TreeNode[] {
  const parent = "parentNode" in node ? node.parentNode : null;
  return parent === null ? [node] : parent.childNodes;
}

function textOf(node: TreeNode): string {
  if (isText(node as HtmlNode)) return (node as { value: string }).value;
  if (!("childNodes" in node)) return "";
  let text = "";
  for (const inner of descendants(node)) if (isText(inner)) text += inner.value;
  return text;
}

/** Without those that stand inside another one of the list, and each once. */
function outermost(nodes: TreeNode[]): TreeNode[] {
  const set = new Set(nodes);
  return [...set].filter((node) => !hasAncestorIn(node, set));
}

function hasAncestorIn(node: TreeNode, set: ReadonlySet<TreeNode>): boolean {
  let parent = "parentNode" in node ? node.parentNode : null;
  while (parent !== null) {
    if (set.has(parent)) return true;
    parent = "parentNode" in parent ? parent.parentNode : null;
  }
  return false;
}
