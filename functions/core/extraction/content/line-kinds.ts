import { attribute, type HtmlElement } from "../../html/tree.ts";
import type { CutReason } from "./boilerplate-words.ts";
import { at, elementAt, type FlatPage } from "./flat-page.ts";
import { invites, leadsElsewhere, namesOther, pointsThere } from "./line-words.ts";
import { asksToSubscribe } from "./page-controls.ts";
import type { PageLine } from "./page-lines.ts";
import { isHeadingTag } from "./tags.ts";

/** Lines of the article's block that are no part of it, and why. */
export type Trimmed = Map<PageLine, CutReason>;

/** What the rules know besides the lines. `titles`: what the page's head calls the article; `authors`: whom it names, asked only when needed. */
export interface TrimContext {
  readonly page: FlatPage;
  readonly titles: readonly string[];
  readonly authors: () => readonly string[];
}

/** From this weight on, a line with a full stop is a sentence of the article. */
export const SENTENCE_WEIGHT = 60;

const LINKED = 0.6;

export function isSentence(line: PageLine): boolean {
  return (
    line.weight >= SENTENCE_WEIGHT &&
    line.stops > 0 &&
    line.linkWeight < LINKED * line.weight &&
    !turnsAway(line)
  );
}

/** Many rules ask this of the same lines, and it is dear: a line is asked once. */
const answers = new WeakMap<PageLine, boolean>();

/** Whether a line asks the reader to go elsewhere: with a link, or in words that say nothing else. */
export function turnsAway(line: PageLine): boolean {
  const known = answers.get(line);
  if (known !== undefined) return known;
  const answer = saysElsewhere(line);
  answers.set(line, answer);
  return answer;
}

function saysElsewhere({ text, linkWeight, stops }: PageLine): boolean {
  if (leadsElsewhere(text) || namesOther(text) || asksToSubscribe(text)) return true;
  if (linkWeight > 0 && pointsThere(text)) return true;
  return (linkWeight > 0 || stops === 0) && invites(text);
}

export function isLinked(line: PageLine): boolean {
  return line.linkWeight >= LINKED * line.weight;
}

export function isHeading(page: FlatPage, line: PageLine): boolean {
  return isHeadingTag(blockTag(page, line));
}

export function blockTag(page: FlatPage, line: PageLine): string {
  return (page.nodes[line.block] as HtmlElement | undefined)?.tagName ?? "";
}

export function weigh(lines: readonly PageLine[]): number {
  return lines.reduce((sum, line) => sum + line.weight, 0);
}

/** The kind of place in which most of the sentences stand. */
export function homeOf(lines: readonly PageLine[], page: FlatPage): string {
  const weights = new Map<string, number>();
  for (const line of lines.filter(isSentence)) {
    const place = placeOf(line, page);
    weights.set(place, (weights.get(place) ?? 0) + line.weight);
  }
  const [first] = [...weights].toSorted((a, b) => b[1] - a[1]);
  return first?.[0] ?? "";
}

/** The line's element in the one around it: any with the same class, or without one that very element. */
export function placeOf(line: PageLine, page: FlatPage): string {
  const index = at(page.parent, line.block);
  const around = elementAt(page, index);
  const name = around === undefined ? "" : (attribute(around, "class") ?? "");
  return `${around?.tagName}.${name.trim() === "" ? index : name} ${blockTag(page, line)}`;
}
