/** What an address tells of its page, before anybody looks at it. */
export interface UrlShape {
  /** Equal for the addresses that one template made, below one folder: `example.cn/news/D/tD_D.html`. */
  readonly family: string;
  /** The same over all folders: `example.cn/w/D/tD_D.html`. */
  readonly template: string;
  /** From -6 (a picture) over -3 (a front page) to 3 (a dated path with an id): does an article live there? */
  readonly score: number;
  /** A media type, if the address is a document's. */
  readonly documentType?: string;
}

const DATE_PATH =
  /(?:19|20)\d{2}[-/_]?(?:0[1-9]|1[0-2])(?:[-/_]?(?:0[1-9]|[12]\d|3[01]))?(?!\d)|\/(?:0[1-9]|[12]\d)\/(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\//;
/** All of a month or of a day: `/2024/05/`. */
const DATE_ARCHIVE = /\/(?:19|20)\d{2}(?:[-/_]?\d{2}){0,2}\/?$/;
const LONG_NUMBER = /\d{5,}/;
const NUMBER_BEFORE_END = /(?:^|[/_-])\w?\d{1,4}(?:_\d+)?(?:\.\w{2,5})?\/?$/;
const ID_PARAMETER =
  /[?&](?:\w*(?:id|aid|tid|no|num|seq|key|code)|p|n|article|news|show|view)=[\w-]*\d/i;
const LISTING_PATH =
  /\/(?:tags?|categor(?:y|ies)|topics?|authors?|users?|members?|search|login|signin|signup|register|account|pages?|about\w*|contact\w*|privacy|terms|legal|help|faq|rss|feeds?|sitemap|archives?|channels?|columns?|zt|ztzl|special|specials|subscribe|newsletters?|organi[sz]ations?|departments?|cart|shop|jobs?|careers?|profile|spaces?|home|portal|lists?)(?:[/.?-]|$)|[/_](?:list|index|page)[-_]?\d*\.\w+$|[?&](?:page|pageno|pagenum|q|query|keywords?|search|sort|order\w*|filter|typeid|uid|username|url|target|redirect|goto|login|action)=/i;
/** Lists of threads, of members and the like in Discuz and phpBB. */
const FORUM_LISTING =
  /\/(?:forum|group|space)-[\w-]*\d|[?&]mod=(?:forumdisplay|space|rss|ranklist|redirect|group)\b|\/(?:viewforum|memberlist)\.php/i;
/** A counter between this page and another one: an advertisement's. */
const LEADS_OUT =
  /[?&](?:url|target|redirect|goto|link|dest|adurl)=(?:https?(?:%3A|:)|[\w%-]{30,})/i;
const EXTENSION = /\.([a-z0-9]{2,5})$/i;
const PAGE_EXTENSION = /\.(?:s?html?|php|aspx?|jspx?|do|action|cgi)$/i;

const DOCUMENT_TYPES: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ppt: "application/vnd.ms-powerpoint",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  wps: "application/vnd.ms-works",
  ofd: "application/ofd",
  odt: "application/vnd.oasis.opendocument.text",
  rtf: "application/rtf",
  zip: "application/zip",
  rar: "application/vnd.rar",
};
const NEVER_AN_ARTICLE =
  /^(?:jpe?g|png|gif|webp|svg|avif|ico|css|js|mp[34]|m4[av]|avi|mov|wmv|flv|exe|apk|dmg|xml|rss|atom|json)$/;

/**
 * @param page where the link stands: its own address and those above it are no articles
 * @param canonical the link's canonical URL: tracking parameters make no family
 */
export function shapeOf(url: URL, page: URL, canonical: URL): UrlShape {
  const segments = url.pathname.split("/").filter((segment) => segment !== "");
  const kinds = segments.map(kindOf);
  const named = hasId(kinds);
  const documentType = DOCUMENT_TYPES[extensionOf(url)];
  return {
    family: templateOf(canonical, kinds, (kind, place) => named && place > 0 && isPlainWord(kind)),
    template: templateOf(canonical, kinds, (kind) => named && isPlainWord(kind)),
    score: scoreOf(url, page, kinds, documentType !== undefined),
    ...(documentType && { documentType }),
  };
}

function scoreOf(url: URL, page: URL, kinds: readonly string[], isDocument: boolean): number {
  if (NEVER_AN_ARTICLE.test(extensionOf(url)) || LEADS_OUT.test(url.search)) return -6;
  if (leadsUp(url, page)) return -3;
  const score = (isDocument ? 1 : -0.5) + idScore(url, kinds) + placeScore(url, page);
  return Math.max(-3, Math.min(3, score));
}

