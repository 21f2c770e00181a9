import { html, raw } from "hono/html";
import type { Attachment } from "../../core/article.ts";
import { cleanUrl, joinNames } from "../../core/feeds/clean-text.ts";
import type { TextChange } from "../../core/revisions/compare-texts.ts";
import { sourceTitle } from "../../usecases/feed-subject.ts";
import type { ArticlePage, ShownRevision } from "../../usecases/read-pages.ts";
import { langAttribute } from "./entry-list.ts";
import { layout } from "./layout.ts";
import { feedAlternates } from "./subscribe-box.ts";
import { publicationTime } from "./times.ts";
import type { Words } from "./words-en.ts";

export type FoundArticle = Extract<ArticlePage, { kind: "found" }>;

/** An article as it is stored, with what it said before. Its HTML was sanitized when it was read. */
export function articlePage(found: FoundArticle, words: Words, publicUrl: string) {
  const { record, source, article, revisions } = found;
  const feed = `${publicUrl}/feeds/${source.source.id}`;
  const lang = record.language ?? source.source.language ?? source.pageLanguage;
  const text =
    article === undefined
      ? html`<p>${record.summary ?? ""}</p><p class="soft">${words.noText}</p>`
      : raw(article.html);
  const content = html`<article class="narrow">
${articleHead(found, words, lang)}
<div class="text"${langAttribute(lang)}>${text}</div>
${attachmentsSection(record.attachments ?? [], words)}${revisionsSection(revisions, words, lang)}
</article>`;
  return layout({
    title: `${record.title} · Tidings`,
    words,
    content,
    alternates: feedAlternates(feed, sourceTitle(source)),
    path: `/articles/${record.id}`,
    description: record.summary,
    canonical: cleanUrl(record.canonicalUrl),
  });
}

function articleHead({ record, source }: FoundArticle, words: Words, lang: string | undefined) {
  const { byline = [], credit, modifiedAt } = record;
  return html`<header class="article-head"><p class="kicker"><a href="/sources/${source.source.id}">${sourceTitle(source)}</a></p>
<h1${langAttribute(lang)}>${record.title}</h1>
<p class="meta"><span>${publicationTime(record, words)}</span>${
    byline.length === 0 ? "" : html`<span>${words.by(joinNames(byline))}</span>`
  }${credit === undefined ? "" : html`<span>${words.from(credit)}</span>`}${
    modifiedAt === undefined
      ? ""
      : html`<span>${words.changed}${words.colon}<time datetime="${modifiedAt}">${modifiedAt.slice(0, 16).replace("T", " ")} UTC</time></span>`
  }</p>
<p class="row"><a class="chip" href="${record.url}" rel="noreferrer">${words.original} ↗</a></p></header>`;
}

function attachmentsSection(attachments: readonly Attachment[], words: Words) {
  const safe = attachments.filter(({ url }) => cleanUrl(url) !== undefined);
  if (safe.length === 0) return "";
  return html`<section aria-labelledby="files"><div class="bar"><h2 id="files">${words.attachments}</h2></div><ul class="files">${safe.map(
    ({ url, title, type }) =>
      html`<li class="card"><a href="${url}" rel="noreferrer">${title}</a> <span class="soft">${type ?? ""}</span></li>`,
  )}</ul></section>`;
}

function revisionsSection(
  revisions: readonly ShownRevision[],
  words: Words,
  lang: string | undefined,
) {
  if (revisions.length === 0) return "";
  return html`<section aria-labelledby="revisions"><div class="bar"><h2 id="revisions">${words.revisions}</h2><p>${words.revisionsNote}</p></div>${revisions.map(
    (
      { at, title, changes },
      index,
    ) => html`<details${index === 0 ? raw(" open") : ""}><summary>${words.wasReplaced(`${at.slice(0, 16).replace("T", " ")} UTC`)} · <span${langAttribute(lang)}>${title}</span></summary>
<div class="diff">${changes === undefined ? html`<p class="kept">${words.bodyGone}</p>` : changes.map((change) => changeBlock(change, words, lang))}</div></details>`,
  )}</section>`;
}

function changeBlock({ kind, lines }: TextChange, words: Words, lang: string | undefined) {
  if (kind === "kept") return html`<p class="kept">${words.blocksKept(lines.length)}</p>`;
  const said = kind === "added" ? words.added : words.removed;
  const label = html`<span class="unseen">${said}${words.colon}</span>`;
  return kind === "added"
    ? lines.map((line) => html`<ins${langAttribute(lang)}>${label}${line}</ins>`)
    : lines.map((line) => html`<del${langAttribute(lang)}>${label}${line}</del>`);
}
