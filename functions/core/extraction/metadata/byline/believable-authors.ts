import { keyOf } from "../page-text.ts";
import { isChineseName } from "./chinese-name.ts";
import { readChineseAuthors } from "./chinese-names.ts";
import { readWesternNames } from "./western-name.ts";

/** Names out of what metadata give as author, and how far such names can be believed: 0 not at all, 1 as persons. */
export interface BelievedNames {
  readonly names: readonly string[];
  readonly share: number;
  readonly why?: string;
}

const ADDRESS = /@|https?:|www\.|\.(?:com|net|org|cn|html?)\b/i;
const INTERFACE = /[?!…©]|\b(?:log ?in|sign|regist\w*|passwor[dt]\w*|member|list|beiträge|posts?|fictions?|threads?|follow\w*|subscribe|view|more|all|alle|profile?|contact|about|youtube|facebook|twitter|instagram|linkedin|rss|rights|rechte|kostenlos|home|menu|search|share|comments?)\b/iu;
const MAX_WORDS = 6;
const BLANKS = /\s+/;
const NUMBER = /^[\d\s#_-]+$/;
const NOBODY =
  /^(?:no author|\w*admin\w*|root|webmaster|guest|user\w*|author|autor|name|null|none|undefined|unknown|anonymous|test|default|system|editor|website|super ?user|adm|wp|staff|管理员|佚名|未知|匿名|网络|本站|原创)$/i;
const HAN = /\p{Script=Han}/u;
const MAX_NAME = 80;
/** In Chinese metadata what is no person's name is the site's or the column's. */
const ACCOUNT_SHARE = 0.25;

/** An e-mail, a number, an address, a template's placeholder or the site's own name is nobody's name. */
export function believeAuthors(
  values: readonly string[],
  siteKeys: ReadonlySet<string>,
): BelievedNames {
  const names: string[] = [];
  let share = 0;
  let why = "no name";
  for (const value of values) {
    const text = value.trim();
    const refusal = refuse(text, siteKeys);
    if (refusal !== undefined) {
      why = refusal;
      continue;
    }
    const persons = HAN.test(text) ? readChineseAuthors(text) : readWesternNames(text);
    if (persons.length === 0 && isNoLabel(text)) {
      why = "no name";
      continue;
    }
    const found = persons.length > 0 ? persons : [text];
    const isPerson = HAN.test(text) ? persons.some(isChineseName) : persons.length > 0;
    share = Math.max(share, isPerson ? 1 : HAN.test(text) ? ACCOUNT_SHARE : 0.6);
    for (const name of found) if (!names.includes(name)) names.push(name);
  }
  return names.length === 0 ? { names, share: 0, why } : { names, share };
}

/** An editorial office may sign; a link's label may not. */
function isNoLabel(text: string): boolean {
  return INTERFACE.test(text) || text.split(BLANKS).length > MAX_WORDS;
}

function refuse(text: string, siteKeys: ReadonlySet<string>): string | undefined {
  if (text.length < 2 || text.length > MAX_NAME) return "no name's length";
  if (ADDRESS.test(text)) return "an address";
  if (NUMBER.test(text)) return "a number";
  if (text.startsWith("@")) return "an account's handle";
  if (NOBODY.test(text)) return "nobody's name";
  return siteKeys.has(keyOf(text)) ? "the site's own name" : undefined;
}
