import { attribute, type HtmlDocument, type HtmlElement, isElement } from "../html/tree.ts";
import { nodesBelow } from "./nodes-below.ts";
import { wordsOf } from "./words.ts";

const MAIN_FRAME: ReadonlySet<string> = new Set([
  "main",
  "content",
  "body",
  "list",
  "news",
  "right",
  "mainframe",
  "newslist",
]);
const SIDE_FRAME: ReadonlySet<string> = new Set([
  "top",
  "menu",
  "left",
  "nav",
  "head",
  "header",
  "foot",
  "footer",
  "bottom",
  "banner",
  "ad",
  "tree",
]);
const MAX_FRAMES = 8;

/** The pages that a frameset shows, or a page that is hardly more than an inline frame; the likeliest listing first. */
export function findFrames(document: HtmlDocument, base: string): string[] | undefined {
  const frames = [...framesIn(document)].slice(0, MAX_FRAMES).flatMap((frame) => {
    const url = URL.parse(attribute(frame, "src")?.trim() || "about:blank", base);
    return url?.protocol.startsWith("http") ? [{ url: url.href, merit: meritOf(frame) }] : [];
  });
  if (frames.length === 0) return undefined;
  return frames.sort((one, other) => other.merit - one.merit).map(({ url }) => url);
}

function* framesIn(document: HtmlDocument): Generator<HtmlElement> {
  for (const node of nodesBelow(document)) {
    if (isElement(node) && (node.tagName === "frame" || node.tagName === "iframe")) yield node;
  }
}

function meritOf(frame: HtmlElement): number {
  const words = ["name", "id", "src"].flatMap((name) => wordsOf(attribute(frame, name) ?? ""));
  if (words.some((word) => MAIN_FRAME.has(word))) return 1;
  return words.some((word) => SIDE_FRAME.has(word)) ? -1 : 0;
}
