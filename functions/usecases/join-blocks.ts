import { normalizeTitle } from "../core/gate/fingerprint.ts";
import {
  attribute,
  descendants,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
} from "../core/html/tree.ts";
import { withoutPageMark } from "./article-parts.ts";

/** What every page of a split article repeats stands among its first blocks, or among its last ones. */
const MOST_REPEATED = 6;

/** A pager that is left over, word by word: `第2页`, `1 2 3 下一页`, `Page 2 of 5`. */
const PAGER_WORD =
  /^(?:[第共]?\d{0,2}[页頁]|[上下]一?[页頁]|[首尾末][页頁]|page|next|previous|seite|página)$/i;
const PAGER_FILLING = /^(?:\d{1,3}|第|共|of|von|de)?$/i;
const BETWEEN_WORDS = /[\s()()[\]【】|/／.…«»‹›<>,，:：-]+/;
const LONGEST_PAGER = 60;
const NO_PAGERS = new Set(["figure", "img", "pre", "table"]);

/**
 * The blocks of a split article's pages, one after the other. What a page repeats of the first one's beginning (headline,
 * byline, lead picture) is left out, and of what ends every page only the last is kept.
 */
export function joinBlocks(pages: readonly HtmlElement[], title: string): HtmlNode[] {
  const parts = pages.map(blocksOf);
  const [first = []] = parts;
  const heads = new Set([...first.slice(0, MOST_REPEATED).map(keyOf), titleKey(title)]);
  return parts.flatMap((blocks, index) => {
    const own = index === 0 ? blocks : withoutHead(blocks, heads);
    return index === parts.length - 1 ? own : withoutTail(own, parts.at(-1) ?? []);
  });
}

function blocksOf(root: HtmlElement): HtmlNode[] {
  const blocks = root.childNodes.filter((node) => isElement(node) || isFull(node));
  const [only] = blocks;
  const isWrapped = blocks.length === 1 && only !== undefined && isElement(only);
  return isWrapped && WRAPPERS.has(only.tagName) ? blocksOf(only) : blocks;
}

const WRAPPERS = new Set(["article", "div", "section"]);

function isFull(node: HtmlNode): boolean {
  return isText(node) && node.value.trim() !== "";
}

function withoutHead(blocks: readonly HtmlNode[], heads: ReadonlySet<string>): HtmlNode[] {
  const start = blocks.findIndex((block) => !heads.has(keyOf(block)) && !isPager(block));
  return start === -1 ? [] : blocks.slice(start);
}

function withoutTail(blocks: readonly HtmlNode[], last: readonly HtmlNode[]): HtmlNode[] {
  const kept = withoutPagers(blocks);
  const lastKept = withoutPagers(last);
  let repeated = 0;
  while (repeated < MOST_REPEATED && isSameFromEnd(kept, lastKept, repeated)) repeated += 1;
  return withoutPagers(kept.slice(0, kept.length - repeated));
}

function withoutPagers(blocks: readonly HtmlNode[]): HtmlNode[] {
  const end = blocks.findLastIndex((block) => !isPager(block));
  return blocks.slice(0, end + 1);
}

function isSameFromEnd(a: readonly HtmlNode[], b: readonly HtmlNode[], distance: number): boolean {
  const [one, other] = [a.at(-1 - distance), b.at(-1 - distance)];
  return one !== undefined && other !== undefined && keyOf(one) === keyOf(other);
}

function isPager(block: HtmlNode): boolean {
  if (isElement(block) && NO_PAGERS.has(block.tagName)) return false;
  const text = textOf(block);
  if (text === "" || text.length > LONGEST_PAGER) return false;
  const words = text.split(BETWEEN_WORDS);
  const rest = words.filter((word) => !PAGER_WORD.test(word));
  return rest.length < words.length && rest.every((word) => PAGER_FILLING.test(word));
}

/** What a reader sees of a block: its letters and its pictures. */
function keyOf(block: HtmlNode): string {
  return [titleKey(textOf(block)), ...picturesOf(block)].join(" ");
}

function titleKey(text: string): string {
  return normalizeTitle(withoutPageMark(text));
}

function textOf(block: HtmlNode): string {
  if (isText(block)) return block.value.trim();
  if (!isElement(block)) return "";
  const texts = [...descendants(block)].map((node) => (isText(node) ? node.value : ""));
  return texts.join("").trim();
}

function picturesOf(block: HtmlNode): string[] {
  if (!isElement(block)) return [];
  return [block, ...descendants(block)].flatMap((node) =>
    isElement(node) && node.tagName === "img" ? [attribute(node, "src") ?? ""] : [],
  );
}
