import { elementsByTag, type PageIndex } from "../../html/page-index.ts";
import type { Candidate } from "./candidate.ts";
import { cleanTitle } from "./clean-title.ts";
import { type JsonLd, jsonText } from "./json-ld.ts";
import { type MetaTags, metaValues } from "./meta-tags.ts";
import { collapse, elementText } from "./page-text.ts";

const META_TITLES: readonly (readonly [string, number])[] = [
  ["og:title", 4],
  ["articletitle", 4.5],
  ["twitter:title", 3.5],
  ["headline", 3.5],
  ["parsely-title", 4],
  ["sailthru.title", 4],
  ["dc.title", 3.5],
  ["dcterms.title", 3.5],
  ["citation_title", 4.5],
  ["title", 3],
];

const MARKUP = /<[^<>]{1,200}>/g;
const ENTITIES: readonly (readonly [RegExp, string])[] = [
  [/&quot;|&#34;|&ldquo;|&rdquo;/g, '"'],
  [/&#0?39;|&apos;|&rsquo;|&lsquo;/g, "'"],
  [/&nbsp;/g, " "],
  [/&lt;/g, "<"],
  [/&gt;/g, ">"],
  [/&amp;/g, "&"],
];

/** What the page's metadata call it, without the names of the site, most trusted first. */
export function titleCandidates(
  index: PageIndex,
  meta: MetaTags,
  jsonLd: JsonLd,
  siteKeys: ReadonlySet<string>,
): readonly Candidate[] {
  const heard: Candidate[] = [];
  const headline = jsonText(jsonLd.article?.headline) ?? jsonText(jsonLd.article?.name);
  if (headline !== undefined) {
    heard.push({ value: plain(headline), from: "JSON-LD headline", weight: 4.2 });
  }
  for (const [name, weight] of META_TITLES) {
    for (const value of metaValues(meta, [name]).slice(0, 1)) {
      heard.push({ value: cleanTitle(plain(value), siteKeys), from: `meta ${name}`, weight });
    }
  }
  const title = documentTitle(index);
  if (title !== "")
    heard.push({ value: cleanTitle(title, siteKeys), from: "<title>", weight: 2.5 });
  return heard.filter(({ value }) => value !== "").sort((a, b) => b.weight - a.weight);
}

/** The `<title>` as it stands; inline pictures have titles too. */
export function documentTitle(index: PageIndex): string {
  const titles = elementsByTag(index, "title");
  const own = titles.find(({ parentNode }) => parentNode?.nodeName === "head") ?? titles[0];
  return own === undefined ? "" : plain(elementText(own));
}

/** Some escape twice, some put markup into metadata. */
function plain(text: string): string {
  let result = text.replace(MARKUP, " ");
  for (const [pattern, char] of ENTITIES) result = result.replace(pattern, char);
  return collapse(result);
}
