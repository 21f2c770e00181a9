import type { HtmlNode, HtmlParent } from "../html/tree.ts";

const NONE: readonly HtmlNode[] = [];

/**
 * Every node below another one in document order, as `descendants` has them, at once: discovery looks at many small
 * parts of a page, several times each.
 */
export function nodesBelow(root: HtmlNode | HtmlParent): HtmlNode[] {
  const nodes: HtmlNode[] = [];
  const stack: HtmlNode[] = childrenOf(root).toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    nodes.push(node);
    const children = childrenOf(node);
    for (let at = children.length - 1; at >= 0; at--) stack.push(children[at] as HtmlNode);
  }
  return nodes;
}

function childrenOf(node: HtmlNode | HtmlParent): readonly HtmlNode[] {
  return "childNodes" in node ? node.childNodes : NONE;
}
