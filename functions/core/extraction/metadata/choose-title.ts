import { elementsByTag, type PageIndex } from "../../html/page-index.ts";
import {
  attribute,
  descendants,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isText,
  namesOf,
} from "../../html/tree.ts";
import type { ContentView } from "../extraction.ts";
import type { Candidate, Choice } from "./candidate.ts";
import { isOnlySite } from "./clean-title.ts";
import { createHeadlineSupport } from "./headline-support.ts";
import { mendTitle } from "./mend-title.ts";
import { collapse, elementText, keyOf } from "./page-text.ts";
import { isLikeSiteName, isSectionName } from "./title-names.ts";
import { linesBeside, type VisibleLine } from "./visible-lines.ts";

/** The title, and where the page prints it. */
export interface TitleChoice extends Choice<string> {
  /** The node that the headline is printed in. */
  readonly node: HtmlNode | undefined;
}

interface Headline extends Candidate {
  readonly node: HtmlNode | undefined;
  /** In a logo, a menu, a column of its own. */
  readonly isApart?: boolean;
}

type Headings = readonly (readonly [tag: string, weight: number])[];

const MAJOR_HEADINGS: Headings = [
  ["h1", 3],
  ["h2", 1.5],
];
const MINOR_HEADINGS: Headings = [
  ["h3", 0.8],
  ["h4", 0.3],
];
/** An `<h1>` that the metadata begin with. */
const CLEAR = 8;

const MAX_HEADINGS = 8;
const HEADLINE_HINT = /headline|title|heading|\bbt\b|biaoti/i;
const ASIDE = /^(?:nav|aside|footer|form|dialog)$/;
const ASIDE_HINT =
  /\b(?:logo|brand|nav|menu|sidebar|footer|related|comments?|cookie|newsletter|modal|popup|recommend\w*|author-?box)\b/i;

/** The headline as printed, else as the metadata have it. `titles` are what the metadata say. */
export function chooseTitle(
  index: PageIndex,
  content: ContentView,
  titles: readonly Candidate[],
  siteKeys: ReadonlySet<string>,
): TitleChoice | undefined {
  const names = titles.map(({ value }) => value).filter((name) => !isSectionName(name));
  const support = createHeadlineSupport(names);
  const printed = weighPrinted(index, content, (headline) => weigh(headline, support, siteKeys));
  const heard: readonly Headline[] = [
    ...printed,
    ...titles.map((title) => ({
      ...title,
      weight: isOnlySite(title.value, siteKeys) ? 0.3 : title.weight,
      node: undefined,
    })),
  ].sort((a, b) => b.weight - a.weight);
  const best = heard.find(({ weight }) => weight > 0);
  if (best === undefined) return undefined;
  const value = mendTitle(withoutKicker(best, names), names);
  return { value, from: best.from, heard, node: best.node };
}

/** Minor headings and lines are looked at only where no major heading fits what the page calls itself. */
function weighPrinted(
  index: PageIndex,
  content: ContentView,
  weighOne: (headline: Headline) => Headline,
): readonly Headline[] {
  const major = [...headingCandidates(index, MAJOR_HEADINGS)].map(weighOne);
  if (major.some(({ weight }) => weight >= CLEAR)) return major;
  const minor = [...headingCandidates(index, MINOR_HEADINGS)].map(weighOne);
  const known = new Set([...major, ...minor].map(({ value }) => value));
  const lines = [...lineCandidates(content)].filter(({ value }) => !known.has(value));
  return [...major, ...minor, ...lines.map(weighOne)];
}

/** A heading without the kicker that stands in it as an element of its own, if the metadata begin behind that. */
function withoutKicker({ value, node }: Headline, names: readonly string[]): string {
  const keys = names.map(keyOf);
  if (node === undefined || !isElement(node) || keys.includes(keyOf(value))) return value;
  const tails = [...descendants(node)]
    .filter(isText)
    .map((text) => value.slice(Math.max(0, value.indexOf(collapse(text.value)))))
    .filter((tail) => 2.5 * tail.length >= value.length);
  for (const key of keys) {
    const tail = tails.find((text) => keyOf(text) === key);
    if (tail !== undefined) return tail.replace(JOINT, "");
  }
  return value;
}

const JOINT = /^[\s|｜:：–—·•-]+/u;

function* headingCandidates(index: PageIndex, headings: Headings): Generator<Headline> {
  for (const [tag, base] of headings) {
    const elements = elementsByTag(index, tag);
    const alone = tag === "h1" && elements.length === 1 ? 1 : 0;
    for (const element of elements.slice(0, MAX_HEADINGS)) {
      const value = elementText(element);
      if (value === "") continue;
      const bonus = placeBonus(element);
      const weight = base + alone + bonus;
      yield { value, from: `<${tag}>`, weight, node: element, isApart: bonus <= -2 };
    }
  }
}

function* lineCandidates(content: ContentView): Generator<Headline> {
  const before =
    content.root === undefined ? [] : linesBeside(content.root, "before", 400).slice(-12);
  for (const line of before) {
    yield {
      value: untab(line.text),
      from: "line above the text",
      weight: lineBase(line),
      node: line.nodes[0],
    };
  }
  for (const line of content.lines.slice(0, 4)) {
    yield { value: line.text, from: "first lines of the text", weight: 0.4, node: line.nodes[0] };
  }
}

function lineBase({ hint }: VisibleLine): number {
  return HEADLINE_HINT.test(hint()) ? 1.6 : 0.5;
}

function untab(text: string): string {
  return text.replaceAll("\t", " ");
}

function placeBonus(element: HtmlElement): number {
  const marked = attribute(element, "itemprop")?.includes("headline") ? 2 : 0;
  const named = HEADLINE_HINT.test(attribute(element, "class") ?? "") ? 0.5 : 0;
  let bonus = marked + named;
  let node: HtmlParent | null = element;
  for (let level = 0; level < 6 && node !== null && isElement(node); level += 1) {
    if (isAside(node)) bonus -= level < 3 ? 2.5 : 1;
    node = node.parentNode;
  }
  return Math.max(bonus, -3);
}

function isAside(element: HtmlElement): boolean {
  return ASIDE.test(element.tagName) || ASIDE_HINT.test(namesOf(element));
}

function weigh(
  headline: Headline,
  supportFor: (text: string) => number,
  siteKeys: ReadonlySet<string>,
): Headline {
  const key = keyOf(headline.value);
  if (siteKeys.has(key)) return { ...headline, weight: 0, why: "the site's name" };
  if (isSectionName(headline.value)) return { ...headline, weight: 0.1, why: "a section's name" };
  if (key.length < 2 || headline.value.length > 300) {
    return { ...headline, weight: 0, why: "no headline's length" };
  }
  const support = supportFor(headline.value);
  const isLogo = support === 0 && isLikeSiteName(headline.value);
  if (isLogo) return { ...headline, weight: 0.1, why: "like a site's name" };
  if (support === 0 && headline.weight < 3) {
    return { ...headline, weight: headline.weight / 2, why: "not what the page calls itself" };
  }
  // A logo is the beginning of many a <title>.
  const share = headline.isApart === true ? 0.5 : 1;
  return { ...headline, weight: headline.weight + support * share };
}
