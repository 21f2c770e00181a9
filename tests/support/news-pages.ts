export interface NewsItem {
  readonly path: string;
  readonly title: string;
  /** `2026-03-01 08:30:00`, Beijing time. */
  readonly published: string;
  readonly paragraphs: readonly string[];
}

const SUBJECTS = [
  "图书馆",
  "河滨公园",
  "实验小学",
  "地铁三号线",
  "老城菜市场",
  "科技园",
  "水厂",
  "博物馆",
];
const EVENTS = [
  "今日正式开放",
  "完成改造升级",
  "公布新的服务时间",
  "举行居民开放日",
  "启动招标工作",
];

const HOUR = 3_600_000;

/** One for all pages of a run, so that a page is the same whenever it is asked for. */
const NOW = Date.now();

/** `2026-03-01 08:30:00`. */
export function beijingTime(instant: number): string {
  return new Date(instant + 8 * HOUR).toISOString().slice(0, 19).replace("T", " ");
}

/** The `number`th article of a small Chinese town: its own title and text; an hour lies between one and the next. */
export function townNews(number: number, path = `/news/${1000 + number}.html`): NewsItem {
  const subject = SUBJECTS[number % SUBJECTS.length] ?? "";
  const event = EVENTS[Math.floor(number / SUBJECTS.length) % EVENTS.length] ?? "";
  return {
    path,
    title: `${subject}${event}:第${number}号通报发布`,
    published: beijingTime(NOW - (214 - number) * HOUR),
    paragraphs: [0, 1, 2, 3].map(
      (part) =>
        `第${number}号通报第${part + 1}段。${subject}有关负责人介绍,此次${event}之后,预计每天可以多接待${number * 7 + part * 13 + 100}名市民,周边道路和停车设施也将同步调整,具体安排以现场公告为准。`,
    ),
  };
}

/** An article's page with navigation, related links and a footer around it. */
export function newsPage({ title, published, paragraphs }: NewsItem): string {
  const text = paragraphs.map((paragraph) => `<p>　　${paragraph}</p>`).join("\n");
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}-新城新闻网</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/news/">新闻</a> <a href="/about.html">关于我们</a></div>
<div class="main"><h1>${title}</h1><div class="info">发布时间:${published} 来源:新城日报 作者:李明</div>
<div class="content">${text}</div></div>
<div class="footer"><p>版权所有 新城新闻网</p><p>联系电话:000-12345678</p></div></body></html>`;
}

/** A listing of articles, newest first, with a link to the next page where there is one. */
export function listingPage(items: readonly NewsItem[], next?: string): string {
  const rows = items
    .map(
      ({ path, title, published }) =>
        `<li><a href="${path}">${title}</a><span>${published.slice(0, 10)}</span></li>`,
    )
    .join("\n");
  const pager = next === undefined ? "" : `<div class="page"><a href="${next}">下一页</a></div>`;
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>新闻动态-新城新闻网</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/news/">新闻</a> <a href="/about.html">关于我们</a></div>
<ul class="list">${rows}</ul>${pager}<div class="footer"><p>版权所有 新城新闻网</p></div></body></html>`;
}
