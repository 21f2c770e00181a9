import { html } from "hono/html";
import type { ArticleRecord } from "../../core/records.ts";
import type { Words } from "./words-en.ts";

const LOCAL_TIME = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/;
const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;
const NONE = 0;

/** When the page says it was published, in the page's own time; else when it was first seen. */
export function publicationTime(
  { publishedAt, enteredAt, firstSeenAt }: ArticleRecord,
  words: Words,
) {
  const time = publishedAt ?? enteredAt ?? firstSeenAt;
  return html`<time datetime="${time}">${writeLocal(time, words)}</time>`;
}

/** As it stands in the text, whatever zone the reader is in: `23 Mar 2021, 18:58`. */
function writeLocal(time: string, { lang }: Words): string {
  const [, year, month, day, clock] = LOCAL_TIME.exec(time) ?? [];
  if (year === undefined) return time;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const text = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeZone: "UTC" }).format(date);
  return clock === undefined ? text : `${text} ${clock}`;
}

/** How long ago, or in how long; the exact time in UTC stands in the tooltip. */
export function relativeTime(time: string | undefined, now: Date, words: Words, none: string) {
  if (time === undefined) return none;
  const distance = Date.parse(time) - now.getTime();
  const [unit, length] =
    UNITS.find(([, size]) => Math.abs(distance) >= size) ?? (["second", 1_000] as const);
  const text = new Intl.RelativeTimeFormat(words.lang, { numeric: "auto" }).format(
    Math.trunc(distance / length) || NONE,
    unit,
  );
  return html`<time datetime="${time}" title="${time}">${text}</time>`;
}

export function writeDuration(milliseconds: number, { lang }: Words): string {
  const [unit, length] =
    UNITS.find(([, size]) => milliseconds >= size) ?? (["second", 1_000] as const);
  return new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: "long" }).format(
    Math.round(milliseconds / length),
  );
}
