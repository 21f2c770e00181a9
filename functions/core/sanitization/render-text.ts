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
  const lines: string[] = [];
  let line = "";
  const stack: (HtmlNode | string)[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === "string" || isText(node)) {
      const text = typeof node === "string" ? node : readText(node.value, node.parentNode);
      line += text;
      if (!text.includes("\n")) continue;
      const parts = line.split("\n");
      line = parts.pop() ?? "";
      lines.push(...parts);
    } else if (isElement(node) && !LEFT_OUT.has(node.tagName)) {
      const border = borderOf(node);
      stack.push(border);
      for (let i = node.childNodes.length - 1; i >= 0; i -= 1)
        stack.push(node.childNodes[i] as HtmlNode);
      if (border === "\n") stack.push(border);
    }
  }
  return [...lines, line]
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .join("\n");
}

function borderOf({ tagName }: HtmlElement): string {
  if (tagName === "td" || tagName === "th") return "\t";
  return INLINE.has(tagName) ? "" : "\n";
}

function readText(value: string, parent: HtmlNode | { readonly nodeName: string } | null): string {
  return parent?.nodeName === "pre" ? value : value.replace(SPACES, " ");
}
