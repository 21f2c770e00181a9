import { elementsByTag, type PageIndex } from "../../html/page-index.ts";
import { attribute } from "../../html/tree.ts";
import type { Candidate, Choice } from "./candidate.ts";
import { type MetaTags, metaValues } from "./meta-tags.ts";

const MAX_LENGTH = 2_048;

/** The address under which the page wants to be known, if that can be this very article's; else the page's own. */
export function chooseCanonicalAddress(
  index: PageIndex,
  meta: MetaTags,
  url: URL | undefined,
): Choice<string> | undefined {
  const heard = [
    ...elementsByTag(index, "link")
      .filter((link) => attribute(link, "rel")?.toLowerCase() === "canonical")
      .map((link) => judge(attribute(link, "href") ?? "", "rel=canonical", url)),
    ...metaValues(meta, ["og:url"]).map((value) => judge(value, "meta og:url", url)),
  ];
  const best = heard.find(({ weight }) => weight > 0);
  if (best !== undefined) return { value: best.value, from: best.from, heard };
  return url === undefined
    ? undefined
    : { value: withoutHash(url), from: "the page's address", heard };
}

function judge(href: string, from: string, page: URL | undefined): Candidate {
  const url =
    href.length > MAX_LENGTH || href.trim() === "" ? null : URL.parse(href.trim(), page?.href);
  if (url === null || !url.protocol.startsWith("http")) {
    return { value: href.slice(0, 200), from, weight: 0, why: "no address" };
  }
  const value = withoutHash(url);
  const why = page === undefined ? undefined : doubt(url, page);
  return { value, from, weight: why === undefined ? 1 : 0, why };
}

/** Templates that forget to fill it in name the home page, the section, or a host of their own. */
function doubt(url: URL, page: URL): string | undefined {
  if (siteOf(url.hostname) !== siteOf(page.hostname)) return "another site";
  const isBare = url.pathname.length <= 1 && url.search === "";
  if (isBare && (page.pathname.length > 1 || page.search !== "")) return "the home page";
  const isFolder = url.pathname.endsWith("/") && url.search === "";
  if (isFolder && page.pathname.startsWith(url.pathname) && isDeeper(page, url)) {
    return "the section, not the article";
  }
  return url.pathname === page.pathname && url.search === "" && hasNumber(page.search)
    ? "without what tells the articles apart"
    : undefined;
}

function isDeeper(page: URL, section: URL): boolean {
  const rest = page.pathname.slice(section.pathname.length);
  return rest !== "" && !INDEX.test(rest);
}

const INDEX = /^(?:index|default|amp)\b/i;
const NUMBERED =
  /[?&](?:id|aid|nid|newsid|articleid|article_id|p|pid|docid|contentid|infoid|tid|sn|itemid|no|idx|storyid|autono)=[\w-]+/i;

function hasNumber(search: string): boolean {
  return NUMBERED.test(search);
}

/** The last two labels of a host name, three where the second is a registry's (`com.cn`, `co.uk`). */
function siteOf(host: string): string {
  const labels = host.split(".");
  const take = REGISTRY.test(labels.at(-2) ?? "") && labels.length > 2 ? 3 : 2;
  return labels.slice(-take).join(".");
}

const REGISTRY = /^(?:com?|net|org|gov|edu|ac|ne|or|go|gob|gouv)$/;

function withoutHash(url: URL): string {
  const [address = ""] = url.href.split("#", 1);
  return address;
}
