import type { LoopbackSite } from "./loopback-site.ts";
import { listingPage, type NewsItem, newsPage, townNews } from "./news-pages.ts";

/** A run of a town's news, the oldest first. */
export function newsRun(from: number, to: number): NewsItem[] {
  return Array.from({ length: to - from + 1 }, (_, index) => townNews(130 + from + index));
}

/** Their titles, newest first. */
export function titlesOf(items: readonly NewsItem[]): string[] {
  return items.toReversed().map(({ title }) => title);
}

export function serveNews(site: LoopbackSite, items: readonly NewsItem[]): void {
  for (const item of items) site.pages.set(item.path, { body: newsPage(item) });
}

/** A listing, newest first, with something in its head. */
export function newsListing(items: readonly NewsItem[], head = ""): string {
  return listingPage(items.toReversed()).replace("</head>", `${head}</head>`);
}

/** As `2026-03-01T08:30:00+08:00`. */
export function publishedTime({ published }: NewsItem): string {
  return `${published.replace(" ", "T")}+08:00`;
}

/** RSS 2.0, newest first. */
export function newsFeed(origin: string, items: readonly NewsItem[]) {
  const records = items
    .toReversed()
    .map(
      (item) =>
        `<item><title>${item.title}</title><link>${origin}${item.path}</link><pubDate>${new Date(publishedTime(item)).toUTCString()}</pubDate></item>`,
    );
  const body = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>新城新闻 News</title>${records.join("")}</channel></rss>`;
  return { body, type: "application/rss+xml" };
}
