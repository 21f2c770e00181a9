import { keyOf } from "../page-text.ts";
import { isMedium, isPageLabel } from "./account-name.ts";
import { isChineseName } from "./chinese-name.ts";
import { readChineseAuthors } from "./chinese-names.ts";
import { bareName, isWesternName, readWesternNames } from "./western-name.ts";

/** Names out of what metadata give as author, and how far such names can be believed: 0 not at all, 1 as persons. */
export interface BelievedNames {
  readonly names: readonly string[];
  readonly share: number;
  readonly why?: string;
}

interface BelievedName {
  readonly names: readonly string[];
  readonly share: number;
}

/** "Jane Doe (jane@example.com)". */
const MAIL = /[\s,;(<[]{0,3}[\w.+-]{1,40}@[\w.-]{4,60}[\s)>\]]{0,3}$/;
const ADDRESS = /@|https?:|www\.|\.(?:com|net|org|cn|html?)\b/i;
const AUTHOR_ADDRESS =
  /\/(?:authors?|editors?|autor(?:en|es)?|auteurs?|people|profiles?|staff|by)\/([a-z]{2,15}(?:-[a-z]{2,15}){1,3})\/?$/i;
const INTERFACE =
  /[?!…©*"“„]|\b\d{4}\b|\d:\d\d|(?<!\p{L})фото(?!\p{L})|\b(?:log ?in|sign|regist\w{0,10}|passwor[dt]\w{0,6}|member|list|beiträge|posts?|fictions?|threads?|updated|published|aktualisiert|veröffentlicht|follow\w{0,6}|subscribe|view|more|all|alle|profile?|bio|contact|about|youtube|facebook|twitter|instagram|linkedin|rss|rights|rechte|kostenlos|home|menu|search|share|comments?|photos?|foto|nachrichten)\b|^news$/iu;
const MAX_WORDS = 6;
const BLANKS = /\s+/;
/** An editor's id in the system, with its prefix. */
const NUMBER = /^(?:[a-z]{0,3}[_-]?)?[\d\s#_-]{2,30}$/i;
/** Its legal form shows who runs or made the site. */
const COMPANY =
  /\s(?:gmbh|ag|kg|ltd|limited|inc|llc|corp|s\.?a\.?r\.?l|s\.?r\.?l|b\.?v|oy|pty)\.?$|有限公司$/i;
const NOBODY =
  /^(?:no author|\w{0,20}admin\w{0,20}|root|webmaster|guest|user\w{0,20}|author|autor|name|null|none|undefined|unknown|anonymous|test|default|system|editor|website|super ?user|adm|wp|staff|管理员|佚名|未知|匿名|网络|本站|原创|赞赏)$/i;
const HAN = /\p{Script=Han}/u;
const MAX_NAME = 80;
/** In Chinese metadata what is no person's name is the site's or the column's; what the page prints as author is an account. */
const ACCOUNT_SHARE = 0.25;
const PRINTED_ACCOUNT_SHARE = 0.5;
const OFFICE_SHARE = 0.6;
const ADDRESS_SHARE = 0.5;

export interface BeliefContext {
  readonly siteKeys: ReadonlySet<string>;
  readonly isJapanese?: boolean;
  /** The page prints the names, they are not only in its metadata. */
  readonly isPrinted?: boolean;
}

/** An e-mail, a number, an address, a template's placeholder or the site's own name is nobody's name. */
export function believeAuthors(values: readonly string[], context: BeliefContext): BelievedNames {
  const names = new Set<string>();
  let share = 0;
  let why = "no name";
  for (const value of values) {
    const text = value.replace(MAIL, "").trim() || value.trim();
    const believed = believeOne(text, context);
    if (typeof believed === "string") {
      why = believed;
      continue;
    }
    share = Math.max(share, believed.share);
    for (const name of believed.names) names.add(name);
  }
  return names.size === 0 ? { names: [], share: 0, why } : { names: [...names], share };
}

/** The names, or why there are none. */
function believeOne(text: string, context: BeliefContext): BelievedName | string {
  const slug = AUTHOR_ADDRESS.exec(text)?.[1];
  if (slug !== undefined) return believeSlug(slug);
  const bare = bareName(text);
  const refusal = refuse(text) ?? refuse(bare);
  if (refusal !== undefined) return refusal;
  const isSite = context.siteKeys.has(keyOf(bare));
  if (isSite && !isWesternName(text)) return "the site's own name";
  if (HAN.test(text)) return believeHan(text, context);
  const persons = readWesternNames(text);
  if (persons.length > 0) return { names: persons, share: isSite ? ADDRESS_SHARE : 1 };
  return isLabel(bare) ? "no name" : { names: [bare], share: OFFICE_SHARE };
}

/** Whether a name is one that systems give where nobody signs: admin, guest, 佚名. */
export function isNobody(name: string): boolean {
  return NOBODY.test(name);
}

function believeSlug(slug: string): BelievedName | string {
  const name = nameOfSlug(slug);
  return NOBODY.test(name) ? "nobody's name" : { names: [name], share: ADDRESS_SHARE };
}

function believeHan(
  text: string,
  { isJapanese = false, isPrinted = false }: BeliefContext,
): BelievedName | string {
  if (isJapanese) return { names: [text], share: OFFICE_SHARE };
  const names = readChineseAuthors(text);
  if (names.length === 0) return "no name";
  if (names.some(isChineseName)) return { names, share: 1 };
  const isAccount = isPrinted && !names.some((name) => isMedium(name) || isPageLabel(name));
  return { names, share: isAccount ? PRINTED_ACCOUNT_SHARE : ACCOUNT_SHARE };
}

/** An editorial office may sign; a link's label may not. */
function isLabel(text: string): boolean {
  if (INTERFACE.test(text) || LEFT_OPEN.test(text)) return true;
  const words = text.split(BLANKS);
  const isPhrase = words.length > 1 && LOWER.test(words.at(-1) ?? "") && !OFFICE.test(text);
  return isPhrase || words.length > MAX_WORDS;
}

function refuse(text: string): string | undefined {
  if (text.length < 2 || text.length > MAX_NAME) return "no name's length";
  if (ADDRESS.test(text)) return "an address";
  if (NUMBER.test(text)) return "a number";
  if (COMPANY.test(text)) return "a company";
  return NOBODY.test(text) ? "nobody's name" : undefined;
}

/** "Written by": the name stands elsewhere. */
const LEFT_OPEN = /(?:^|\s)(?:by|von|par|por|di|da|door|av|af)$/i;
/** "Privacy agreement", not an office: those are capitalised to the end. */
const LOWER = /^\p{Ll}{4}/u;
const OFFICE =
  /staff|team|redak|editor|desk|service|report|agenc|press|rédac|redac|redaz|newsroom/i;

/** `jon-fingas` is Jon Fingas. */
function nameOfSlug(slug: string): string {
  return slug
    .split("-")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())
    .join(" ");
}
