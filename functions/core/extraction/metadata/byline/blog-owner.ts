import { elementsByTag, type PageIndex } from "../../../html/page-index.ts";
import { attribute, type HtmlElement, isElement } from "../../../html/tree.ts";
import { elementText } from "../page-text.ts";
import { documentTitle } from "../title-sources.ts";
import type { AuthorsHeard } from "./author-sources.ts";
import { isChineseName } from "./chinese-name.ts";
import { isWesternName } from "./western-name.ts";

/** 老李的博客, [老李]的专栏; what is called 我的博客 tells nobody's name. */
const CHINESE_OWNER =
  /^[[【「《]?(?!我|你|他|她|本人|您|大家|谁)([^\s[\]【】「」《》的]{2,16})[\]】」》]?\s?的(?:个人|個人)?(?:博客|專欄|专栏|部落格|网志|網誌|网络日志|blog|weblog)$/iu;
const WESTERN_OWNER =
  /^(?:the\s)?(?:(?:we)?blog (?:of|von|de|di|av) ([^|–—-]{4,40})|([^|–—-]{4,40}?)['’]s? (?:personal |travel |photo )?(?:we)?blog)$/iu;
/** 新浪博客, 博客园, CSDN博客: many people's. */
const PLATFORM = /^.{0,12}(?:博客|博客园|博客堂|部落格|blogs?)$/iu;
const TITLE_PARTS = /\s?[_|»]\s?|\s?[-–—]\s|\s[-–—]/u;
const BLOG_ADDRESS = /\bblogs?\b/i;
const MAX_LINKS = 400;
const WEIGHT = 4;

/** Whose blog the page belongs to: the author of what it holds, if nobody signs it. A page that shows several owners tells none. */
export function blogOwner(index: PageIndex): readonly AuthorsHeard[] {
  const parts = documentTitle(index)
    .split(TITLE_PARTS)
    .map((part) => part.trim());
  return (
    told(ownersIn(parts), "the blog's name in the title") ??
    told(accountIn(parts), "the account in the title") ??
    told(ownersIn(heads(index)), "the blog's name") ??
    told(linkedOwners(index), "links to the blog") ??
    told(headers(index), "the head of the blog") ??
    []
  );
}

function told(owners: readonly string[], from: string): readonly AuthorsHeard[] | undefined {
  const [owner] = owners;
  if (owner === undefined || new Set(owners).size > 1) return undefined;
  return [{ names: [owner], from, weight: WEIGHT, carrier: "markup" }];
}

function ownersIn(texts: readonly string[]): readonly string[] {
  return texts.map(ownerOf).filter((owner) => owner !== undefined);
}

function ownerOf(text: string): string | undefined {
  const chinese = CHINESE_OWNER.exec(text)?.[1];
  if (chinese !== undefined) return chinese;
  const [, behind, before] = WESTERN_OWNER.exec(text) ?? [];
  const name = behind ?? before ?? "";
  return isWesternName(name) ? name : undefined;
}

/** 标题_老李_新浪博客, 标题 - 老李 - 博客园: the account stands between the headline and the platform. */
function accountIn(parts: readonly string[]): readonly string[] {
  const [account, platform] = parts.slice(-2);
  if (parts.length < 3 || account === undefined || !PLATFORM.test(platform ?? "")) return [];
  return account.length >= 2 && account.length <= MAX_ACCOUNT ? [account] : [];
}

const MAX_ACCOUNT = 16;

function heads(index: PageIndex): readonly string[] {
  return ["h1", "h2"].flatMap((tag) => elementsByTag(index, tag).slice(0, 5).map(shortText));
}

/** Visitors have blogs too, and a newspaper links to some; the owner's archive and categories are linked from every page of it. */
function linkedOwners(index: PageIndex): readonly string[] {
  const links = elementsByTag(index, "a").slice(0, MAX_LINKS);
  const addresses = new Map<string, string>();
  for (const link of links) {
    const [owner] = ownersIn([attribute(link, "title") ?? "", shortText(link)]);
    if (owner !== undefined && !addresses.has(owner)) addresses.set(owner, homeOf(link));
  }
  if (addresses.size > MAX_OWNERS) return [];
  const hrefs = links.map((link) => (attribute(link, "href") ?? "").slice(0, MAX_ADDRESS));
  return [...addresses]
    .filter(([, home]) => home !== "" && hrefs.filter((href) => href.includes(home)).length >= MANY)
    .map(([owner]) => owner);
}

/** What the addresses of one blog have in common: `author=102`, `/laoli`. */
function homeOf(link: HtmlElement): string {
  return HOME.exec((attribute(link, "href") ?? "").slice(-MAX_ADDRESS))?.[0] ?? "";
}

const HOME = /(?<=\?)[\w=]{2,30}$|(?<=[^/]\/)[\w.-]{2,30}(?=\/?$)/;
const MANY = 5;
const MAX_ADDRESS = 200;
/** More are a directory of blogs. */
const MAX_OWNERS = 20;

/** A person's name that links to the blog's first page. */
function headers(index: PageIndex): readonly string[] {
  return elementsByTag(index, "h1")
    .slice(0, 2)
    .flatMap(({ childNodes }) => childNodes.filter(isElement))
    .filter((link) => BLOG_ADDRESS.test(attribute(link, "href") ?? ""))
    .map(shortText)
    .filter((name) => isChineseName(name) || isWesternName(name));
}

function shortText(element: HtmlElement): string {
  const text = elementText(element);
  return text.length > 60 ? "" : text;
}
