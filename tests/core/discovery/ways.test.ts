import { describe, expect, it } from "vitest";
import { readFeed } from "../../../functions/core/discovery/read-feed.ts";
import { readSitemap } from "../../../functions/core/discovery/read-sitemap.ts";
import { readJsonListing } from "../../../functions/core/discovery/read-state.ts";

const PAGE = "https://www.example.cn/news/";
const SHANGHAI = { timezone: "Asia/Shanghai", now: "2024-06-01T00:00:00Z" };

describe("a feed of the site's own", () => {
  it("is read as RSS 2.0, its markup as text, its picture by the enclosure", () => {
    const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
      <title>要闻</title><link>https://www.example.cn/</link>
      <item><title><![CDATA[市政府召开 <b>会议</b>]]></title><link>/a/1.html</link><pubDate>Fri, 24 May 2024 18:58:28 +0800</pubDate>
        <description>&lt;p&gt;记者获悉，&lt;/p&gt;重点项目。</description><enclosure url="/p/1.jpg" type="image/jpeg" length="1"/></item>
      <item><title>No link here</title></item>
      <item><guid isPermaLink="true">https://www.example.cn/a/2.html</guid><title>Second &amp; last</title><dc:date>2024-05-23</dc:date></item>
    </channel></rss>`;
    expect(readFeed(rss, PAGE, SHANGHAI)).toEqual({
      title: "要闻",
      links: [
        {
          url: "https://www.example.cn/a/1.html",
          title: "市政府召开 会议",
          published: "2024-05-24T18:58:28+08:00",
          publishedPrecision: "second",
          teaser: "记者获悉， 重点项目。",
          image: "https://www.example.cn/p/1.jpg",
        },
        {
          url: "https://www.example.cn/a/2.html",
          title: "Second & last",
          published: "2024-05-23",
          publishedPrecision: "day",
        },
      ],
    });
  });

  it("is read as Atom, with the alternate link and the published time", () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>One</title>
      <link rel="enclosure" href="/a.mp3"/><link rel="alternate" href="/one"/><published>2024-05-24T08:00:00Z</published><updated>2024-05-25T08:00:00Z</updated></entry></feed>`;
    expect(readFeed(atom, PAGE)?.links).toEqual([
      {
        url: "https://www.example.cn/one",
        title: "One",
        published: "2024-05-24T08:00:00Z",
        publishedPrecision: "second",
      },
    ]);
  });

  it("is read as JSON Feed", () => {
    const json = JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "News",
      items: [
        {
          id: "1",
          url: "/one",
          title: "Council approves budget",
          date_published: "2024-05-24T08:00:00Z",
        },
      ],
    });
    expect(readFeed(json, PAGE)?.links.map(({ url }) => url)).toEqual([
      "https://www.example.cn/one",
    ]);
  });

  it("is read as far as it goes where it is not well-formed", () => {
    const broken = `<rss><channel><item><title>A & B&nbsp;go</title><link>/1</link></item><item><title>Next`;
    expect(readFeed(broken, PAGE)?.links.map(({ url }) => url)).toEqual([
      "https://www.example.cn/1",
    ]);
  });

  it.each([
    "",
    "<html><body>no feed</body></html>",
    "{}",
    "{broken",
    "plain text",
    '<?xml version="1.0"?>',
  ])("is not seen in %j", (text) => expect(readFeed(text, PAGE)).toBeUndefined());
});

describe("a sitemap", () => {
  it("for news tells titles and dates of publication, newest first", () => {
    const xml = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
      <url><loc>https://www.example.cn/a/1.html</loc><news:news><news:title>旧闻一则</news:title><news:publication_date>2024-05-20T08:00:00+08:00</news:publication_date></news:news></url>
      <url><loc>https://www.example.cn/a/2.html</loc><news:news><news:title>新闻一则</news:title><news:publication_date>2024-05-24T08:00:00+08:00</news:publication_date></news:news></url></urlset>`;
    const read = readSitemap(xml, PAGE);
    expect(
      read?.kind === "pages" && read.links.map(({ title, published }) => [title, published]),
    ).toEqual([
      ["新闻一则", "2024-05-24T08:00:00+08:00"],
      ["旧闻一则", "2024-05-20T08:00:00+08:00"],
    ]);
  });

  it("does not take lastmod for a date of publication", () => {
    const xml = `<urlset><url><loc>/old</loc><lastmod>2020-01-01</lastmod></url><url><loc>/new</loc><lastmod>2024-01-01</lastmod></url></urlset>`;
    const read = readSitemap(xml, PAGE);
    expect(read).toEqual({
      kind: "pages",
      links: [
        { url: "https://www.example.cn/new", title: "" },
        { url: "https://www.example.cn/old", title: "" },
      ],
    });
  });

  it("that is an index names its sitemaps, those for news first", () => {
    const xml = `<sitemapindex><sitemap><loc>/pages.xml</loc><lastmod>2024-05-01</lastmod></sitemap><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>`;
    expect(readSitemap(xml, PAGE)).toEqual({
      kind: "index",
      sitemaps: ["https://www.example.cn/news.xml", "https://www.example.cn/pages.xml"],
    });
  });

  it("keeps the newest 1,000 of 50,000", () => {
    const urls = Array.from({ length: 50_000 }, (_, i) => `<url><loc>/${i}</loc></url>`).join("");
    const read = readSitemap(`<urlset>${urls}</urlset>`, PAGE);
    expect(read?.kind === "pages" && read.links.length).toBe(1_000);
  });
});

describe("data that content systems serve", () => {
  it("is WordPress's posts, in UTC", () => {
    const posts = [1, 2, 3].map((id) => ({
      id,
      date_gmt: `2024-05-2${id}T08:00:00`,
      link: `https://www.example.cn/${id}`,
      title: { rendered: `市图书馆延长开放时间第${id}号公告` },
      excerpt: { rendered: "<p>自六月起。</p>" },
    }));
    const [first] = readJsonListing(JSON.stringify(posts), PAGE, SHANGHAI);
    expect(first).toEqual({
      url: "https://www.example.cn/1",
      title: "市图书馆延长开放时间第1号公告",
      published: "2024-05-21T08:00:00Z",
      publishedPrecision: "second",
      teaser: "自六月起。",
    });
  });

  it("is a list under any names, with the menu beside it left out", () => {
    const data = {
      menu: ["首页", "新闻中心", "政务公开", "办事服务", "互动交流"].map((title, i) => ({
        title,
        url: `/m${i}/`,
      })),
      page: {
        docs: ["全市防汛工作会议召开", "湿地公园正式对外开放", "新能源汽车下乡活动启动"].map(
          (doctitle, i) => ({
            DOCTITLE: doctitle,
            DOCPUBURL: `./202405/t20240524_${i}.html`,
            docRelTime: "2024-05-24 10:00:00",
          }),
        ),
      },
    };
    expect(readJsonListing(JSON.stringify(data), PAGE, SHANGHAI).map(({ url }) => url)).toEqual(
      [0, 1, 2].map((i) => `https://www.example.cn/news/202405/t20240524_${i}.html`),
    );
  });
});
