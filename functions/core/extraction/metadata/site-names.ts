import type { JsonLd } from "./json-ld.ts";
import { isObject, jsonText } from "./json-ld.ts";
import { type MetaTags, metaValues } from "./meta-tags.ts";
import { keyOf } from "./page-text.ts";

const HOST_PREFIX = /^(?:www\d?|m|mobile|wap|news)\./;

/** What the site is called, as keys of `keyOf`: by its own metadata and by its address. */
export function siteNameKeys(
  meta: MetaTags,
  jsonLd: JsonLd,
  url: URL | undefined,
): ReadonlySet<string> {
  const publisher = jsonLd.article?.publisher;
  const names = [
    ...metaValues(meta, ["og:site_name"]),
    ...metaValues(meta, ["application-name"]),
    ...metaValues(meta, ["sitename"]),
    ...metaValues(meta, ["apple-mobile-web-app-title"]),
    ...metaValues(meta, ["publisher", "article:publisher", "dc.publisher"]),
    ...metaValues(meta, ["twitter:site"]),
    jsonText(isObject(publisher) ? publisher.name : publisher) ?? "",
    ...hostNames(url),
  ];
  return new Set(names.map(keyOf).filter((key) => key.length > 1));
}

function hostNames(url: URL | undefined): readonly string[] {
  if (url === undefined) return [];
  const host = url.hostname.replace(HOST_PREFIX, "");
  return [host, host.split(".")[0] ?? ""];
}