/** Articles have a date, a number, a slug; sections have a name. */
function idScore({ pathname, search }: URL, kinds: readonly string[]): number {
  if (DATE_ARCHIVE.test(pathname)) return -1;
  const address = pathname + search;
  const score =
    (DATE_PATH.test(address) ? 2 : 0) +
    numberScore(address, pathname) +
    (ID_PARAMETER.test(search) ? 1.2 : 0) +
    wordScore(kinds);
  return score === 0 && pathname.endsWith("/") ? -0.8 : score;
}

function numberScore(address: string, pathname: string): number {
  if (LONG_NUMBER.test(address)) return 1;
  return NUMBER_BEFORE_END.test(pathname) ? 0.7 : 0;
}

function wordScore(kinds: readonly string[]): number {
  const slug = kinds.includes("S") ? 1.7 : kinds.includes("s") ? 0.8 : 0;
  return slug + (kinds.includes("X") ? 1 : 0);
}

function placeScore(url: URL, page: URL): number {
  const file = PAGE_EXTENSION.test(url.pathname) ? 0.3 : 0;
  const address = url.pathname + url.search;
  const listing = LISTING_PATH.test(address) || FORUM_LISTING.test(address) ? -1.8 : 0;
  const elsewhere = sameSite(url.hostname, page.hostname) ? 0 : -1;
  return file + listing + elsewhere + (isInFolderOf(url, page) ? 0.4 : 0);
}

/** The page itself, its front page or a folder above it. */
function leadsUp(url: URL, page: URL): boolean {
  if (url.pathname === "/" && url.search === "") return true;
  if (url.hostname !== page.hostname || url.search !== page.search) return false;
  return (
    page.pathname === url.pathname ||
    (url.search === "" && url.pathname.endsWith("/") && page.pathname.startsWith(url.pathname))
  );
}

function isInFolderOf(url: URL, page: URL): boolean {
  const folder = page.pathname.slice(0, page.pathname.lastIndexOf("/") + 1);
  return folder.length > 1 && url.hostname === page.hostname && url.pathname.startsWith(folder);
}

/** Whether two hosts share a registered name, as far as can be told without the public suffix list. */
export function sameSite(one: string, other: string): boolean {
  return one === other || siteOf(one) === siteOf(other);
}

const SECOND_LEVEL = /^(?:com|net|org|gov|edu|ac|co|or|ne|go|gob|gouv)$/;

function siteOf(host: string): string {
  const labels = host.split(".");
  const depth = SECOND_LEVEL.test(labels.at(-2) ?? "") && labels.length > 2 ? 3 : 2;
  return labels.slice(-depth).join(".");
}

function extensionOf({ pathname }: URL): string {
  return EXTENSION.exec(pathname)?.[1]?.toLowerCase() ?? "";
}

const DIGITS = /\d+/g;
const SLUG_MARK = /[-_]/;
const LETTERS = /[a-z%]/i;
const HAN_SLUG = /^(?:%[0-9A-F]{2}){12,}/i;
const MIXED_ID = /^(?=.*\d)(?=.*[a-z])[a-z0-9]{8,}(?:\.\w+)?$/i;
const ONLY_DIGITS_AND_MARKS = /^[\d_-]+(?:\.\w+)?$/;
const HAS_DIGIT = /\d/;

/** D digits · S a slug of four words, s of three · X an id of letters and digits · else the segment with its digits as D. */
function kindOf(segment: string): string {
  const plain = segment.replace(EXTENSION, "");
  if (ONLY_DIGITS_AND_MARKS.test(segment)) return `D${EXTENSION.exec(segment)?.[0] ?? ""}`;
  if (HAN_SLUG.test(plain) || isSlug(plain, 4)) return "S";
  if (isSlug(plain, 3)) return "s";
  if (MIXED_ID.test(plain)) return "X";
  return segment.toLowerCase().replace(DIGITS, "D").slice(0, 40);
}

function isSlug(segment: string, words: number): boolean {
  return (
    segment.length >= 12 &&
    segment.split(SLUG_MARK).filter((word) => LETTERS.test(word)).length >= words
  );
}

function templateOf(
  url: URL,
  kinds: readonly string[],
  isWord: (kind: string, place: number) => boolean,
): string {
  const path = kinds.map((kind, place) => (kind === "s" ? "S" : isWord(kind, place) ? "w" : kind));
  const query = [...url.searchParams].map(([name, value]) => `${name}=${kindOfValue(value)}`);
  return `${url.hostname}/${path.join("/")}?${query.join("&")}`;
}

function kindOfValue(value: string): string {
  if (value === "") return "";
  return HAS_DIGIT.test(value) ? "D" : "w";
}

/** Whether something in the path tells one page from the others; else its words do. */
function hasId(kinds: readonly string[]): boolean {
  return kinds.some((kind) => kind === "S" || kind === "s" || kind === "X" || kind.includes("D"));
}

const PLAIN_WORD = /^[a-z][a-z-]*$/;

function isPlainWord(kind: string): boolean {
  return PLAIN_WORD.test(kind);
}
