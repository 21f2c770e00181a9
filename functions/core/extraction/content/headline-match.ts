import { elementsByTag, type PageIndex } from "../../html/page-index.ts";
import { attribute, isElement } from "../../html/tree.ts";
import type { FlatPage } from "./flat-page.ts";
import { isHeadingTag } from "./tags.ts";
import { textOf } from "./text-of.ts";

const SHORTEST_HEADLINE = 6;
const LONGEST_HEADLINE = 300;
const LEAST_PART = 0.4;
const BEHIND_NAME = /(?::| [-–—|»·]) (?=[^:|»·]{1,200}$)/;
const NO_LETTER = /[^\p{L}\p{N}]+/gu;

/** What the head of the page calls it, letters and digits only: `title`, `og:title`, `twitter:title`. */
export function pageTitles(index: PageIndex): readonly string[] {
  const titles = elementsByTag(index, "title").slice(0, 1).map(textOf).flatMap(withLastPart);
  for (const meta of elementsByTag(index, "meta")) {
    const name = attribute(meta, "property") ?? attribute(meta, "name");
    if (name === "og:title" || name === "twitter:title")
      titles.push(attribute(meta, "content") ?? "");
  }
  return titles.map(lettersOf).filter((title) => title.length >= SHORTEST_HEADLINE);
}

/** Some blogs put their own name first: `Field notes: The cranes leave`. */
function withLastPart(title: string): readonly string[] {
  const last = title.slice(title.search(BEHIND_NAME)).replace(BEHIND_NAME, "");
  return last.length >= LEAST_PART * title.length ? [title, last] : [title];
}

/** Whether a line is the headline: the page's title, but for the site's name behind it or before it. */
export function isHeadline(line: string, titles: readonly string[]): boolean {
  if (line.length > LONGEST_HEADLINE || !titles.some((title) => canBe(line, title))) return false;
  const letters = lettersOf(line);
  if (letters.length < SHORTEST_HEADLINE) return false;
  return titles.some((title) => title === letters || isMostOf(letters, title));
}

/** Indexes of the headings that can be the headline: every `h1`, and the first other one that says the title. */
export function findHeadlines({ nodes }: FlatPage, titles: readonly string[]): readonly number[] {
  const found: number[] = [];
  let isNamed = false;
  for (const [i, node] of nodes.entries()) {
    if (!isElement(node) || !isHeadingTag(node.tagName)) continue;
    const saysTitle: boolean = !isNamed && isHeadline(textOf(node), titles);
    if (saysTitle || node.tagName === "h1") found.push(i);
    isNamed ||= saysTitle;
  }
  return found;
}

/** A quick look, for it is asked of every line: a headline has few signs that are no letters. */
function canBe(line: string, title: string): boolean {
  return line.length >= SHORTEST_HEADLINE && line.length <= 2 * title.length + SHORTEST_HEADLINE;
}

function isMostOf(letters: string, title: string): boolean {
  return letters.length >= 0.4 * title.length && title.startsWith(letters);
}

function lettersOf(text: string): string {
  return text.slice(0, 400).replace(NO_LETTER, "").toLowerCase();
}
