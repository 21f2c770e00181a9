import { keyOf } from "./page-text.ts";

/** What parts a headline from a section's and a site's name. */
const SEPARATOR =
  /\s{1,3}(?:[|｜–—·•»›«‹>/~:]|-{1,3}|::|\/\/)\s{1,3}|\s?[|｜_]\s?|-{2,3}|(?<=\p{Script=Han}|[”"」》！？）)])\s?[-—–·]\s?(?=\p{Script=Han}|[\w.]{2,20}$)/gu;

const SITE_WORD =
  /(?:网|网站|频道|门户|官网|新闻|在线|日报|晚报|电视台|资讯|客户端|集团|公司|\.(?:com|org|net|cn|de|fr|co\.uk|info|io))$/iu;

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
    if (cut.index >= end || !siteKeys.has(keyOf(head))) break;
    start = cut.index + cut[0].length;
  }
  return title.slice(start, end).trim();
}

/** The tail of a title is the site's if it is called so, or if it is a short name and the head is long enough for a headline. */
function isSiteName(tail: string, head: string, siteKeys: ReadonlySet<string>): boolean {
  const key = keyOf(tail);
  const headKey = keyOf(head);
  if (headKey.length < 4) return false;
  if (key === "" || siteKeys.has(key) || isLikeSite(key, siteKeys)) return true;
  if (SITE_WORD.test(tail) && key.length <= 16) return true;
  return key.length * 2 <= headKey.length && key.length <= 24 && tail.trim().split(" ").length <= 3;
}

/** "网易新闻" where the site is 网易. */
function isLikeSite(key: string, siteKeys: ReadonlySet<string>): boolean {
  if (key.length > 40) return false;
  return [...siteKeys].some(
    (site) => site.length > 3 && (key.includes(site) || site.includes(key)),
  );
}
