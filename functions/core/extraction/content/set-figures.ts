import { appendNode, createElement } from "../../html/build-tree.ts";
import {
  descendants,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
} from "../../html/tree.ts";

/** Makes a `figure` of every line that holds only pictures, and gives it the caption beside it; other captions go. */
export function setFigures(root: HtmlElement): void {
  const holders = [root, ...[...descendants(root)].filter(isElement)];
  const made = new Set<HtmlElement>();
  for (const holder of holders) {
    if (made.has(holder) || !holder.childNodes.some(isPictureOrCaption)) continue;
    for (const line of holder.childNodes.filter(isPictureLine)) made.add(toFigure(line));
    attachCaptions(holder);
  }
}

function isPictureOrCaption(node: HtmlNode): boolean {
  return isPictureLine(node) || isCaption(node);
}

function isCaption(node: HtmlNode | undefined): node is HtmlElement {
  return node !== undefined && isElement(node) && node.tagName === "figcaption";
}

function isPictureLine(node: HtmlNode): node is HtmlElement {
  if (!isElement(node) || node.tagName !== "p") return false;
  let pictures = 0;
  for (const inner of descendants(node)) {
    if (isText(inner) && inner.value.trim() !== "") return false;
    if (isElement(inner) && (inner.tagName === "img" || inner.tagName === "figure")) pictures += 1;
  }
  return pictures > 0;
}

function toFigure(line: HtmlElement): HtmlElement {
  line.tagName = "figure";
  line.nodeName = "figure";
  return line;
}

function isFigure(node: HtmlNode | undefined): node is HtmlElement {
  return node !== undefined && isElement(node) && node.tagName === "figure";
}

function attachCaptions(holder: HtmlElement): void {
  const kept: HtmlNode[] = [];
  let waiting: HtmlElement | undefined;
  for (const node of holder.childNodes) {
    const last = kept.at(-1);
    if (isCaption(node)) {
      if (isFigure(last)) addCaption(last, node);
      else waiting = node;
      continue;
    }
    if (isFigure(node) && waiting !== undefined) addCaption(node, waiting);
    waiting = undefined;
    kept.push(node);
  }
  holder.childNodes = kept;
}

function addCaption(figure: HtmlElement, caption: HtmlElement): void {
  const last = figure.childNodes.at(-1);
  if (!isCaption(last)) {
    appendNode(figure, caption);
    return;
  }
  appendNode(last, createElement("br"));
  for (const child of caption.childNodes) appendNode(last, child);
}
