import type { LoopbackSite } from "./loopback-site.ts";
import { listingPage, type NewsItem, newsPage, townNews } from "./news-pages.ts";

const PER_PAGE = 5;

/** Newest first; an hour lies between one and the next. */
export function newsItems(count: number, newest = 210): NewsItem[] {
  return Array.from({ length: count }, (_, index) => townNews(newest - index));
}

/** `/news/`, `/news/index_1.html`, … */
export function pagePath(page: number): string {
  return page === 1 ? "/news/" : `/news/index_${page - 1}.html`;
}

/** A listing of pages of five; `lastNext` is what the last page names as its next one. */
export function publishPager(
  site: LoopbackSite,
  items: readonly NewsItem[],
  lastNext?: string,
): void {
  const pages = Math.ceil(items.length / PER_PAGE);
  for (let page = 1; page <= pages; page += 1) {
    const shown = items.slice((page - 1) * PER_PAGE, page * PER_PAGE);
    const next = page === pages ? lastNext : pagePath(page + 1);
    site.pages.set(pagePath(page), { body: listingPage(shown, next) });
  }
  for (const item of items) site.pages.set(item.path, { body: newsPage(item) });
}
