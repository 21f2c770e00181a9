import { html } from "hono/html";
import type { SourceRecord } from "../../core/records.ts";
import { type FeedSubject, sourceTitle } from "../../usecases/feed-subject.ts";
import type { ShownEntry } from "../../usecases/read-pages.ts";
import { entryList, langAttribute } from "./entry-list.ts";
import { healthBadge, healthCause } from "./health-badge.ts";
import { layout, type Markup } from "./layout.ts";
import { feedAlternates, subscribeBox } from "./subscribe-box.ts";
import { relativeTime, writeDuration } from "./times.ts";
import type { Words } from "./words-en.ts";

export interface SourceView {
  readonly words: Words;
  readonly now: Date;
  readonly publicUrl: string;
  readonly subject: FeedSubject;
  readonly source: SourceRecord;
  readonly entries: readonly ShownEntry[];
  readonly showsHealth: boolean;
}

/** One source: how it is, how to subscribe, what it has. */
export function sourcePage(view: SourceView) {
  const { words, subject, source, entries, publicUrl, showsHealth } = view;
  const title = sourceTitle(source);
  const content = html`<div class="wide">
<div class="hero"><p class="kicker">${words.sources}</p><h1${langAttribute(subject.language)}>${title}</h1>
<p>${words.page}${words.colon}<a href="${source.source.url}" rel="noreferrer">${source.source.url}</a></p></div>
<div class="columns">
<div class="aside">${subscribeBox({ words, stem: publicUrl + subject.path })}${showsHealth ? healthSection(view) : ""}</div>
<section aria-labelledby="entries"><div class="bar"><h2 id="entries">${words.entries}</h2></div>${entryList(entries, { words, withSource: false })}</section>
</div></div>`;
  const alternates = feedAlternates(publicUrl + subject.path, title);
  return layout({
    title: `${title} · Tidings`,
    words,
    content,
    alternates,
    path: `/sources/${source.source.id}`,
  });
}

function healthSection({ words, now, source }: SourceView) {
  const { health, lastCounts: counts } = source;
  return html`<section aria-labelledby="health"><div class="bar"><h2 id="health">${words.health}</h2>${healthBadge(health, words)}</div>
<dl class="facts">
${fact(words.lastCrawl, relativeTime(source.lastCrawlAt, now, words, words.never))}
${fact(words.lastGoodCrawl, relativeTime(source.lastGoodCrawlAt, now, words, words.never))}
${fact(words.nextCrawl, relativeTime(source.nextCrawlAt, now, words, words.notPlanned))}
${fact(words.lastEntry, relativeTime(source.lastEntryAt, now, words, words.never))}
${fact(words.cadence, writeDuration(source.intervalMs, words))}
</dl>
${counts === undefined ? "" : html`<p class="soft gap">${words.counts}${words.colon}${words.countsOf(counts.discovered, counts.new, counts.updated, counts.failed)}</p>`}
${healthCause(health, words)}</section>`;
}

function fact(name: string, value: Markup | string) {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}
