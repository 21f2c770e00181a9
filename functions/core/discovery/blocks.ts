import { type HtmlElement, type HtmlNode, isElement, isText } from "../html/tree.ts";
import { nodesBelow } from "./nodes-below.ts";
import { isSilent, oneLine } from "./page-text.ts";

const BLOCK: ReadonlySet<string> = new Set(
  "p div dt dd li ul ol dl h1 h2 h3 h4 h5 h6 section header footer figure figcaption table tr td th article time blockquote".split(
    " ",
  ),
);

/** The lines that a reader sees below an element: one a block, none empty. */
export function blocksOf(root: HtmlElement): string[] {
  const blocks: string[] = [""];
  let current: HtmlElement | undefined;
  for (const node of nodesBelow(root)) {
    if (isElement(node) && node.tagName === "br") blocks.push("");
    if (!isText(node) || isSilent(node.parentNode)) continue;
    const block = blockOf(node, root);
    if (block !== current) blocks.push("");
    current = block;
    blocks[blocks.length - 1] += node.value;
  }
  return blocks.map(oneLine).filter((text) => text !== "");
}

function blockOf(node: HtmlNode, root: HtmlElement): HtmlElement {
  for (let at = node.parentNode; at !== null && isElement(at); at = at.parentNode) {
    if (at === root || BLOCK.has(at.tagName)) return at;
  }
  return root;
}
