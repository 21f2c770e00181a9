import { elementsByTag, type PageIndex } from "../../html/page-index.ts";
import { attribute } from "../../html/tree.ts";
import type { Candidate, Choice } from "./candidate.ts";
import { isObject, type JsonLd, jsonItems } from "./json-ld.ts";
import { type MetaTags, metaValues } from "./meta-tags.ts";

const NO_PICTURE =
  /(?:^|[/_.-])(?:logo|icon|favicon|default|placeholder|blank|spacer|avatar|sprite|pixel|qr-?code|erweima|no-?image|fallback|share-?(?:img|image|logo|default)|social-?(?:share|default)|site-?image|og-?(?:image|default)|wechat|weixin)s?(?:[/_.\d-]|$)/i;
const VECTOR = /\.(?:svg|ico|gif)(?:\?|$)/i;

/** The picture that the page gives for the article. Logos and placeholders are none. */
export function chooseLeadImage(
  index: PageIndex,
  meta: MetaTags,
  jsonLd: JsonLd,
  base: string | undefined,
): Choice<string> | undefined {
  const heard = [
    ...metaValues(meta, ["og:image", "og:image:url", "og:image:secure_url"]).map((value) =>
      judge(value, "meta og:image", base),
    ),
    ...jsonItems(jsonLd.article?.image).map((item) =>
      judge(imageAddress(item), "JSON-LD image", base),
    ),
    ...metaValues(meta, ["twitter:image", "twitter:image:src"]).map((value) =>
      judge(value, "meta twitter:image", base),
    ),
    ...elementsByTag(index, "link")
      .filter((link) => attribute(link, "rel") === "image_src")
      .map((link) => judge(attribute(link, "href") ?? "", "rel=image_src", base)),
  ];
  const best = heard.find(({ weight }) => weight > 0);
  return best && { value: best.value, from: best.from, heard };
}

function imageAddress(item: unknown): string {
  if (typeof item === "string") return item;
  if (!isObject(item)) return "";
  const address = item.url ?? item.contentUrl ?? item["@id"];
  return typeof address === "string" ? address : "";
}

function judge(href: string, from: string, base: string | undefined): Candidate {
  const url = href.trim() === "" ? null : URL.parse(href.trim(), base);
  if (url === null || !url.protocol.startsWith("http")) {
    return { value: href.slice(0, 200), from, weight: 0, why: "no address" };
  }
  if (NO_PICTURE.test(url.pathname) || VECTOR.test(url.pathname)) {
    return { value: url.href, from, weight: 0, why: "a logo or a placeholder" };
  }
  return { value: url.href, from, weight: 1 };
}
