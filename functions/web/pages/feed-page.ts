import { html } from "hono/html";
import type { FeedFormat } from "../../core/feeds/feed-document.ts";
import type { FeedSubject } from "../../usecases/feed-subject.ts";
import type { ShownEntry } from "../../usecases/read-pages.ts";
import { entryList, langAttribute } from "./entry-list.ts";
import { layout } from "./layout.ts";
import { feedAlternates, subscribeBox } from "./subscribe-box.ts";
import type { Words } from "./words-en.ts";

export interface FeedView {
  readonly words: Words;
  readonly publicUrl: string;
  readonly subject: FeedSubject;
  readonly format: FeedFormat;
  readonly query: string;
  /** The path of this very document without ending; another than the subject's for an archive page. */
  readonly path: string;
  readonly entries: readonly ShownEntry[];
}

/** What a person sees who opens a feed's address in a browser. */
export function feedPage({ words, publicUrl, subject, format, query, path, entries }: FeedView) {
  const isArchive = path !== subject.path;
  const content = html`<div class="wide">
<div class="hero"><p class="kicker">${words.whatIsThis}</p><h1${langAttribute(subject.language)}>${subject.title}</h1><p>${subject.description}</p>
${isArchive ? html`<p>${words.archivePage} · <a href="${subject.path}.${format}">${words.backToCurrent}</a></p>` : ""}</div>
<div class="columns">
<div class="aside">${subscribeBox({ words, stem: publicUrl + subject.path, query, format })}</div>
<section aria-labelledby="entries"><div class="bar"><h2 id="entries">${words.entries}</h2></div>${entryList(entries, { words, withSource: subject.merged })}</section>
</div></div>`;
  return layout({
    title: words.feedOf(subject.title),
    words,
    content,
    alternates: feedAlternates(publicUrl + subject.path, subject.title),
    path: `${path}.${format}`,
    query,
    description: words.howTo,
  });
}
