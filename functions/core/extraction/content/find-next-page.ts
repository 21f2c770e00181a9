import { elementsByTag, type PageIndex } from "../../html/page-index.ts";
import { nextByScript } from "../../html/script-pager.ts";
import { attribute, type HtmlElement, isText } from "../../html/tree.ts";
import { textOf } from "./text-of.ts";

const NEXT_TEXT =
  /^\W{0,3}(?:下一?[页頁]|next(?: page)?|weiter|nächste seite|suivant|page suivante|siguiente|próxima)\W{0,3}$/i;
const NEXT_REL = /(?:^|\s)next(?:\s|$)/i;
const LONGEST_TEXT = 100;
const PAGE_IN_QUERY = /^(?:page|p|pg|paged|pageno|pn|seite)$/i;
/** `101_2.html`, `101-2.shtml`, `/story/2`, `/story/page/2/`. */
const PAGE_IN_PATH = /(?:[_-](\d{1,3})(?=\.\w{2,6}$)|\/(?:page\/)?(\d{1,3})\/?$)/;
const MOST_PAGES = 99;

/** The next part of a split article: the same address but for a page number that is one higher. */
export function findNextPage(index: PageIndex, url: string | undefined): string | undefined {
  const here = url === undefined ? null : URL.parse(url);
  if (here === null) return undefined;
  const candidates = [...elementsByTag(index, "link"), ...elementsByTag(index, "a")].filter(
    saysNext,
  );
  for (const candidate of candidates) {
    const there = URL.parse(attribute(candidate, "href") ?? "", here.href);
    if (there !== null && isNextOf(there, here)) return there.href;
  }
  const printed = nextByScript(elementsByTag(index, "script"), here);
  return printed !== undefined && isNextOf(new URL(printed), here) ? printed : undefined;
}

function saysNext(element: HtmlElement): boolean {
  if (attribute(element, "href") === undefined) return false;
  if (NEXT_REL.test(attribute(element, "rel") ?? "")) return true;
  return (
    element.tagName === "a" && element.childNodes.length <= 3 && NEXT_TEXT.test(printed(element))
  );
}

/** Most links hold a text and nothing else. */
function printed(link: HtmlElement): string {
  const [first, second] = link.childNodes;
  if (first === undefined || second !== undefined || !isText(first)) return textOf(link);
  return first.value.length > LONGEST_TEXT ? "" : first.value.trim();
}

function isNextOf(there: URL, here: URL): boolean {
  const next = splitPage(there);
  const current = splitPage(here);
  if (next.page === current.page + 1 && next.stem === current.stem) return next.page <= MOST_PAGES;
  // Some count the second page as 1: `t20261122_101.html`, `t20261122_101_1.html`.
  return (next.page === 1 || next.page === 2) && next.stem === withoutPage(here);
}

interface SplitAddress {
  readonly stem: string;
  readonly page: number;
}

function splitPage(url: URL): SplitAddress {
  const copy = new URL(url);
  copy.hash = "";
  for (const [name, value] of url.searchParams) {
    if (!PAGE_IN_QUERY.test(name) || !Number.isInteger(Number(value))) continue;
    copy.searchParams.delete(name);
    return { stem: stemOf(copy), page: Number(value) };
  }
  const match = PAGE_IN_PATH.exec(copy.pathname);
  if (match === null) return { stem: stemOf(copy), page: 1 };
  copy.pathname = copy.pathname.replace(PAGE_IN_PATH, "");
  return { stem: stemOf(copy), page: Number(match[1] ?? match[2]) };
}

/** An address that ends in a number may be a first page all the same: `/2024/101.html`, `/story-7.html`. */
function withoutPage(url: URL): string {
  const copy = new URL(url);
  copy.hash = "";
  return stemOf(copy);
}

const SLASH_END = /\/$/;

function stemOf(url: URL): string {
  return `${url.host}${url.pathname.replace(SLASH_END, "")}${url.search}`;
}
