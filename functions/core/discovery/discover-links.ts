import { selectFirst } from "../html/select.ts";
import type { HtmlDocument } from "../html/tree.ts";
import { chooseWay } from "./choose-way.ts";
import { collectEntries } from "./collect-entries.ts";
import { collectLinks, MAX_LINKS, type PageLink } from "./collect-links.ts";
import type { DateContext } from "./date-line.ts";
import type { Discovery, DiscoveryInput } from "./discovery.ts";
import { filterLinks } from "./filter-links.ts";
import { describeEntries, findArticles } from "./find-articles.ts";
import { findEndpoints } from "./find-endpoints.ts";
import { findFrames } from "./find-frames.ts";
import { findNextPage } from "./find-next-page.ts";
import { listingLanguage } from "./listing-language.ts";
import { type ListingHead, readHead } from "./read-head.ts";
import { readPageData } from "./read-state.ts";
import { selectEntries } from "./select-entries.ts";

/**
 * A listing's articles, in the page's order. Without selectors they are found by what they have in common, or in the
 * data that the page holds, whichever has more of the listing; a selector that is set is followed and judged by nothing.
 */
export function discoverLinks(input: DiscoveryInput): Discovery {
  const { document, url, selectors } = input;
  const head = readHead(document, url);
  const links = collectLinks(document, head.base);
  const language = listingLanguage(links, head.language);
  const context = { now: input.fetchedAt, timezone: input.timezone, language };
  const found = selectors?.links
    ? selectedLinks(document, links, selectors.links, head, context)
    : articlesOf(document, links, head, context);
  const paging = nextPage(document, links, head, selectors?.next);
  return {
    links: filterLinks(found.links, input),
    how: found.how,
    next: paging.next,
    title: head.title,
    language: head.language,
    ...(found.links.length === 0 && {
      frames: findFrames(document, head.base),
      endpoints: findEndpoints(document, head.base),
    }),
    feeds: head.feeds,
    lostSelectors: [...(found.lost ?? []), ...paging.lost],
  };
}

type Found = Pick<Discovery, "links" | "how"> & { readonly lost?: readonly string[] };

function articlesOf(
  document: HtmlDocument,
  links: readonly PageLink[],
  { base }: ListingHead,
  context: DateContext,
): Found {
  const way =
    links.length < MAX_LINKS ? "links of the page" : `the first ${MAX_LINKS} links of the page`;
  const page = { way, links: findArticles(collectEntries(links), base, context) };
  return chooseWay(page, readPageData(document, base, context));
}

function selectedLinks(
  document: HtmlDocument,
  links: readonly PageLink[],
  selector: string,
  { base }: ListingHead,
  context: DateContext,
): Found {
  const found = describeEntries(selectEntries(document, links, selector), base, context);
  const why = found.length === 0 ? "nothing matches it" : "set by the operator";
  return {
    links: found,
    how: [{ way: `selector ${selector}`, links: found.length, used: true, why }],
    lost: found.length === 0 ? [selector] : [],
  };
}

/** A selector that matches nothing is lost only where there is a next page: the last page has none. */
function nextPage(
  document: HtmlDocument,
  links: readonly PageLink[],
  { base }: ListingHead,
  selector: string | undefined,
): { readonly next?: string; readonly lost: readonly string[] } {
  if (selector === undefined) return { next: findNextPage(document, links, base), lost: [] };
  const element = selectFirst(selector, document);
  if (element !== undefined) return { next: addressOf(element, links), lost: [] };
  return { lost: findNextPage(document, links, base) === undefined ? [] : [selector] };
}

/** The link itself, or the first one in what was selected. */
function addressOf(selected: PageLink["element"], links: readonly PageLink[]): string | undefined {
  return links.find(({ element }) => element === selected || isInside(element, selected))?.url;
}

function isInside(element: PageLink["element"], outer: PageLink["element"]): boolean {
  for (let at: unknown = element.parentNode; at !== null && at !== undefined; ) {
    if (at === outer) return true;
    at = (at as { parentNode?: unknown }).parentNode;
  }
  return false;
}
