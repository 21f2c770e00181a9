import { type HtmlElement, isText } from "../../html/tree.ts";
import type { BlockSums, CutMarks } from "./block-sums.ts";
import { asksForComments, namesComments, opensComments } from "./comment-heads.ts";
import { at, elementAt, endOf, type FlatPage, kindOf, nextText } from "./flat-page.ts";
import { weightOf } from "./plain-boilerplate.ts";
import { isHeadingTag } from "./tags.ts";
import { textOf } from "./text-of.ts";

const LONGEST_HEAD = 300;
const LONGEST_LABEL = 60;
/** So many boxes below a label show whether they are of one kind. */
const MOST_BOXES = 50;
const BOXES = new Set("div li article section ul ol dl table".split(" "));
const MAY_LABEL =
  /comment|kommentar|comentari|comentário|评论|評論|留言|跟帖|コメント|댓글|repl(?:y|ies)|response|antwort|réponse|respuesta|reacti|коммент|yorum/i;

export interface Marking {
  readonly page: FlatPage;
  readonly sums: BlockSums;
  readonly cuts: CutMarks;
}

/** Marks what a line heads as comments, if it does: a heading's own words are enough, any other stands above boxes of one kind. */
export function markComments({ page, sums, cuts }: Marking, i: number): void {
  if (isHeadingTag(elementAt(page, i)?.tagName ?? "")) {
    if (headsComments(page, i)) markFrom(page, cuts, i);
    return;
  }
  const weight = at(sums.ownWeight, i);
  if (weight === 0 || weight > LONGEST_LABEL || at(sums.ownLinkWeight, i) > 0) return;
  if (isCommentLabel(page, i) && isAboveTwins(page, i)) markFrom(page, cuts, i);
}

/** The first text alone is looked at before all: most short lines are no such label. */
function isCommentLabel(page: FlatPage, i: number): boolean {
  const first = page.nodes[nextText(page, i) ?? i];
  if (first === undefined || !isText(first) || !MAY_LABEL.test(first.value)) return false;
  const text = textOf(page.nodes[i] as HtmlElement);
  return opensComments(text) || asksForComments(text) || namesComments(text);
}

function isAboveTwins(page: FlatPage, label: number): boolean {
  const parent = at(page.parent, label);
  const beside = boxesIn(page, parent, endOf(page, label));
  return (
    hasTwins(page, beside) || beside.some((box) => hasTwins(page, boxesIn(page, box, box + 1)))
  );
}

function boxesIn(page: FlatPage, parent: number, from: number): readonly number[] {
  const boxes: number[] = [];
  const end = endOf(page, parent);
  for (let i = from; i < end && boxes.length < MOST_BOXES; i = endOf(page, i))
    if (BOXES.has(elementAt(page, i)?.tagName ?? "")) boxes.push(i);
  return boxes;
}

function hasTwins(page: FlatPage, boxes: readonly number[]): boolean {
  const kinds = boxes.filter((i) => saysAnything(page, i)).map((i) => kindOf(page, i));
  return kinds.length > 1 && new Set(kinds).size < kinds.length;
}

function saysAnything(page: FlatPage, box: number): boolean {
  const text = nextText(page, box);
  return text !== undefined && text < endOf(page, box);
}

function headsComments(page: FlatPage, i: number): boolean {
  if (weightOf(page, i) > LONGEST_HEAD) return false;
  const text = textOf(page.nodes[i] as HtmlElement);
  if (opensComments(text) || asksForComments(text)) return true;
  return namesComments(text) && isListBelow(page, i);
}

/** Comments stand in boxes of their own; what goes on as paragraphs beside the heading is the article. */
function isListBelow(page: FlatPage, heading: number): boolean {
  const next = nextText(page, endOf(page, heading));
  if (next === undefined) return false;
  let box = at(page.block, next);
  const innermost = box;
  const around = at(page.parent, heading);
  if (next >= endOf(page, around)) return true;
  while (box > around && at(page.parent, box) > around) box = at(page.parent, box);
  const holdsBlocks = page.block.slice(box + 1, endOf(page, box)).some((block) => block !== box);
  return box !== innermost || holdsBlocks;
}

/** The heading and all that follows beside it; beside its box, if it stands alone there. */
function markFrom(page: FlatPage, cuts: CutMarks, heading: number): void {
  let first = heading;
  let parent = at(page.parent, first);
  while (parent > 0 && weightOf(page, parent) === weightOf(page, heading)) {
    first = parent;
    parent = at(page.parent, first);
  }
  for (let i = first; i < endOf(page, parent); i = endOf(page, i)) cuts[i] = "comments";
}
