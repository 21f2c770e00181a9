import type { SitePage } from "./loopback-site.ts";
import type { NewsItem } from "./news-pages.ts";

export interface SplitArticle {
  readonly item: NewsItem;
  /** Paragraphs of each page. */
  readonly pages: readonly (readonly string[])[];
  /** On every page, as many sites have it. */
  readonly lead?: string;
}

/** `/news/1.html`, `/news/1_2.html`, … */
export function partPath({ path }: NewsItem, part: number): string {
  return part === 1 ? path : path.replace(".html", `_${part}.html`);
}

/**
 * One page of a split article: its headline and byline again, its paragraphs, a picture of its own, a pager. `next`: what it
 * names as its next page, if that is not the following one.
 */
export function splitPage(article: SplitArticle, part: number, next?: number): string {
  const { item, pages, lead = "" } = article;
  const text = (pages[part - 1] ?? []).map((paragraph) => `<p>　　${paragraph}</p>`).join("\n");
  const following = next ?? (part < pages.length ? part + 1 : undefined);
  const link = following === undefined ? "" : `<a href="${partPath(item, following)}">下一页</a>`;
  const numbers = pages.map(
    (_, index) => `<a href="${partPath(item, index + 1)}">${index + 1}</a>`,
  );
  const mark = part === 1 ? "" : `(${part})`;
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${item.title}${mark}-新城新闻网</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/news/">新闻</a></div>
<div class="main"><h1>${item.title}${mark}</h1><div class="info">发布时间:${item.published} 来源:新城日报 作者:李明</div>
<div class="content">${lead}${text}<p><img src="/img/${part}.jpg" alt="图${part}" width="600" height="400"></p></div>
<div class="page">${numbers.join(" ")} ${link}</div></div>
<div class="footer"><p>版权所有 新城新闻网</p></div></body></html>`;
}

export function splitPages(article: SplitArticle): Map<string, SitePage> {
  return new Map(
    article.pages.map((_, index) => [
      partPath(article.item, index + 1),
      { body: splitPage(article, index + 1) },
    ]),
  );
}

/** `count` pages of three paragraphs, each with its own text. */
export function splitArticle(item: NewsItem, count: number): SplitArticle {
  const pages = Array.from({ length: count }, (_, page) =>
    [1, 2, 3].map(
      (part) =>
        `${item.title}的第${page + 1}页第${part}段。工程部负责人表示,第${page * 3 + part}阶段的${page * 17 + part * 29 + 40}个点位已经全部完成验收,其余部分将按计划推进,市民可以通过服务热线了解进展情况。`,
    ),
  );
  return { item, pages };
}
