import { attribute, type HtmlElement, isElement } from "../html/tree.ts";
import { blocksOf } from "./blocks.ts";
import type { Entry } from "./collect-entries.ts";
import { isOnlyDate } from "./date-line.ts";
import type { Item } from "./find-items.ts";
import { textWeight } from "./headline-weight.ts";
import { nodesBelow } from "./nodes-below.ts";
import { lineOf, piecesOf } from "./page-text.ts";
import { isStockPhrase } from "./stock-phrases.ts";
import { wordsOf } from "./words.ts";

/** What an item shows beside headline and date. */
export interface ItemDetails {
  readonly teaser?: string;
  /** Absolute. */
  readonly image?: string;
  readonly pinned?: true;
}

const LEAST_TEASER = 14;
const LONGEST_TEASER = 500;
const PINNED_TEXT =
  /^[\s\p{P}]*(?:置顶|置頂|顶置|固顶|推荐置顶|pinned|sticky|featured post|固定表示|angepinnt|à la une)[\s\p{P}]*$/iu;
const PINNED_WORDS: ReadonlySet<string> = new Set([
  "sticky",
  "pinned",
  "istop",
  "zhiding",
  "stick",
  "stickthread",
  "ontop",
]);

export function describeItem(
  entry: Entry,
  { element, before, after }: Item,
  base: string,
): ItemDetails {
  const teaser = teaserIn(entry, element) ?? teaserAfter(entry, after);
  const image = imageIn(element, base);
  return {
    ...(teaser !== undefined && { teaser }),
    ...(image !== undefined && { image }),
    ...(isPinned(entry, element, before) && { pinned: true }),
  };
}

/** The block of an item that says most, if it says more than a headline. */
function teaserIn(entry: Entry, element: HtmlElement): string | undefined {
  const blocks = blocksOf(element)
    .map((block) => withoutCall(block, entry))
    .filter((block) => isTeaser(block, entry));
  const longest = blocks.reduce(
    (one, other) => (textWeight(other) > textWeight(one) ? other : one),
    "",
  );
  return longest === "" ? undefined : cleanTeaser(longest);
}

/** `<dt>headline</dt><dd>teaser</dd>` */
function teaserAfter(entry: Entry, after: Item["after"]): string | undefined {
  const next = after.find((node) => isElement(node));
  if (next === undefined || !isElement(next) || countLinks(next) > 1) return undefined;
  const text = lineOf(next, LONGEST_TEASER * 2);
  return isTeaser(text, entry) ? cleanTeaser(text) : undefined;
}

function countLinks(element: HtmlElement): number {
  return nodesBelow(element).filter((node) => isElement(node) && node.tagName === "a").length;
}

/** "Continue reading" goes on with the headline, for those who hear the page. */
function withoutCall(block: string, { title }: Entry): string {
  return block.endsWith(title.text) && block !== title.text
    ? block.slice(0, -title.text.length).trim()
    : block;
}

/** Before an office or a category. */
const LEADING_DAY = /^(?:令和|平成)?\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?/;
const ELLIPSIS = /(?:\.{2,9}|…{1,9}).{0,30}$/u;

/** More than the headline: what begins with it has to go on. */
function isTeaser(block: string, { title }: Entry): boolean {
  const rest = block.replace(title.text, "").replace(LEADING_DAY, "");
  const shown = block.replace(ELLIPSIS, "");
  return (
    textWeight(rest) >= LEAST_TEASER &&
    (!block.includes(title.text) || block.startsWith(title.text)) &&
    !title.text.includes(block) &&
    !title.text.startsWith(shown) &&
    !isOnlyDate(block) &&
    !isStockPhrase(block)
  );
}

const READ_MORE =
  /[\s[［（(]{0,4}(?:阅读全文|查看全文|查看详情|详细|继续阅读|read more|continue reading|weiterlesen|mehr|lire la suite|leer más)[\s\]］）)>»→….]{0,6}$/iu;

function cleanTeaser(text: string): string {
  return text.replace(READ_MORE, "").trim().slice(0, LONGEST_TEASER);
}

const LAZY = ["data-src", "data-original", "data-lazy-src", "data-url", "data-echo", "src"];
const NO_PICTURE =
  /^data:|(?:blank|placeholder|loading|lazy|spacer|pixel|transparent|icon|arrow|bullet|logo|avatar|folder_\w{1,20})[\w-]{0,30}\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)|(?:^|[/_-])(?:dot|line|li|list|new|hot|top|jt|jiantou|tb|bg)\d{0,3}[_-]?\d{0,3}\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)|(?:^|[/_-])ico[_-]?\w{0,20}\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)|\.svg(?:$|\?)/i;

/** The first picture that is one: not an icon, not what stands in for a picture that a script loads later. */
function imageIn(element: HtmlElement, base: string): string | undefined {
  for (const node of nodesBelow(element)) {
    if (!isElement(node) || node.tagName !== "img" || isTiny(node) || isMark(node)) continue;
    for (const name of LAZY) {
      const value = attribute(node, name)?.trim();
      if (value && !NO_PICTURE.test(value)) return URL.parse(value, base)?.href;
    }
  }
  return undefined;
}

const MARKS: ReadonlySet<string> = new Set(["avatar", "icon", "emoji", "userpic", "gravatar"]);

/** A person's portrait or a sign. */
function isMark(image: HtmlElement): boolean {
  return wordsOf(attribute(image, "class") ?? "").some((word) => MARKS.has(word));
}

function isTiny(image: HtmlElement): boolean {
  const [width, height] = [attribute(image, "width"), attribute(image, "height")].map(Number);
  return (
    (width !== undefined && width > 0 && width < 40) ||
    (height !== undefined && height > 0 && height < 30)
  );
}

function isPinned(entry: Entry, element: HtmlElement, before: Item["before"]): boolean {
  const nodes = entry.element === element ? [element, ...before] : [element];
  return (
    nodes.some((node) => piecesOf(node, 600).some((piece) => PINNED_TEXT.test(piece))) ||
    hasPinnedWord(element)
  );
}

function hasPinnedWord(element: HtmlElement): boolean {
  const names = `${attribute(element, "class") ?? ""} ${attribute(element, "id") ?? ""}`;
  return wordsOf(names).some((word) => PINNED_WORDS.has(word));
}
