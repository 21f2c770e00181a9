import type { HtmlElement, HtmlNode } from "../../html/tree.ts";
import { type BlockSums, type CutMarks, noCuts, sumBlocks } from "./block-sums.ts";
import { type CutReason, isContentName } from "./boilerplate-words.ts";
import { boilerplateReason } from "./cut-marks.ts";
import { at, elementAt, endOf, type FlatPage } from "./flat-page.ts";
import { markBoxes } from "./mark-boxes.ts";
import { isPlain, weightOf } from "./plain-boilerplate.ts";
import { isHeadingTag } from "./tags.ts";
import { textOf } from "./text-of.ts";

/**
 * How much of the page's prose may go under one mark. A name that would take the article itself is a misnomer (a body
 * in `<form>`, a wrapper `has-sidebar`), but comments and consent texts can be longer than short news.
 */
const LARGEST_SHARE: Partial<Record<CutReason, number>> = {
  "consent or paywall box": 0.8,
  "related links": 0.6,
  "page footer": 0.6,
};
const LARGEST_OTHER_SHARE = 0.4;
/** An element named as content with less of the prose may be a teaser. */
const LEAST_CONTENT = 0.2;
const LARGEST_COMMENTS = 0.98;
const SHORTEST_ARTICLE = 100;
/** Share of linked text below which related links are a teaser of this article. */
const FEWEST_LINKS = 0.12;

/** A page that would lose more than this has names that mislead: all but those that can't be misread. */
const LARGEST_LOSS = 0.75;
const PLAIN: ReadonlySet<CutReason> = new Set([
  "hidden",
  "navigation",
  "page footer",
  "comments",
  "form",
  "share bar",
]);
/** Reasons that a paragraph's or heading's own name does not give: it tells how it looks, not what it is. */
const CONTAINERS_ONLY: ReadonlySet<CutReason> = new Set([
  "navigation",
  "side column",
  "advertisement",
  "related links",
  "page header",
  "contact",
]);
/** A side column with that much prose and hardly a link is a box of the article. */
const BOX_PROSE = 500;
const BOX_LINKS = 0.1;

/** How much more than an inline element a paragraph says that is a sentence of its own. */
const SENTENCE_FACTOR = 4;
const LONGEST_WORD = 40;
/** A date or a count is no word of the sentence. */
const HAS_DIGIT = /\d/;

const NO_PICTURE = new Set(["blockquote", "code", "pre", "table"]);
const LONGEST_CAPTION = 1_200;

/** Marks what its tag, role or names tell to be no content, and the elements in `removed`. */
export function markBoilerplate(page: FlatPage, removed: ReadonlySet<HtmlNode>): CutMarks {
  const sums = sumBlocks(page, noCuts(page));
  const cuts = markBelievable(page, sums);
  markBoxes(page, sums, cuts);
  if (removed.size > 0)
    for (const [i, node] of page.nodes.entries())
      if (removed.has(node)) cuts[i] = "selector remove";
  return cuts;
}

/** Without the reasons that take most of the page's prose, the worst first. */
function markBelievable(page: FlatPage, sums: BlockSums): CutMarks {
  const misread = new Set<CutReason>();
  for (;;) {
    const cuts = markWhere(page, sums, (reason) => !misread.has(reason));
    const worst = worstReason(cuts, sums);
    if (worst === undefined) return cuts;
    misread.add(worst);
  }
}

