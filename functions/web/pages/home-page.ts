import { html } from "hono/html";
import type { SourceRecord } from "../../core/records.ts";
import { sourceTitle } from "../../usecases/feed-subject.ts";
import type { ShownEntry } from "../../usecases/read-pages.ts";
import { entryList, langAttribute } from "./entry-list.ts";
import { healthBadge } from "./health-badge.ts";
import { layout } from "./layout.ts";
import { feedAlternates, formatLinks } from "./subscribe-box.ts";
import { relativeTime } from "./times.ts";
import type { Words } from "./words-en.ts";

export interface HomePage {
  readonly words: Words;
  readonly now: Date;
  readonly publicUrl: string;
  readonly sources: readonly SourceRecord[];
  readonly latest: readonly ShownEntry[];
  readonly showsHealth: boolean;
}

/** What there is: sources with their health, groups, the newest articles. */
export function homePage(page: HomePage) {
  const { words, sources, latest, publicUrl } = page;
  const content = html`<div class="wide">
<div class="hero"><h1>${words.slogan}</h1><p>${words.intro}</p></div>
<div class="columns"><div>${sourcesSection(page)}${groupsSection(page)}</div>
<section aria-labelledby="latest"><div class="bar"><h2 id="latest">${words.latest}</h2></div>${entryList(latest, { words, withSource: true, compact: true })}</section>
</div></div>`;
  const alternates = [
    ...feedAlternates(`${publicUrl}/feeds/all`, "Tidings"),
    ...sources
      .slice(0, 100)
      .flatMap((record) =>
        feedAlternates(`${publicUrl}/feeds/${record.source.id}`, sourceTitle(record)).slice(0, 1),
      ),
  ];
  return layout({
    title: "Tidings",
    words,
    content,
    alternates,
    path: "/",
    description: words.intro,
  });
}

function sourcesSection(page: HomePage) {
  const { words, sources, showsHealth } = page;
  const healthy = sources.filter(
    ({ health }) => health.state === "healthy" || health.state === "new",
  );
  const glance = showsHealth ? words.healthSummary(healthy.length, sources.length) : "";
  return html`<section aria-labelledby="sources"><div class="bar"><h2 id="sources">${words.sources}</h2><p>${sources.length === 0 ? "" : glance}</p></div>
${
  sources.length === 0
    ? html`<div class="empty"><strong>${words.noSources}</strong>${words.noSourcesNote}</div>`
    : html`<ul class="cards">${allCard(words)}${sources.map((record) => sourceCard(record, page))}</ul>`
}</section>`;
}

function allCard(words: Words) {
  return html`<li class="card"><div class="row apart"><h3><a href="/feeds/all.rss">${words.everything}</a></h3></div>
<p class="soft">${words.everythingNote}</p><div class="gap">${formatLinks("/feeds/all", words.everything)}</div></li>`;
}

function sourceCard(record: SourceRecord, { words, now, showsHealth }: HomePage) {
  const { source, health, lastEntryAt, pageLanguage } = record;
  const title = sourceTitle(record);
  return html`<li class="card">
<div class="row apart"><h3${langAttribute(source.language ?? pageLanguage)}><a href="/sources/${source.id}">${title}</a></h3>${showsHealth ? healthBadge(health, words) : ""}</div>
<p class="soft">${new URL(source.url).host} · ${words.lastEntry}${words.colon}${relativeTime(lastEntryAt, now, words, words.never)}</p>
<div class="row apart gap">${formatLinks(`/feeds/${source.id}`, title)}<span class="chips">${source.groups.map((group) => html`<span class="chip">${group}</span>`)}</span></div>
</li>`;
}

function groupsSection({ words, sources }: HomePage) {
  const groups = [...new Set(sources.flatMap(({ source }) => source.groups))].sort();
  if (groups.length === 0) return "";
  return html`<section aria-labelledby="groups"><div class="bar"><h2 id="groups">${words.groups}</h2><p><a href="/opml">${words.opml}</a></p></div>
<ul class="cards">${groups.map((group) => groupCard(group, sources))}</ul></section>`;
}

function groupCard(group: string, sources: readonly SourceRecord[]) {
  const members = sources.filter(({ source }) => source.groups.includes(group));
  return html`<li class="card"><h3><a href="/feeds/groups/${group}.rss">${group}</a></h3>
<p class="soft">${members.map(sourceTitle).join(" · ")}</p><div class="gap">${formatLinks(`/feeds/groups/${group}`, group)}</div></li>`;
}
