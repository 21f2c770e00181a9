import { nextByScript } from "../html/script-pager.ts";
import { attribute, type HtmlDocument, type HtmlElement, isElement } from "../html/tree.ts";
import type { PageLink } from "./collect-links.ts";
import { nodesBelow } from "./nodes-below.ts";
import { sameSite } from "./url-shape.ts";

const NEXT_TEXT =
  /^[\s[【(（«‹←<>›»→≫]*(?:下一?页|下一頁|下頁|后一?页|next(?: page| posts?| articles)?|older(?: posts| entries| stories| news)?|weiter|nächste(?: seite)?|(?:page )?suivante?s?|siguientes?|(?:página )?siguiente|próxima(?: página)?|seguinte|successiv[ao]|avanti|volgende|następna|další|следующая|вперед|далее|次へ|次のページ|次の\d*件?|다음(?: 페이지)?)[\s\]】)）>›»→≫]*$/iu;
const MORE_TEXT =
  /^(?:加载更多|查看更多|更多|点击加载更多|load more|show more|more(?: news| stories| articles)?|mehr (?:laden|anzeigen)|voir plus|charger plus|ver más|cargar más|もっと見る|더보기)\W*$/iu;
const SYMBOL = /^[>›»→≫]{1,2}$/;
const NEXT_CLASS = /(?:^|[\s_-])next(?:$|[\s_-])/i;
const NUMBER = /^\d{1,4}$/;

/**
 * The listing's next page: by `rel`, by what a link says, by the number after the current one's, by a script's pager.
 * Always another address of the same site.
 */
export function findNextPage(
  document: HtmlDocument,
  links: readonly PageLink[],
  base: string,
): string | undefined {
  const page = new URL(base);
  const candidates = links.filter(({ url, text }) => text.length <= 24 && isOther(url, page));
  return (
    nextByRel(document, candidates, page) ??
    candidates.find(({ text }) => NEXT_TEXT.test(text))?.url ??
    candidates.find((link) => isNextByNumber(link, page))?.url ??
    candidates.find(({ element }) => NEXT_CLASS.test(attribute(element, "class") ?? ""))?.url ??
    nextByScript(scriptsOf(document), page)
  );
}

function* scriptsOf(document: HtmlDocument): Generator<HtmlElement> {
  for (const node of nodesBelow(document))
    if (isElement(node) && node.tagName === "script") yield node;
}

function nextByRel(
  document: HtmlDocument,
  candidates: readonly PageLink[],
  page: URL,
): string | undefined {
  for (const node of nodesBelow(document)) {
    if (!isElement(node) || node.tagName !== "link" || !hasRelNext(attribute(node, "rel")))
      continue;
    const url = URL.parse(attribute(node, "href") ?? "", page.href);
    if (url !== null && isOther(url.href, page)) return url.href;
  }
  return candidates.find(({ element }) => hasRelNext(attribute(element, "rel")))?.url;
}

function hasRelNext(rel: string | undefined): boolean {
  return rel?.toLowerCase().split(" ").includes("next") === true;
}

function isOther(url: string, page: URL): boolean {
  const other = URL.parse(url);
  if (other === null || !sameSite(other.hostname, page.hostname)) return false;
  return other.pathname !== page.pathname || other.search !== page.search;
}

/** `2` on page 1, or "more", "»": what says less must have the next number in its address. */
function isNextByNumber({ text, url }: PageLink, page: URL): boolean {
  const number = numberIn(new URL(url));
  const current = numberIn(page) ?? FIRST_NUMBER;
  if (number === undefined) return false;
  if (NUMBER.test(text)) return Number(text) === current + 1 && number <= current + 1;
  return (MORE_TEXT.test(text) || SYMBOL.test(text)) && number === current + 1;
}

const FIRST_NUMBER = 1;
const PAGE_NUMBER =
  /(?:[?&](?:\w*page(?:no|num|index)?|p|pg|pn|paged|curpage|seite|pagina|sayfa)=|\/(?:page|seite|pagina|p)[/-]|(?<=[a-z])[_-])(\d{1,4})(?=\/?$|\.\w+$|&|\/?\?)/i;

function numberIn(url: URL): number | undefined {
  const match = PAGE_NUMBER.exec(url.pathname + url.search);
  return match === null ? undefined : Number(match[1]);
}
