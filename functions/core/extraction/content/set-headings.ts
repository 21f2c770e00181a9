import { appendNode } from "../../html/build-tree.ts";
import {
  descendants,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
} from "../../html/tree.ts";
import { measureText } from "./text-measure.ts";
import { textOf } from "./text-of.ts";

const LONGEST_HEADING = 110;
/** Where every other line is bold, bold is no heading. */
const LARGEST_SHARE = 0.4;
const SENTENCE_END = /[.!?。！？…,，;；:：、)）]$/;
const BOLD = new Set(["b", "strong"]);

/** Makes headings of bold lines of their own: so word processors and many editors write them. */
export function setHeadings(root: HtmlElement): void {
  const lines = root.childNodes.filter(isElement);
  const headings = lines.filter((line, i) => isBoldHeading(line, lines[i + 1]));
  if (headings.length > LARGEST_SHARE * lines.length) return;
  for (const heading of headings) toHeading(heading);
}

function isBoldHeading(line: HtmlElement, next: HtmlElement | undefined): boolean {
  if (line.tagName !== "p" || next === undefined || next.tagName === "figure") return false;
  if (!isAllBold(line)) return false;
  const text = textOf(line);
  const { weight } = measureText(text);
  if (weight === 0 || weight > LONGEST_HEADING || SENTENCE_END.test(text)) return false;
  return !isAllBold(next) && measureText(textOf(next)).weight > weight;
}

function isAllBold(line: HtmlElement): boolean {
  for (const node of descendants(line)) {
    if (isElement(node) && node.tagName === "img") return false;
    if (isText(node) && node.value.trim() !== "" && !isInBold(node, line)) return false;
  }
  return true;
}

function isInBold(node: HtmlNode, line: HtmlElement): boolean {
  for (let parent = node.parentNode; parent !== null && parent !== line; parent = parentOf(parent))
    if (BOLD.has(parent.nodeName)) return true;
  return false;
}

function parentOf(node: object): HtmlElement["parentNode"] {
  return "parentNode" in node ? (node.parentNode as HtmlElement["parentNode"]) : null;
}

function toHeading(line: HtmlElement): void {
  line.tagName = "h3";
  line.nodeName = "h3";
  const children = line.childNodes.flatMap((node) =>
    isElement(node) && BOLD.has(node.tagName) ? node.childNodes : [node],
  );
  line.childNodes = [];
  for (const child of children) appendNode(line, child);
}
