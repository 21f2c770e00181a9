import { elementsByTag, type PageIndex } from "../../../html/page-index.ts";
import {
  attribute,
  descendants,
  type HtmlElement,
  type HtmlParent,
  type HtmlText,
  isElement,
  isText,
  namesOf,
} from "../../../html/tree.ts";
import { elementText } from "../page-text.ts";
import type { AuthorsHeard } from "./author-sources.ts";

const MARKED_TAGS = [
  "a",
  "span",
  "div",
  "p",
  "address",
  "li",
  "h4",
  "h5",
  "h6",
  "strong",
  "b",
  "em",
  "cite",
  "td",
  "section",
];
const AUTHOR_HINT =
  /(?:^|[\s_-])(?:authors?|byline|autor(?:in|es|en)?|auteurs?|autore|writers?|writtenby|contributor|redakteur|posted-?by|journalist)(?:$|[\s_-]|name)|author-?name|byline-?name|authorname/i;
const AUTHOR_ADDRESS =
  /\/(?:authors?|autor(?:en|es|in)?|auteurs?|autori?|profiles?|people|staff|writers?|contributors?|journalists?|redakteure?|by|reporters?|skribent|kolumnisten?)\/[^/?#]{3,}/i;
const FOREIGN =
  /comment|related|recommend|sidebar|teaser|footer|reply|widget|popular|latest|carousel|testimonial|card-|-card/i;
const NAMING = new Set(["class", "id", "itemprop", "property", "rel"]);
/** Looked for first, because it costs less. */
const MAY_BE_AUTHOR = /aut[eho]|byline|write|written|contrib|redakt|posted|journalist/i;
const AUTHOR_WORD = /(?:^|[\s:])author(?:\s|$)/;
const FAR =
  /(?:^|[\s_-])(?:bio|about|box|avatar|image|social|follow|desc\w*|title|job|role|position|date|links?)(?:$|[\s_-])/i;
const MAX_TEXT = 160;
const MAX_MARKED = 12;
/** "See all of Jane Doe's reviews" is no further author. */
const MAX_NAME_WORDS = 4;

interface Marked extends AuthorsHeard {
  readonly isNear: boolean;
}

/** Microdata, `rel=author`, links to an author's page, and elements named for authors; `near`: the text around the headline. */
export function markedAuthors(
  index: PageIndex,
  near: ReadonlySet<HtmlText>,
): readonly AuthorsHeard[] {
  const marked = firstMarked(index, near);
  return marked.map((heard) => ({ ...heard, weight: placedWeight(heard, marked) }));
}

function firstMarked(index: PageIndex, near: ReadonlySet<HtmlText>): readonly Marked[] {
  const marked: Marked[] = [];
  for (const element of MARKED_TAGS.flatMap((tag) =>
    elementsByTag(index, tag).filter(mayBeMarked),
  )) {
    const mark = readMark(element, near);
    if (mark !== undefined) marked.push(mark);
    if (marked.length === MAX_MARKED) break;
  }
  return marked;
}

function readMark(element: HtmlElement, near: ReadonlySet<HtmlText>): Marked | undefined {
  const mark = markOf(element);
  if (mark === undefined) return undefined;
  const text = attribute(element, "content") ?? elementText(element);
  if (text === "" || text.length > MAX_TEXT) return undefined;
  const isNear = hasTextOf(element, near);
  const weight = isNear || !isForeign(element) ? mark.weight : 1;
  return { names: [text], from: mark.from, carrier: "markup", weight, isNear };
}

/** Beside the headline a mark is the article's; elsewhere several of a kind are a list of authors. */
function placedWeight({ isNear, weight, from }: Marked, marked: readonly Marked[]): number {
  if (isNear) return weight + 0.5;
  const alike = new Set(
    marked
      .filter((other) => !other.isNear && other.from === from)
      .map(({ names }) => names[0] ?? "")
      .filter((name) => name.split(" ").length <= MAX_NAME_WORDS),
  );
  return weight * (alike.size > 2 ? 0.35 : 0.75);
}

interface Mark {
  readonly from: string;
  readonly weight: number;
}

/** Asked of nearly every element of the page. */
function mayBeMarked({ attrs, tagName }: HtmlElement): boolean {
  for (const { name, value } of attrs) {
    if (NAMING.has(name) && MAY_BE_AUTHOR.test(value)) return true;
    if (name === "href" && tagName === "a" && AUTHOR_ADDRESS.test(value)) return true;
  }
  return false;
}

function markOf(element: HtmlElement): Mark | undefined {
  if (AUTHOR_WORD.test(propertyOf(element))) return { from: "microdata author", weight: 7 };
  if (AUTHOR_WORD.test(attribute(element, "rel") ?? "")) return { from: "rel=author", weight: 7 };
  const hint = namesOf(element);
  const isNamed = isNamedForAuthors(hint);
  if (element.tagName === "a" && AUTHOR_ADDRESS.test(attribute(element, "href") ?? "")) {
    return { from: "link to an author's page", weight: isNamed ? 6.5 : 5.5 };
  }
  return isNamed ? { from: "element named for authors", weight: 5.5 } : undefined;
}

function propertyOf(element: HtmlElement): string {
  return attribute(element, "itemprop") ?? attribute(element, "property") ?? "";
}

function isNamedForAuthors(hint: string): boolean {
  return AUTHOR_HINT.test(hint) && !FAR.test(hint);
}

function hasTextOf(element: HtmlElement, near: ReadonlySet<HtmlText>): boolean {
  for (const node of descendants(element)) if (isText(node) && near.has(node)) return true;
  return false;
}

function isForeign(element: HtmlElement): boolean {
  let node: HtmlParent | null = element;
  for (let level = 0; level < 7 && node !== null && isElement(node); level += 1) {
    if (FOREIGN_TAGS.has(node.tagName) || FOREIGN.test(namesOf(node))) return true;
    if (node.tagName === "article" || node.tagName === "main") return false;
    node = node.parentNode;
  }
  return false;
}

const FOREIGN_TAGS = new Set(["aside", "footer", "nav"]);
