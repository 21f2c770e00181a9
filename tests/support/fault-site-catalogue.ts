import type { HttpFailure } from "../../functions/usecases/ports.ts";
import type { Random } from "./fault-random.ts";
import type { FaultSite, SiteAnswer } from "./fault-site.ts";
import type { FaultWorld } from "./fault-world.ts";
import { listingPage, type NewsItem, newsPage } from "./news-pages.ts";

/** Begins a fault; the answer ends it. */
export type Begin = (world: FaultWorld, random: Random) => () => void;

/** What no log and no feed may show. */
export const SECRET = "geheim-4711";

/** What a site does, by the fault list's number and what it is. */
export const SITE_FAULTS: Readonly<Record<string, Begin>> = {
  "F01 the site never answers": siteFails("timeout"),
  "F06 the site cuts its answers off": siteFails("network"),
  "F09 articles lead to where nobody may go": siteAnswers(
    (path, random) => (isArticle(path) ? leadAway(path, random) : undefined),
    0.8,
  ),
  "F10 the site has no address": siteFails("dns"),
  "F11 the site's certificate is wrong": siteFails("tls"),
  "F05 the site sends too much": siteFails("too-large"),
  "F12 the site asks for rest": siteSays({ status: 429, headers: { "retry-after": "600" } }),
  "F12 the site is overloaded": siteSays({ status: 503 }),
  "F13 robots.txt fails": siteSays({ status: 500 }, (path) => path === "/robots.txt"),
  "F15 the site says 304 to everything": siteSays({ status: 304 }),
  "F16 the listing is empty": siteSays({ body: "<html><body></body></html>" }, isListing),
  "F16 articles are error pages": siteSays({ body: sorryPage() }, isArticle),
  "F16 everything is an error page": siteSays({ body: sorryPage() }),
  "F16 articles are missing": siteSays({ status: 404 }, isArticle),
  "F14 robots.txt closes the articles": siteSays(
    { body: "User-agent: *\nDisallow: /news/1\n" },
    (path) => path === "/robots.txt",
  ),
  "F17 the listing shows each article at five addresses": siteAnswers(
    (path, _, site) => (isListing(path) ? { body: manyAddresses(site) } : undefined),
    0.8,
  ),
  "F18 articles change there and back": siteAnswers((path, random, site) => {
    const item = random.next() < 0.5 ? itemAt(path, site) : undefined;
    return item && { body: newsPage({ ...item, paragraphs: item.paragraphs.toReversed() }) };
  }, 1),
  "F22 articles hold what no feed may": siteAnswers((path, _, site) => {
    const item = itemAt(path, site);
    return item && { body: newsPage(withHostileCharacters(item)) };
  }, 0.5),
  "F23 the server lies about the charset": siteAnswers((path, random, site) => {
    const item = itemAt(path, site);
    const type = `text/html; charset=${random.pick(["big5", "iso-8859-1", "euc-kr", "utf-16"])}`;
    return item && { body: newsPage(item), headers: { "content-type": type } };
  }, 0.8),
  "F24 articles tell no date, or none that can be": siteAnswers((path, random, site) => {
    const item = itemAt(path, site);
    const published = random.pick(["", "0001-01-01 00:00:00", "9999-12-31 23:59:59", "2026-12-24"]);
    return item && { body: newsPage({ ...item, published }) };
  }, 0.8),
};

function siteFails(kind: HttpFailure["kind"]): Begin {
  return siteAnswers((_) => ({ kind, reason: `${kind} by a test`, milliseconds: 5000 }), 0.8);
}

function siteSays(answer: SiteAnswer, isMeant: (path: string) => boolean = isPage): Begin {
  return siteAnswers((path) => (isMeant(path) ? answer : undefined), 0.9);
}

function siteAnswers(
  answer: (path: string, random: Random, site: FaultSite) => SiteAnswer | HttpFailure | undefined,
  share: number,
): Begin {
  return ({ site }, random) => {
    const fault = (path: string) =>
      random.next() < share ? answer(path, random, site) : undefined;
    site.faults.add(fault);
    return () => site.faults.delete(fault);
  };
}

function itemAt(path: string, { items }: FaultSite): NewsItem | undefined {
  return items.find((item) => item.path === path);
}

function manyAddresses({ items }: FaultSite): string {
  const variants = ({ path, ...item }: NewsItem) =>
    [
      path,
      `${path}?utm_source=rss&utm_medium=feed`,
      `${path}#top`,
      `//NEWS.example.cn${path}?fbclid=1`,
      `http://news.example.cn:80/news/../${path.slice(1)}`,
    ].map((address) => ({ ...item, path: address }));
  return listingPage(items.slice(-12).toReversed().flatMap(variants));
}

function withHostileCharacters({ title, paragraphs, ...item }: NewsItem): NewsItem {
  const hostile = "\u0000\u0008\ufffe\ud800\u202e]]>&#0;&#x1F;&#xD800;";
  return {
    ...item,
    title: `${title}${hostile}`,
    paragraphs: paragraphs.map((text) => `${text}${hostile}`),
  };
}

function leadAway(path: string, random: Random): SiteAnswer {
  const location = random.pick([
    "http://169.254.169.254/latest/meta-data/iam/",
    "http://10.0.0.1/",
    "http://[::ffff:127.0.0.1]/",
    "http://localhost/",
    "file:///etc/passwd",
    "http://news.example.cn:22/",
    `http://tidings:${SECRET}@news.example.cn/`,
    "/private/1",
    path,
  ]);
  return { status: 302, headers: { location, "set-cookie": `session=${SECRET}` } };
}

function isPage(path: string): boolean {
  return path !== "/robots.txt";
}

function isListing(path: string): boolean {
  return path === "/news/";
}

function isArticle(path: string): boolean {
  return isPage(path) && !isListing(path);
}

function sorryPage(): string {
  const sorry = "系统正在维护,请您稍后再访问本页面。给您带来的不便,我们深表歉意,感谢您的理解。";
  return `<!DOCTYPE html><html><head><title>系统维护通知</title></head><body><h1>系统维护通知</h1><div class="content"><p>${sorry}</p><p>${sorry}</p></div><a href="/">返回首页</a></body></html>`;
}
