import { type HtmlElement, type HtmlNode, isElement, isText } from "../html/tree.ts";

const INLINE = new Set(
  "a abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup tt u var".split(
    " ",
  ),
);
/** Their text belongs to the picture. */
const LEFT_OUT = new Set(["figure", "figcaption", "img"]);
/** What is more than one blank. */
const SPACES = / {2,}| ?[\t\n\f\r][\t\n\f\r ]*/g;

/** Plain text of a sanitized tree: a line a block or `<br>`, cells of a row parted by tabs, pictures left out. */
export function renderText(root: HtmlElement): string {
  let text = "";
  const stack: (HtmlNode | string)[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === "string") text += node;
    else if (isText(node)) text += readText(node.value, node.parentNode);
    else if (isElement(node) && !LEFT_OUT.has(node.tagName)) text += enter(node, stack);
  }
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").join("\n");
}

/** Puts off what stands in the element, and its border; what stands before it is answered. */
function enter(element: HtmlElement, stack: (HtmlNode | string)[]): string {
  const border = borderOf(element);
  stack.push(border);
  for (let i = element.childNodes.length - 1; i >= 0; i -= 1)
    stack.push(element.childNodes[i] ?? "");
  return border === "\n" ? border : "";
}

function borderOf({ tagName }: HtmlElement): string {
  if (tagName === "td" || tagName === "th") return "\t";
  return INLINE.has(tagName) ? "" : "\n";
}

function readText(value: string, parent: HtmlNode | { readonly nodeName: string } | null): string {
  return parent?.nodeName === "pre" ? value : value.replace(SPACES, " ");
}
