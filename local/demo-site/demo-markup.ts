import type { DemoArticle } from "./demo-article.ts";

/** Articles on one page of a section's list. */
const PAGE_LENGTH = 10;

export interface ListPage {
  /** From 1. */
  readonly number: number;
  readonly last: number;
  readonly articles: readonly DemoArticle[];
}

/** Page `number` of a list; undefined where there is none. */
export function listPage(articles: readonly DemoArticle[], number: number): ListPage | undefined {
  const last = Math.ceil(articles.length / PAGE_LENGTH);
  if (!Number.isInteger(number) || number < 1 || number > last) return undefined;
  const start = (number - 1) * PAGE_LENGTH;
  return { number, last, articles: articles.slice(start, start + PAGE_LENGTH) };
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
