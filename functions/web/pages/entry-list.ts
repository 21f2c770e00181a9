import { html } from "hono/html";
import { joinNames } from "../../core/feeds/clean-text.ts";
import { sourceTitle } from "../../usecases/feed-subject.ts";
import type { ShownEntry } from "../../usecases/read-pages.ts";
import { publicationTime } from "./times.ts";
import type { Words } from "./words-en.ts";

interface EntryListOptions {
  readonly words: Words;
  /** Name the source of each. */
  readonly withSource: boolean;
  /** Titles only. */
  readonly compact?: boolean;
}

export function entryList(entries: readonly ShownEntry[], options: EntryListOptions) {
  const { words, compact = false } = options;
  if (entries.length === 0) return html`<div class="empty">${words.noEntries}</div>`;
  return html`<ol class="list${compact ? " compact" : ""}">${entries.map((entry) => entryItem(entry, options))}</ol>`;
}

function entryItem(
  { record, source }: ShownEntry,
  { words, withSource, compact }: EntryListOptions,
) {
  const { id, title, summary, byline = [], credit, url } = record;
  const lang = record.language ?? source.source.language ?? source.pageLanguage;
  return html`<li>
<h3${langAttribute(lang)}><a href="/articles/${id}">${title}</a></h3>
${summary === undefined || compact ? "" : html`<p class="sum"${langAttribute(lang)}>${summary}</p>`}
<p class="meta"><span>${publicationTime(record, words)}</span>${
    withSource ? html`<a href="/sources/${source.source.id}">${sourceTitle(source)}</a>` : ""
  }${byline.length === 0 || compact ? "" : html`<span>${joinNames(byline)}</span>`}${
    credit === undefined || compact ? "" : html`<span>${words.from(credit)}</span>`
  }${compact ? "" : html`<a href="${url}" rel="noreferrer">${words.original}<span class="unseen">${words.colon}${title}</span></a>`}</p>
</li>`;
}

export function langAttribute(lang: string | undefined) {
  return lang === undefined ? "" : html` lang="${lang}"`;
}
