import { type HtmlNode, isElement } from "../../html/tree.ts";
import { type CutMarks, sumBlocks } from "./block-sums.ts";
import type { CutReason } from "./boilerplate-words.ts";
import { boilerplateReason } from "./cut-marks.ts";
import type { FlatPage } from "./flat-page.ts";
import { isHeadingTag } from "./tags.ts";

/**
 * How much of the page's prose may go under one mark. A name that would take the article itself is a misnomer (a body
 * in `<form>`, a wrapper `has-sidebar`), but comments and consent texts can be longer than short news.
 */
const LARGEST_SHARE: Partial<Record<CutReason, number>> = {
  comments: 0.85,
  "consent or paywall box": 0.8,
  "related links": 0.6,
  "page footer": 0.6,
};
const LARGEST_OTHER_SHARE = 0.4;

/** A page that would lose more than this has names that mislead: then only names that can't be misread count. */
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
  "side column",
  "advertisement",
  "related links",
  "page header",
]);

const NO_PICTURE = new Set(["blockquote", "code", "pre", "table"]);
const LONGEST_CAPTION = 1_200;

/** Marks what its tag, role or names tell to be no content, and the elements in `removed`. */
export function markBoilerplate(page: FlatPage, removed: ReadonlySet<HtmlNode>): CutMarks {
  const { prose } = sumBlocks(page, []);
  const all = markWhere(page, prose, () => true);
  const left = sumBlocks(page, all).prose[0] ?? 0;
  const isTooMuch = left < (1 - LARGEST_LOSS) * (prose[0] ?? 0);
  const cuts = isTooMuch ? markWhere(page, prose, (reason) => PLAIN.has(reason)) : all;
  if (removed.size > 0)
    for (const [i, node] of page.nodes.entries())
      if (removed.has(node)) cuts[i] = "selector remove";
  return cuts;
}

function markWhere(
  page: FlatPage,
  prose: Float64Array,
  counts: (reason: CutReason) => boolean,
): CutMarks {
  const cuts: CutMarks = [];
  const whole = prose[0] || 1;
  for (let i = 1; i < page.nodes.length; i += 1) {
    const reason = reasonOf(page, i);
    if (reason === undefined || !counts(reason)) continue;
    const share = (prose[i] ?? 0) / whole;
    if (share > (LARGEST_SHARE[reason] ?? LARGEST_OTHER_SHARE)) continue;
    cuts[i] = reason;
    i = (page.end[i] ?? i + 1) - 1;
  }
  return cuts;
}

function reasonOf(page: FlatPage, i: number): CutReason | undefined {
  const node = page.nodes[i];
  if (node === undefined || !isElement(node)) return undefined;
  if (node.tagName === "figure") return isPicture(page, i) ? "caption" : undefined;
  const reason = boilerplateReason(node);
  if (reason === undefined || !CONTAINERS_ONLY.has(reason)) return reason;
  return node.tagName === "p" || isHeadingTag(node.tagName) ? undefined : reason;
}

/** What a figure says belongs to its picture, unless it holds a table, code or a quotation. */
function isPicture(page: FlatPage, figure: number): boolean {
  let letters = 0;
  for (let i = figure; i < (page.end[figure] ?? 0); i += 1) {
    const node = page.nodes[i];
    if (node !== undefined && isElement(node) && NO_PICTURE.has(node.tagName)) return false;
    letters += page.weight[i] ?? 0;
  }
  return letters <= LONGEST_CAPTION;
}