/** The reason that takes the most of all that can be misread, if the page loses too much. */
function worstReason(cuts: CutMarks, { prose }: BlockSums): CutReason | undefined {
  const losses = new Map<CutReason, number>();
  let whole = at(prose, 0);
  let lost = 0;
  cuts.forEach((reason, i) => {
    const own = prose[i] ?? 0;
    if (reason === undefined || own === 0) return;
    if (PLAIN.has(reason)) whole -= own;
    else {
      lost += own;
      losses.set(reason, (losses.get(reason) ?? 0) + own);
    }
  });
  if (lost <= LARGEST_LOSS * whole) return undefined;
  return [...losses].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

function markWhere(
  page: FlatPage,
  sums: BlockSums,
  counts: (reason: CutReason) => boolean,
): CutMarks {
  const cuts = noCuts(page);
  const body = contentIndex(page, sums);
  for (let i = 1; i < page.nodes.length; i += 1) {
    const reason = reasonOf(page, i);
    if (reason === undefined || !counts(reason)) continue;
    const isOdd = isMisnamed(sums, i, reason) || holds(page, i, body);
    if (isOdd && !isPlain(page, sums, i)) continue;
    cuts[i] = reason;
    i = endOf(page, i) - 1;
  }
  return cuts;
}

/** The element that is named as the article's text and holds the most prose of all that are. */
function contentIndex(page: FlatPage, { prose }: BlockSums): number {
  let best = -1;
  let most = LEAST_CONTENT * (prose[0] ?? 0);
  for (let i = 1; i < page.nodes.length; i += 1) {
    const element = at(prose, i) > most ? elementAt(page, i) : undefined;
    if (element === undefined || !isNamedContent(element)) continue;
    most = at(prose, i);
    best = i;
  }
  return best;
}

function isNamedContent(element: HtmlElement): boolean {
  if (boilerplateReason(element) !== undefined) return false;
  const { attrs } = element;
  return attrs.some(
    ({ name, value }) =>
      ((name === "class" || name === "id") && isContentName(value)) ||
      (name === "itemprop" && value.toLowerCase() === "articlebody"),
  );
}

function holds(page: FlatPage, i: number, inner: number): boolean {
  return i <= inner && inner < endOf(page, i);
}

/** Whether the element holds what its name does not say: the article itself, or related links that are none. */
function isMisnamed(
  { prose, weight, linkWeight }: BlockSums,
  i: number,
  reason: CutReason,
): boolean {
  const whole = prose[0] || 1;
  const own = at(prose, i);
  if (reason === "comments")
    return own > LARGEST_COMMENTS * whole || whole - own < SHORTEST_ARTICLE;
  if (own / whole > (LARGEST_SHARE[reason] ?? LARGEST_OTHER_SHARE)) return true;
  const links = at(linkWeight, i) / (weight[i] || 1);
  if (reason === "side column") return own >= BOX_PROSE && links < BOX_LINKS;
  return reason === "related links" && links < FEWEST_LINKS;
}

function reasonOf(page: FlatPage, i: number): CutReason | undefined {
  const element = elementAt(page, i);
  if (element === undefined) return undefined;
  if (element.tagName === "figure") return isPicture(page, i) ? "caption" : undefined;
  const reason = boilerplateReason(element);
  if (reason === undefined || isPartOfText(page, i, reason)) return undefined;
  if (!CONTAINERS_ONLY.has(reason)) return reason;
  return element.tagName === "p" || isHeadingTag(element.tagName) ? undefined : reason;
}

function isPartOfText(page: FlatPage, i: number, reason: CutReason): boolean {
  if (reason === "metadata line") return runsInParagraph(page, i);
  return reason === "consent or paywall box" && isOneWord(page, i);
}

/** An inline element is one word of its paragraph's sentence: the place in front of an agency's report, a key word. */
function runsInParagraph(page: FlatPage, i: number): boolean {
  const block = at(page.block, i);
  if (block === i || elementAt(page, block)?.tagName !== "p") return false;
  if (HAS_DIGIT.test(textOf(page.nodes[i] as HtmlElement))) return false;
  return weightOf(page, block) > SENTENCE_FACTOR * weightOf(page, i);
}

/** A word that shows its explanation on a touch; the explanation itself is longer. */
function isOneWord(page: FlatPage, i: number): boolean {
  const block = at(page.block, i);
  const weight = weightOf(page, i);
  return block !== i && weight <= LONGEST_WORD && weightOf(page, block) > SENTENCE_FACTOR * weight;
}

/** What a figure says belongs to its picture, unless it holds a table, code or a quotation. */
function isPicture(page: FlatPage, figure: number): boolean {
  let letters = 0;
  for (let i = figure; i < endOf(page, figure); i += 1) {
    if (NO_PICTURE.has(elementAt(page, i)?.tagName ?? "")) return false;
    letters += at(page.weight, i);
  }
  return letters <= LONGEST_CAPTION;
}
