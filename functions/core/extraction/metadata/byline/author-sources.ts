import { elementsByTag, type PageIndex } from "../../../html/page-index.ts";
import { attribute, descendants, type HtmlElement, type HtmlParent, type HtmlText, isElement, isText } from "../../../html/tree.ts";
import { isObject, type JsonLd, jsonItems, jsonText, typeOf } from "../json-ld.ts";
import { type MetaTags, metaValues } from "../meta-tags.ts";
import { collapse, elementText } from "../page-text.ts";

/** Names that something on the page gives as the article's authors, unjudged. */
export interface AuthorsHeard {
  readonly names: readonly string[];
  readonly from: string;
  readonly weight: number;
  /** What says the same twice in one way says it once. */
  readonly carrier: "json-ld" | "meta" | "markup";
}

const META_AUTHORS: readonly (readonly [string, number])[] = [
  ["citation_author", 9],
  ["parsely-author", 7.5],
  ["sailthru.author", 7.5],
  ["article:author_name", 7],
  ["byl", 7.5],
  ["cxenseparse:author", 7],
  ["author", 6.5],
  ["article:author", 6],
  ["og:article:author", 6],
  ["dc.creator", 6],
  ["dcterms.creator", 6],
  ["dc.contributor", 4],
  ["creator", 6],
  ["twitter:data1", 0.5],
];

/** The persons and organizations of JSON-LD's `author`. */
export function jsonLdAuthors({ article, page, byId }: JsonLd): readonly AuthorsHeard[] {
  const own = article ?? page;
  const names: string[] = [];
  let organizations = 0;
  for (const item of jsonItems(own?.author ?? own?.creator)) {
    const author =
      isObject(item) && item.name === undefined ? (byId.get(String(item["@id"])) ?? item) : item;
    if (isObject(author) && /organi[sz]ation/i.test(typeOf(author))) organizations += 1;
    const name = jsonText(author);
    if (name !== undefined) names.push(collapse(name));
  }
  if (names.length === 0) return [];
  const weight = organizations === names.length ? 4 : 9;
  return [{ names, from: "JSON-LD author", weight, carrier: "json-ld" }];
}

export function metaAuthors(meta: MetaTags): readonly AuthorsHeard[] {
  return META_AUTHORS.flatMap(([name, weight]) => {
    const names = metaValues(meta, [name]);
    return names.length === 0 ? [] : [{ names, from: `meta ${name}`, weight, carrier: "meta" as const }];
  });
}

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
  /(?:^|[\s_-])(?:author|byline|autor(?:in|es|en)?|auteur|autore|writer|writtenby|contributor|redakteur|posted-?by|journalist)(?:$|[\s_-]|name)|author-?name|byline-?name|authorname/i;
const AUTHOR_ADDRESS =
  /\/(?:authors?|autor(?:en|es|in)?|auteurs?|autori?|profiles?|people|writers?|contributors?|journalists?|redakteure?|by|reporters?|skribent|kolumnisten?)\/[^/?#]{3,}/i;
const FOREIGN =
  /comment|related|recommend|sidebar|teaser|footer|reply|widget|popular|latest|carousel|testimonial|card-|-card/i;
const FAR =
  /(?:^|[\s_-])(?:bio|about|box|avatar|image|social|follow|desc\w*|title|job|role|position|date|links?)(?:$|[\s_-])/i;
const MAX_TEXT = 160;
const MAX_MARKED = 12;

/** Microdata, `rel=author`, links to an author's page, and elements named for authors. */
export function markedAuthors(index: PageIndex, near: ReadonlySet<HtmlText>): readonly AuthorsHeard[] {
  const heard: AuthorsHeard[] = [];
  for (const tag of MARKED_TAGS) {
    for (const element of elementsByTag(index, tag)) {
      const mark = markOf(element);
      if (mark === undefined || heard.length >= MAX_MARKED) continue;
      const text = attribute(element, "content") ?? elementText(element);
      if (text === "" || text.length > MAX_TEXT) continue;
      heard.push({ names: [text], from: mark.from, carrier: "markup", weight: placedWeight(element, mark.weight, near) });
    }
  }
  return heard;
}

function markOf(
  element: HtmlElement,
): { readonly from: string; readonly weight: number } | undefined {
  const hint = `${attribute(element, "class") ?? ""} ${attribute(element, "id") ?? ""}`;
  const property = attribute(element, "itemprop") ?? attribute(element, "property") ?? "";
  if (/\bauthor\b/.test(property)) return { from: "microdata author", weight: 7 };
  if (/(?:^|\s)author(?:\s|$)/.test(attribute(element, "rel") ?? ""))
    return { from: "rel=author", weight: 7 };
  const isNear = AUTHOR_HINT.test(hint) && !FAR.test(hint);
  if (element.tagName === "a" && AUTHOR_ADDRESS.test(attribute(element, "href") ?? "")) {
    return { from: "link to an author's page", weight: isNear ? 6.5 : 5.5 };
  }
  return isNear ? { from: "element named for authors", weight: 5.5 } : undefined;
}

/** Beside the headline a mark is the article's; elsewhere it may be another's. */
function placedWeight(element: HtmlElement, weight: number, near: ReadonlySet<HtmlText>): number {
  if (hasTextOf(element, near)) return weight + 0.5;
  return isForeign(element) ? 1 : weight * 0.75;
}

function hasTextOf(element: HtmlElement, near: ReadonlySet<HtmlText>): boolean {
  for (const node of descendants(element)) if (isText(node) && near.has(node)) return true;
  return false;
}

function isForeign(element: HtmlElement): boolean {
  let node: HtmlParent | null = element;
  for (let level = 0; level < 7 && node !== null && isElement(node); level += 1) {
    const hint = `${attribute(node, "class") ?? ""} ${attribute(node, "id") ?? ""}`;
    if (
      node.tagName === "aside" ||
      node.tagName === "footer" ||
      node.tagName === "nav" ||
      FOREIGN.test(hint)
    )
      return true;
    if (node.tagName === "article" || node.tagName === "main") return false;
    node = node.parentNode;
  }
  return false;
}
