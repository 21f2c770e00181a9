import { attribute, descendants, type HtmlDocument, isElement } from "../html/tree.ts";
import type { PageLink } from "./collect-links.ts";
import { sameSite } from "./url-shape.ts";

const NEXT_TEXT =
  /^[\s>›»→]*(?:下一?页|下一頁|下頁|后一?页|next(?: page)?|older(?: posts| entries)?|older|weiter|nächste(?: seite)?|(?:page )?suivante?|siguiente|próxima(?: página)?|successiva|volgende|następna|další|следующая|вперед|次へ|次のページ|다음(?: 페이지)?)[\s>›»→]*$|^[›»>→]$/iu;
const NEXT_CLASS = /(?:^|[\s_-])next(?:$|[\s_-])/i;
const NUMBER = /^\d{1,4}$/;

/** The listing's next page: by `rel`, by what a link says, by the number after the current one's. */
export function findNextPage(
  document: HtmlDocument,
  links: readonly PageLink[],
  base: string,
): string | undefined {
  const page = new URL(base);
  const candidates = links.filter(({ url }) => isOther(url, page));
  return (
    byRel(document, page) ??
    candidates.find(({ element }) => hasRelNext(attribute(element, "rel")))?.url ??
    candidates.find(({ text }) => NEXT_TEXT.test(text))?.url ??
    candidates.find(
      ({ element, text }) => text.length < 12 && NEXT_CLASS.test(attribute(element, "class") ?? ""),
    )?.url ??
    byNumber(candidates, page)
  );
}

function byRel(document: HtmlDocument, page: URL): string | undefined {
  for (const node of descendants(document)) {
    if (!isElement(node) || node.tagName !== "link" || !hasRelNext(attribute(node, "rel")))
      continue;
    const url = URL.parse(attribute(node, "href") ?? "", page.href);
    if (url !== null && isOther(url.href, page)) return url.href;
  }
  return undefined;
}

function hasRelNext(rel: string | undefined): boolean {
  return rel?.toLowerCase().split(" ").includes("next") === true;
}

function isOther(url: string, page: URL): boolean {
  const other = URL.parse(url);
  return other !== null && sameSite(other.hostname, page.hostname) && other.href !== page.href;
}

/** Numbers that are links: the page that is none is the current one. */
function byNumber(candidates: readonly PageLink[], page: URL): string | undefined {
  const numbers = candidates.filter(({ text }) => NUMBER.test(text));
  const current = numberIn(page) ?? 1;
  const next = numbers.find(
    ({ text, url }) => Number(text) === current + 1 && numberIn(new URL(url)) !== undefined,
  );
  return numbers.length > 1 ? next?.url : undefined;
}

const PAGE_NUMBER =
  /(?:[?&](?:page|p|paged|pageno|pagenum|pg|pn|start|offset)=|\/page\/|[_-])(\d{1,4})(?:\/|\.\w+|&|$)/i;

function numberIn(url: URL): number | undefined {
  const match = PAGE_NUMBER.exec(url.pathname + url.search);
  return match === null ? undefined : Number(match[1]);
}
