import { attribute, type HtmlElement, isElement } from "../html/tree.ts";
import { wordsOf } from "./words.ts";

/**
 * `frame`: navigation, footer, breadcrumb, tags, log-in …: no articles there · `side`: rankings, recommendations,
 * sidebars: articles, but perhaps not this listing's · `main`: all else.
 */
export type Region = "main" | "side" | "frame";

const FRAME_TAGS: ReadonlySet<string> = new Set([
  "nav",
  "footer",
  "menu",
  "form",
  "address",
  "button",
  "select",
]);
const FRAME_ROLES: ReadonlySet<string> = new Set([
  "navigation",
  "contentinfo",
  "search",
  "menu",
  "menubar",
  "tablist",
  "dialog",
  "banner",
]);
const FRAME_WORDS: ReadonlySet<string> = new Set(
  (
    "nav navbar navi navigation navigator navbox subnav topnav mainnav sidenav sitenav daohang dh menu menus submenu topbar toolbar breadcrumb breadcrumbs crumb crumbs " +
    "mbx weizhi foot footer footbar ft copyright friendlink friendlinks flink flinks friend friends blogroll yqlj tagcloud tags tag keywords " +
    "pager pagination paginator paging pagenav pagebar pagelist fenye pagenation share sharing social login signin register calendar datepicker rili " +
    "language languages lang cookie consent newsletter sitemap searchbox search hotsearch hotwords meta byline authors author"
  ).split(" "),
);
const SIDE_WORDS: ReadonlySet<string> = new Set(
  "aside sidebar sider sidebox rightbar ranking rankings ranklist paihang phb popular trending mostread mostviewed related recommend recommended recommends recommendation tuijian guess promo sponsored ad ads advert advertisement widget widgets secondary".split(
    " ",
  ),
);
/** A box is a part of the page only: what holds more of the links is the page, whatever its class says. */
const LARGEST_SHARE = 0.5;
/** What one logs in or searches by; some content systems put a whole listing into a form. */
const MOST_OF_A_FORM = 6;

/** Tells where on the page links stand. `linksIn` counts the links below an element, `all` those of the page. */
export function createRegionReader(
  linksIn: ReadonlyMap<HtmlElement, number>,
  all: number,
): (element: HtmlElement) => Region {
  const known = new Map<HtmlElement, Region>();

  function own(element: HtmlElement): Region {
    const named = regionByName(element);
    const links = linksIn.get(element) ?? 0;
    if (element.tagName === "form") return links <= MOST_OF_A_FORM ? named : "main";
    const isBox = links <= all * LARGEST_SHARE;
    return named === "main" || isBox || FRAME_TAGS.has(element.tagName) ? named : "main";
  }

  return (start) => {
    const path: HtmlElement[] = [];
    let element: HtmlElement | undefined = start;
    while (element !== undefined && !known.has(element)) {
      path.push(element);
      element = parentOf(element);
    }
    let region: Region = (element && known.get(element)) ?? "main";
    for (const each of path.reverse()) {
      region = region === "frame" ? region : stronger(region, own(each));
      known.set(each, region);
    }
    return region;
  };
}

function stronger(outer: Region, inner: Region): Region {
  return inner === "main" ? outer : inner;
}

function regionByName(element: HtmlElement): Region {
  const { tagName } = element;
  if (isFrameTag(element)) return "frame";
  if (tagName === "a" || tagName === "body" || tagName === "html") return "main";
  const name = `${attribute(element, "class") ?? ""} ${attribute(element, "id") ?? ""}`;
  const words = wordsOf(name);
  if (words.some((word) => FRAME_WORDS.has(word))) return "frame";
  return tagName === "aside" || words.some((word) => SIDE_WORDS.has(word)) ? "side" : "main";
}

function isFrameTag(element: HtmlElement): boolean {
  if (FRAME_TAGS.has(element.tagName)) return true;
  if (FRAME_ROLES.has(attribute(element, "role") ?? "")) return true;
  return element.tagName === "header" && !isInItem(element);
}

/** An article's own header holds its headline. */
function isInItem(element: HtmlElement): boolean {
  for (
    let at = parentOf(element), depth = 0;
    at !== undefined && depth < 3;
    at = parentOf(at), depth++
  ) {
    if (
      at.tagName === "article" ||
      at.tagName === "li" ||
      at.tagName === "section" ||
      at.tagName === "main"
    )
      return true;
  }
  return false;
}

export function parentOf(element: HtmlElement): HtmlElement | undefined {
  const parent = element.parentNode;
  return parent !== null && isElement(parent) ? parent : undefined;
}
