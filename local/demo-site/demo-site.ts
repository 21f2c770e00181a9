import { createMultibyteEncoder } from "@exodus/bytes/multi-byte.js";
import { Hono } from "hono";
import { etag } from "hono/etag";
import { chineseArticle, chineseList } from "./chinese-pages.ts";
import type { DemoArticle } from "./demo-article.ts";
import { listPage } from "./demo-markup.ts";
import { drawPicture } from "./demo-picture.ts";
import { writeTimetable } from "./demo-timetable.ts";
import { englishArticle, englishList } from "./english-pages.ts";
import type { Newspaper } from "./newspaper.ts";

const HTML = { "content-type": "text/html; charset=utf-8" };
/** Without a charset: readers have to find out by the page's own meta element. */
const GBK_HTML = { "content-type": "text/html" };
const ROBOTS = "User-agent: *\nDisallow: /message\n";

const HOME = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>河湾 · Hewan</title>
<h1>河湾日报 · Hewan Courier</h1><p>虚构小城的新闻。The news of a town that does not exist.</p>
<ul><li><a href="/zh/">要闻(GBK,表格排版)</a></li><li><a href="/en/">News (modern HTML)</a></li></ul></html>`;

/** The newspaper as a web site; `origin` is its own address, for what has to be absolute. */
export function createDemoSite(newspaper: Newspaper, origin: string): Hono {
  const site = new Hono();
  const encode = createMultibyteEncoder("gbk");
  const toGbk = (html: string) => new Response(encode(html), { headers: GBK_HTML });
  const toHtml = (html: string) => new Response(html, { headers: HTML });

  site.use(etag());
  site.get("/", () => toHtml(HOME));
  site.get("/about", () => toHtml(HOME));
  site.get("/robots.txt", (c) => c.text(ROBOTS));
  site.on("GET", ["/zh/", "/zh/:file{index_[0-9]+\\.html}"], (c) => {
    const page = listPage(newspaper.articles("zh"), Number(numberIn(c.req.path) ?? 1));
    return page ? toGbk(chineseList(page)) : c.notFound();
  });
  site.get("/zh/:month{[0-9]+}/:file{t[0-9]+\\.html}", (c) => {
    const article = newspaper.findArticle(Number(numberIn(c.req.param("file"))));
    if (article?.language !== "zh") return c.notFound();
    const { number } = article;
    const [newer, older] = [newspaper.findArticle(number + 2), newspaper.findArticle(number - 2)];
    return toGbk(chineseArticle(article, newer, older));
  });
  site.get("/en/", (c) => {
    const page = listPage(newspaper.articles("en"), Number(c.req.query("page") ?? 1));
    return page ? toHtml(englishList(page)) : c.notFound();
  });
  site.get("/en/:year/:month/:day/:slug", (c) => {
    const article = newspaper.findArticle(Number(c.req.param("slug").split("-").at(-1)));
    if (article?.language !== "en") return c.notFound();
    return toHtml(englishArticle(article, older(newspaper, article), origin));
  });
  site.get("/images/:file{[0-9]+\\.png}", (c) => {
    const picture = drawPicture(Number(numberIn(c.req.param("file"))) % 1000);
    return c.body(Buffer.from(picture), 200, { "content-type": "image/png" });
  });
  site.get("/files/timetable.pdf", (c) =>
    c.body(Buffer.from(writeTimetable()), 200, { "content-type": "application/pdf" }),
  );
  return site;
}

const NUMBER = /[0-9]+/;

function numberIn(text: string): string | undefined {
  return NUMBER.exec(text)?.[0];
}

/** Four older ones: what stands beside an article does not change when a newer one is published. */
function older(newspaper: Newspaper, { number }: DemoArticle): DemoArticle[] {
  return [2, 4, 6, 8].flatMap((distance) => newspaper.findArticle(number - distance) ?? []);
}
