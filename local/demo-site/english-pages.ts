import { type DemoArticle, wallClock } from "./demo-article.ts";
import { escapeHtml, type ListPage } from "./demo-markup.ts";

/** The English section is a site of today: HTML5, JSON-LD, cards, a cookie banner. */

const NOT_IN_A_SLUG = /[^a-z0-9]+/g;
const OUTER_DASHES = /^-|-$/g;

function englishAddress({ number, title, publishedAt }: DemoArticle): string {
  const slug = title.toLowerCase().replace(NOT_IN_A_SLUG, "-").replace(OUTER_DASHES, "");
  return `/en/${wallClock(publishedAt).slice(0, 10).replaceAll("-", "/")}/${slug}-${number}`;
}

export function englishList({ number, last, articles }: ListPage): string {
  const cards = articles.map(
    (
      article,
    ) => `<li class="card"><a href="${englishAddress(article)}"><img src="/images/${article.number}.png" alt="" width="160" height="90" loading="lazy">
<h2>${escapeHtml(article.title)}</h2></a><p>${escapeHtml(teaser(article))}</p>${time(article)}</li>`,
  );
  const next =
    number < last ? `<a rel="next" href="/en/?page=${number + 1}">Older stories</a>` : "";
  const previous =
    number > 1 ? `<a rel="prev" href="/en/?page=${number - 1}">Newer stories</a>` : "";
  return frame({
    title: "News",
    head: "",
    main: `<h1>Latest news</h1><ul class="cards">${cards.join("\n")}</ul><nav aria-label="Pages">${previous} ${next}</nav>`,
  });
}

export function englishArticle(
  article: DemoArticle,
  related: readonly DemoArticle[],
  origin: string,
): string {
  const { title, byline, number, caption, attachment } = article;
  const body = article.blocks.map((block) =>
    typeof block === "string" ? `<p>${escapeHtml(block)}</p>` : `<h2>${escapeHtml(block.h)}</h2>`,
  );
  const file = `<p><a href="/files/timetable.pdf" type="application/pdf">Bus timetable during the works (PDF)</a></p>`;
  const others = related.map(
    (other) => `<li><a href="${englishAddress(other)}">${escapeHtml(other.title)}</a></li>`,
  );
  return frame({
    title,
    head: articleHead(article, origin),
    main: `<article><header><h1>${escapeHtml(title)}</h1><p class="meta">By <span rel="author">${escapeHtml(byline)}</span> · ${time(article)} · <button type="button">Share</button></p></header>
<figure><img src="/images/${number}.png" width="640" height="360" alt="${escapeHtml(caption)}"><figcaption>${escapeHtml(caption)}</figcaption></figure>
${body.join("\n")}
${attachment ? file : ""}</article>
<aside><h2>More from Hewan</h2><ul>${others.join("")}</ul></aside>
<section class="newsletter"><h2>The Courier in your inbox</h2><form action="/message" method="post"><input name="mail" placeholder="you@example.org"><button>Sign up</button></form></section>`,
  });
}

function articleHead(article: DemoArticle, origin: string): string {
  const { title, byline, number } = article;
  const data = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: title,
    datePublished: isoTime(article),
    author: byline.split(" and ").map((name) => ({ "@type": "Person", name })),
    publisher: { "@type": "Organization", name: "Hewan Courier" },
    image: [`${origin}/images/${number}.png`],
  };
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return `<link rel="canonical" href="${origin}${englishAddress(article)}">
<meta property="og:type" content="article"><meta property="og:title" content="${escapeHtml(title)}">
<meta property="og:image" content="${origin}/images/${number}.png"><meta name="description" content="${escapeHtml(teaser(article))}">
<script type="application/ld+json">${json}</script>`;
}

function teaser({ blocks }: DemoArticle): string {
  const first = blocks.find((block) => typeof block === "string") ?? "";
  return first.length > 180 ? `${first.slice(0, first.lastIndexOf(" ", 180))} …` : first;
}

function time(article: DemoArticle): string {
  const day = article.publishedAt.toLocaleDateString("en-GB", {
    dateStyle: "long",
    timeZone: "Asia/Shanghai",
  });
  return `<time datetime="${isoTime(article)}">${day}</time>`;
}

function isoTime({ publishedAt }: DemoArticle): string {
  return `${wallClock(publishedAt).replace(" ", "T")}+08:00`;
}

function frame({ title, head, main }: { title: string; head: string; main: string }): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} | Hewan Courier</title>
${head}<style>body{font:17px/1.6 Georgia,serif;max-width:46rem;margin:auto;padding:1rem}.cards{list-style:none;padding:0}.card{margin:0 0 2rem}.card h2{font-size:1.2rem;margin:.2rem 0}figure{margin:0}img{max-width:100%;height:auto}footer,.meta{color:#666;font-size:.9rem}</style></head>
<body><header><nav><a href="/">Home</a> <a href="/en/">News</a> <a href="/zh/" hreflang="zh">中文</a> <a href="/about">About</a></nav></header>
<div class="cookie-banner" role="dialog" aria-label="Cookies"><p>This newspaper sets no cookies at all.</p><button>Fine</button></div>
<main>${main}</main>
<footer><p>Hewan Courier, 1 Dock Street · <a href="/about#contact">Contact</a> · <a href="/about">Terms</a></p><p>A newspaper that does not exist, written for a demo.</p></footer></body></html>`;
}
