import { attribute, type HtmlElement, isElement } from "../html/tree.ts";
import { blocksOf } from "./blocks.ts";
import { isOnlyDate, withoutDate } from "./date-line.ts";
import { textWeight } from "./headline-weight.ts";
import { nodesBelow } from "./nodes-below.ts";
import { lineOf, oneLine, piecesOf } from "./page-text.ts";
import { isStockPhrase } from "./stock-phrases.ts";
import { wordsOf } from "./words.ts";

const HEADING = /^h[1-6]$/;
const TITLE_WORDS: ReadonlySet<string> = new Set([
  "title",
  "tit",
  "titl",
  "biaoti",
  "headline",
  "heading",
  "bt",
  "subject",
]);
const CUT = /(?:\.{2,9}|…{1,9}|。{3,9})$/u;
const LONGEST_TITLE = 300;

export interface LinkTitle {
  readonly text: string;
  /** It ends in an ellipsis of the listing's, and the page nowhere has it in full. */
  readonly cut: boolean;
  /** Whether the page shows it; else it is what an attribute says. */
  readonly shown: boolean;
}

/** What a link calls the article: its heading, else what it shows; in full if its `title` attribute has it in full. */
export function titleOfLink(element: HtmlElement): LinkTitle {
  const shown = headingIn(element) ?? shownTitle(element);
  const full = fullTitle(shown, element);
  const text = (full ?? shown).replace(CUT, (dots) => (full === undefined ? dots.trim() : ""));
  return {
    text: text.slice(0, LONGEST_TITLE),
    cut: full === undefined && CUT.test(shown),
    shown: shown !== "",
  };
}

/** The heading, or what is classed as a title, below an element. */
export function headingIn(element: HtmlElement): string | undefined {
  for (const node of nodesBelow(element)) {
    if (!isElement(node) || !isHeading(node)) continue;
    const text = lineOf(node, LONGEST_TITLE);
    if (text !== "" && !isStockPhrase(text)) return text;
  }
  return undefined;
}

export function isHeading(element: HtmlElement): boolean {
  if (HEADING.test(element.tagName)) return true;
  const name = attribute(element, "class");
  return name !== undefined && wordsOf(name).some((word) => TITLE_WORDS.has(word));
}

/** Of a card that is one link, the first block that says something; of a line, the line without its date. */
function shownTitle(element: HtmlElement): string {
  const blocks = blocksOf(element);
  if (blocks.length > 1) {
    const first = blocks.find(
      (block) => textWeight(block) >= 4 && !isStockPhrase(block) && !isOnlyDate(block),
    );
    if (first !== undefined) return withoutDate(first);
  }
  const pieces = piecesOf(element);
  const named = pieces.length > 1 ? pieces.filter((piece) => !isOnlyDate(piece)) : pieces;
  return withoutDate(oneLine((named.length > 0 ? named : pieces).join("")));
}

/** The `title` attribute (or the picture's `alt`), where it goes on from what is shown, or nothing is shown. */
function fullTitle(shown: string, element: HtmlElement): string | undefined {
  const told = oneLine(attribute(element, "title") ?? "");
  const start = shown.replace(CUT, "").trim();
  if (told.length > start.length && start !== "" && told.startsWith(start)) return told;
  if (start !== "") return undefined;
  return told !== "" ? told : altIn(element);
}

function altIn(element: HtmlElement): string | undefined {
  for (const node of nodesBelow(element)) {
    const alt =
      isElement(node) && node.tagName === "img" ? oneLine(attribute(node, "alt") ?? "") : "";
    if (alt !== "") return alt;
  }
  return undefined;
}
