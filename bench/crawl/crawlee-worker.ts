import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CheerioCrawler, Configuration } from "@crawlee/cheerio";
import { Readability } from "@mozilla/readability";
import { JSDOM } from "jsdom";
import { parseHTML } from "linkedom";

/**
 * The same site with what a user would pick instead: Crawlee's CheerioCrawler, Readability, Crawlee's own store on disk.
 * Readability needs a DOM: its documentation says jsdom, who is in a hurry takes linkedom.
 */
const [origin = "", dom = "jsdom"] = process.argv.slice(2);
const directory = mkdtempSync(join(tmpdir(), "crawlee-bench-"));
const configuration = new Configuration({
  storageClientOptions: { localDataDirectory: directory },
  persistStorage: true,
});
let articles = 0;
const crawler = new CheerioCrawler(
  {
    maxConcurrency: 16,
    maxRequestsPerCrawl: 1_000_000,
    async requestHandler({ request, body, enqueueLinks, pushData }) {
      if (!request.url.includes("/news/")) {
        await enqueueLinks({ globs: [`${origin}/news/*`, `${origin}/index_*`] });
        return;
      }
      const article = readArticle(String(body), request.url);
      if (article === null) return;
      await pushData({ url: request.url, title: article.title, content: article.content });
      articles += 1;
    },
  },
  configuration,
);
const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
await crawler.run([`${origin}/`]);
const seconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
const cpuSeconds = (user + system) / 1e6;
rmSync(directory, { recursive: true, force: true });
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ articles, seconds, cpuSeconds, peakMb }));

function readArticle(html: string, url: string) {
  if (dom === "linkedom") return new Readability(parseHTML(html).document).parse();
  const { window } = new JSDOM(html, { url });
  const article = new Readability(window.document).parse();
  window.close();
  return article;
}
