import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A news site of `count` articles on loopback, for a process of its own: prints its origin, then serves until it is killed. */
const count = Number(process.argv[2] ?? 2000);
const PER_LISTING = 100;
const TOPICS = ["桥梁", "图书馆", "地铁", "公园", "学校", "市场", "医院", "水厂"];

const pages = new Map<string, Buffer>();
for (let number = 0; number < count; number += 1) pages.set(pathOf(number), articlePage(number));
for (let start = 0; start < count; start += PER_LISTING) {
  pages.set(listingPath(start / PER_LISTING), listingPage(start));
}
pages.set("/robots.txt", Buffer.from("User-agent: *\nAllow: /\n"));

const server = createServer(({ url = "" }, response) => {
  const body = pages.get(url);
  response.writeHead(body === undefined ? 404 : 200, {
    "content-type": "text/html; charset=utf-8",
  });
  response.end(body ?? "not found");
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

function pathOf(number: number): string {
  return `/news/${100_000 + number}.html`;
}

function listingPath(index: number): string {
  return index === 0 ? "/" : `/index_${index}.html`;
}

function titleOf(number: number): string {
  return `${TOPICS[number % TOPICS.length]}工程第${number}号进展通报:本周完成主体施工`;
}

function listingPage(start: number): Buffer {
  const rows = Array.from({ length: Math.min(PER_LISTING, count - start) }, (_, index) => {
    const number = start + index;
    return `<li><a href="${pathOf(number)}">${titleOf(number)}</a><span>2026-03-01</span></li>`;
  });
  const next = start + PER_LISTING < count ? listingPath(start / PER_LISTING + 1) : undefined;
  const pager = next ? `<div class="page"><a href="${next}">下一页</a></div>` : "";
  return page("新闻列表", `<ul class="list">${rows.join("")}</ul>${pager}`);
}

/** About 25 kB, as a news page of a content management system: navigation, the article, related news, a footer. */
function articlePage(number: number): Buffer {
  const paragraphs = Array.from(
    { length: 14 },
    (_, part) =>
      `<p>　　第${number}号通报第${part}段。记者从项目部获悉,${titleOf(number)},现场共投入工人${number % 97}名、机械${part + 3}台,预计比原计划提前${(number + part) % 30}天完成。下一步将进行设备安装和联合调试,周边居民出行不受影响,临时停车场同步开放。</p>`,
  );
  const related = Array.from(
    { length: 60 },
    (_, index) =>
      `<li><a href="${pathOf((number + index) % count)}">${titleOf((number + index) % count)}</a></li>`,
  );
  return page(
    titleOf(number),
    `<div class="main"><h1>${titleOf(number)}</h1><div class="info">发布时间:2026-03-01 08:${String(number % 60).padStart(2, "0")}:00 来源:新城日报</div><div class="content">${paragraphs.join("\n")}</div></div><div class="side"><h3>相关新闻</h3><ul>${related.join("\n")}</ul></div>`,
  );
}

function page(title: string, body: string): Buffer {
  const nav = Array.from(
    { length: 80 },
    (_, index) => `<li class="item"><a href="/c/${index}/">栏目${index}</a></li>`,
  );
  const style = `<style>${".a{color:#333;margin:0 auto}".repeat(200)}</style><script>${"window.a=1;".repeat(400)}</script>`;
  return Buffer.from(
    `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}-新城新闻网</title>${style}</head><body><ul class="nav">${nav.join("")}</ul>${body}<div class="footer"><p>版权所有 新城新闻网 联系我们</p></div></body></html>`,
  );
}
