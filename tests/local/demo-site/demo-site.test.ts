import { expect, it } from "vitest";
import { decodePage } from "../../../functions/core/charset/decode-page.ts";
import { discoverLinks } from "../../../functions/core/discovery/discover-links.ts";
import { parseHtml } from "../../../functions/core/html/parse-html.ts";
import { readArticle } from "../../../functions/usecases/read-article.ts";
import { createDemoSite } from "../../../local/demo-site/demo-site.ts";
import { openNewspaper } from "../../../local/demo-site/newspaper.ts";
import { writeArticle } from "../../../local/demo-site/write-article.ts";
import { temporaryDirectory } from "../../support/command.ts";

const ORIGIN = "http://127.0.0.1:8087";
const OPENED = new Date("2026-11-22T10:00:00Z");

function openDemo(directory = temporaryDirectory()) {
  const newspaper = openNewspaper(directory, () => OPENED);
  return { newspaper, site: createDemoSite(newspaper, ORIGIN) };
}

async function pageAt(site: ReturnType<typeof createDemoSite>, path: string) {
  const response = await site.request(path);
  const decoded = decodePage(new Uint8Array(await response.arrayBuffer()), {
    contentType: response.headers.get("content-type") ?? "",
  });
  if (!decoded.ok) throw new Error(decoded.reason);
  return { response, ...decoded };
}

it.each([
  ["/zh/", "/zh/index_2.html", "gb18030"],
  ["/en/", "/en/?page=2", "utf-8"],
])("%s lists ten articles a page, and its charset is found", async (path, next, charset) => {
  const { site } = openDemo();
  const page = await pageAt(site, path);
  expect(["gbk", "gb18030", charset]).toContain(page.charset);
  const found = discoverLinks({ document: parseHtml(page.text), url: ORIGIN + path });
  expect(found.links).toHaveLength(10);
  expect(found.next).toBe(ORIGIN + next);
  expect((await site.request(next)).status).toBe(200);
});

it.each(["zh", "en"] as const)(
  "every article of its first page can be read whole (%s)",
  async (language) => {
    const { site, newspaper } = openDemo();
    const list = await pageAt(site, `/${language}/`);
    for (const { number, title, blocks } of newspaper.articles(language).slice(0, 10)) {
      const href = new RegExp(`href="([^"]*[t-]${number}(?:\\.html)?)"`).exec(list.text)?.[1] ?? "";
      const { text } = await pageAt(site, href);
      const read = readArticle(text, { url: ORIGIN + href, fetchedAt: OPENED.toISOString() });
      expect(read).toMatchObject({ ok: true, article: { title } });
      const article = read.ok ? read.article : { text: "", html: "" };
      for (const block of blocks) {
        expect(article.text).toContain(typeof block === "string" ? block : block.h);
      }
      expect(article.html).toContain(`/images/${number}.png`);
      expect(article.text).not.toMatch(/版权所有|在线留言|联系我们|inbox|Sign up|cookies/);
    }
  },
);

it("answers conditional requests, and 404 for what is not there", async () => {
  const { site } = openDemo();
  const etag = (await site.request("/zh/")).headers.get("etag") ?? "";
  const again = await site.request("/zh/", { headers: { "if-none-match": etag } });
  expect(again.status).toBe(304);
  for (const path of ["/zh/index_99.html", "/zh/202611/t999.html", "/en/2026/11/22/x-0", "/nope"]) {
    expect((await site.request(path)).status).toBe(404);
  }
});

it("has pictures and an attachment", async () => {
  const { site } = openDemo();
  const picture = new Uint8Array(await (await site.request("/images/38.png")).arrayBuffer());
  expect([...picture.slice(1, 4)].map((byte) => String.fromCharCode(byte)).join("")).toBe("PNG");
  expect(await (await site.request("/files/timetable.pdf")).text()).toMatch(
    /^%PDF-1\.4[\s\S]+%%EOF\n$/,
  );
});

it("is the same newspaper after a restart, with what was published since it opened", () => {
  const directory = temporaryDirectory();
  const { newspaper } = openDemo(directory);
  const published = newspaper.publish();
  expect(newspaper.articles("zh")[0]).toEqual(published);
  const reopened = openNewspaper(directory, () => new Date("2026-12-01T00:00:00Z"));
  expect(reopened.articles("zh")).toEqual(newspaper.articles("zh"));
  expect(reopened.articles("en")).toHaveLength(20);
});

it("writes another title nearly every time", () => {
  const titles = Array.from({ length: 400 }, (_, number) => writeArticle(number, OPENED).title);
  expect(new Set(titles).size).toBeGreaterThan(350);
});
