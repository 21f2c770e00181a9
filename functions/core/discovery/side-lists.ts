import { attribute, type HtmlElement, type HtmlNode, isElement, isText } from "../html/tree.ts";
import type { Entry } from "./collect-entries.ts";
import type { Item } from "./find-items.ts";
import { isHeading } from "./link-title.ts";
import { nodesBelow } from "./nodes-below.ts";
import { parentOf } from "./page-regions.ts";
import { lineOf, oneLine } from "./page-text.ts";

/** Headings of lists that stand beside the listing: they show other pages' articles, or the same ones again. */
const SIDE_LABEL =
  /排行|[击读文点评]榜|榜单|热榜|风云榜|热门|热点|热文|热读|热搜|最热|人气|点击量|阅读榜|推荐|视频|猜你喜欢|相关|图说|延伸阅读|往期|友情链接|链接|专题|標籤|标签|熱門|排行榜|相關|推薦|よく見られ|よく読まれ|閲覧の多い|most (?:read|popular|viewed|shared|commented)|popular|trending|top stories|top \d+|related|recommended|you may (?:also )?like|editor'?s? (?:picks?|choice)|don'?t miss|from the archive|read (?:next|also)|meistgelesen|meistgeklickt|beliebt|das könnte sie|empfohlen|les plus (?:lus|vus)|à lire aussi|articles similaires|lo más (?:leído|visto)|más leíd[ao]s|te puede interesar|destacad[ao]s|mais lid[ao]s|più letti|meest gelezen|najczęściej czytane|популярное|самое читаемое|читайте также|アクセスランキング|ランキング|人気|おすすめ|関連|인기|많이 본|추천|관련/iu;
/** A page of this many lists is a front page: all of them are what it is about. */
const LISTS_OF_A_FRONT_PAGE = 3;
const LEAST_OF_A_LIST = 3;
const MAX_LEVELS = 5;
const LONGEST_LABEL = 40;

/** The entries without those of rankings, recommendations and sidebars, if the page has a list of its own beside them. */
export function withoutSideLists(
  entries: readonly Entry[],
  items: ReadonlyMap<Entry, Item>,
): Entry[] {
  const isLabelled = createLabelTest(entries, items);
  const isSide = (entry: Entry) => entry.region === "side" || isLabelled(entry);
  const main = entries.filter((entry) => !isSide(entry));
  const aside = entries.length - main.length;
  if (aside === 0 || main.length < LEAST_OF_A_LIST || main.length * 3 < aside) return [...entries];
  return isFrontPage(main, items) ? [...entries] : main;
}

function isFrontPage(entries: readonly Entry[], items: ReadonlyMap<Entry, Item>): boolean {
  const sizes = new Map<unknown, number>();
  for (const entry of entries) {
    const parent = items.get(entry)?.element.parentNode;
    sizes.set(parent, (sizes.get(parent) ?? 0) + 1);
  }
  return (
    [...sizes.values()].filter((size) => size >= LEAST_OF_A_LIST).length >= LISTS_OF_A_FRONT_PAGE
  );
}

/** Whether the heading of a list, or of what the list stands in, is such a one. */
function createLabelTest(
  entries: readonly Entry[],
  items: ReadonlyMap<Entry, Item>,
): (entry: Entry) => boolean {
  const counts = countEntries(entries, items);
  const known = new Map<HtmlElement, string>();
  const labelFor = (box: HtmlElement): string => {
    const label = known.get(box) ?? labelOf(box, counts) ?? "";
    known.set(box, label);
    return label;
  };

  return (entry) => boxesOf(items.get(entry)).some((box) => SIDE_LABEL.test(labelFor(box)));

  /** A list and what it stands in, as long as that is not most of the page. */
  function boxesOf(item: Item | undefined): HtmlElement[] {
    const boxes: HtmlElement[] = [];
    for (
      let box = boxOf(item);
      box !== undefined && boxes.length < MAX_LEVELS;
      box = parentOf(box)
    ) {
      if (boxes.length > 0 && (counts.get(box) ?? 0) * 2 > entries.length) break;
      boxes.push(box);
    }
    return boxes;
  }
}

function boxOf(item: Item | undefined): HtmlElement | undefined {
  return item && parentOf(item.element);
}

function countEntries(
  entries: readonly Entry[],
  items: ReadonlyMap<Entry, Item>,
): Map<HtmlElement, number> {
  const counts = new Map<HtmlElement, number>();
  for (const entry of entries) {
    for (let at = boxOf(items.get(entry)); at !== undefined; at = parentOf(at)) {
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
  }
  return counts;
}

/** The heading of a list: the short text right before it, with no article in it. */
function labelOf(box: HtmlElement, counts: ReadonlyMap<HtmlElement, number>): string | undefined {
  const own = headOf(box);
  if (own !== undefined) return own;
  const siblings = box.parentNode?.childNodes ?? [];
  const before = siblings.slice(0, siblings.indexOf(box)).reverse();
  let nearest: string | undefined;
  for (const node of before.slice(0, 6)) {
    if (isElement(node) && counts.has(node)) break;
    const label = labelIn(node);
    if (label !== undefined && isElement(node) && isHeading(node)) return label;
    nearest ??= label;
  }
  return nearest ?? attribute(box, "aria-label");
}

/** `<dl><dt>推荐内容</dt><dd>…`: the head of a definition list is its first term. */
function headOf(box: HtmlElement): string | undefined {
  const first = box.childNodes.find(isElement);
  const isHead = first !== undefined && HEADS.has(first.tagName) && !hasLinks(first, 1);
  return isHead ? lineOf(first, LONGEST_LABEL * 2) || undefined : undefined;
}

const HEADS: ReadonlySet<string> = new Set(["dt", "caption", "legend", "h2", "h3", "h4", "h5"]);

/** `undefined`: nothing stands here; empty: what stands here is no label. */
function labelIn(node: HtmlNode): string | undefined {
  const text = isText(node) ? oneLine(node.value) : lineOf(node, 200);
  if (text === "") return undefined;
  if (!isElement(node)) return text.length > LONGEST_LABEL ? undefined : text;
  const isLabel = !hasLinks(node, 3) && (text.length <= LONGEST_LABEL || isHeading(node));
  return isLabel ? text : "";
}

function hasLinks(element: HtmlElement, least: number): boolean {
  let links = 0;
  for (const node of nodesBelow(element)) {
    if (isElement(node) && node.tagName === "a") links += 1;
    if (links >= least) return true;
  }
  return false;
}
