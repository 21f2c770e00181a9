import { keyOf } from "./page-text.ts";
import { isLikeSiteName, isSectionName } from "./title-names.ts";

/** What parts a headline from a section's and a site's name. */
const SEPARATOR =
  /\s{1,3}(?:[|｜–—·•»›«‹>/~:]|-{1,3}|::|\/\/)\s{1,3}|\s?[|｜_－]\s?|-{2,3}|——|【(?=[^【】]{2,16}】$)|(?<=\p{Script=Han}|[”"」》！？）)])\s?[-—–·]\s?(?=\p{Script=Han}|[\w.]{2,20}$)/gu;

/** A headline out of a `<title>` or `og:title`: without the names of the site and its sections at either end. */
export function cleanTitle(title: string, siteKeys: ReadonlySet<string>): string {
  const cuts = [...title.matchAll(SEPARATOR)];
  if (cuts.length === 0) return title;
  let start = 0;
  let end = title.length;
  for (const cut of cuts.toReversed()) {
    const tail = title.slice(cut.index + cut[0].length, end);
    const head = title.slice(0, cut.index);
    if (!isSiteName(tail, head, siteKeys)) break;
    end = cut.index;
  }
  for (const cut of cuts) {
    const head = title.slice(start, cut.index);
    const rest = title.slice(cut.index + cut[0].length, end);
    if (cut.index >= end || !isLeading(head, rest, siteKeys)) break;
    start = cut.index + cut[0].length;
  }
  return title.slice(start, end).trim();
}

function isLeading(head: string, rest: string, siteKeys: ReadonlySet<string>): boolean {
  if (siteKeys.has(keyOf(head))) return true;
  return rest.length >= 2 * head.length && (isSectionName(head) || isLikeSiteName(head));
}

/** Some put the headline where their name belongs. */
const MAX_SITE = 40;

/** Whether a title names nothing but sections and the site: 新闻中心-河畔市科技局. */
export function isOnlySite(title: string, siteKeys: ReadonlySet<string>): boolean {
  return (
    title.length <= MAX_SITE &&
    title
      .split(SEPARATOR)
      .every((part) => siteKeys.has(keyOf(part)) || isSectionName(part) || isLikeSiteName(part))
  );
}

/** The tail of a title is the site's if it is called so, or if it is a short name and the head is long enough for a headline. */
function isSiteName(tail: string, head: string, siteKeys: ReadonlySet<string>): boolean {
  const key = keyOf(tail);
  const headKey = keyOf(head);
  if (headKey.length < 4) return false;
  if (key === "" || siteKeys.has(key) || isLikeSite(key, siteKeys)) return true;
  if (isLikeSiteName(tail)) return true;
  return key.length * 2 <= headKey.length && key.length <= 24 && tail.trim().split(" ").length <= 3;
}

/** "网易新闻" where the site is 网易. */
function isLikeSite(key: string, siteKeys: ReadonlySet<string>): boolean {
  if (key.length > 40) return false;
  return [...siteKeys].some(
    (site) => site.length > 3 && (key.includes(site) || site.includes(key)),
  );
}
