import { agencyOfLine, withoutAgency } from "./agency.ts";

const PART =
  /^(?:[\p{Lu}\p{Lt}][\p{L}\p{M}'’.-]{0,40}|[\p{Lo}][\p{L}\p{M}]{0,40}|(?:de|da|di|do|van|von|vom|zu|ter|ten|la|le|al|bin|ben|ibn|y|e|af|av|du|d’|d'|st\.?|dr\.?|prof\.?|mc|mac|o')[\p{L}'’.-]{0,20})$/u;
const INITIAL_UPPER = /^(?:[dDlLoO]['’])?[\p{Lu}\p{Lt}\p{Lo}]/u;
const NO_PERSON =
  /^(?:by|von|par|por|home|news|menu|share|follow|read|more|posted|published|updated|written|comments?|leave|print|email|tweet|facebook|twitter|linkedin|photo|image|getty|credit|source|category|categories|tags?|topics?|about|contact|subscribe|sign|log|search|the|this|that|in|on|at|for|with|and|or|what|how|why|when|where|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|min|minutes?|uhr|latest|popular|advertisement|anzeige|bio|biography|info|information|archives?|guidelines|resources|profile)$/i;
const DIGIT_OR_MARK = /[\d@#<>{}_=?!:;|"“”„[\]\\]|https?|www\./i;
const MAX_PARTS = 5;
const BLANKS = /\s+/;

/** Whether a text is shaped like a person's name in a script with words: two to five of them, capitalised but for particles. */
export function isWesternName(text: string, leastParts = 2): boolean {
  if (text.length < 3 || text.length > 50 || DIGIT_OR_MARK.test(text)) return false;
  const parts = text.split(BLANKS);
  if (parts.length < leastParts || parts.length > MAX_PARTS) return false;
  if (!INITIAL_UPPER.test(parts.at(-1) ?? "")) return false;
  if (NO_PERSON.test(parts[0] ?? "") || NO_PERSON.test(parts.at(-1) ?? "")) return false;
  return parts.every((part) => PART.test(part));
}

const LEADING =
  /^(?:by|written by|words by|text by|story by|posted by|reported by|report by|guest post by|reviewed by|von|par|por|di|da|de|door|av|af|autor(?:in|a|es|en|\/in)?|author(?:s|ed by)?|auteurs?|autori?|redacción|texto?|texte?|foto|przez|написал[а]?|автор|текст)\s*[:：]?\s+/iu;
const TRAILING =
  /(?:\s?[,|–—-]\s?(?:(?:staff|senior|chief|associate|contributing|freelance|deputy|managing)\b.{0,80}|[^,]{0,40}\b(?:writer|editor|reporter|correspondent|contributor|columnist|author|journalist|redakteur(?:in)?|redaktion|autor(?:in)?)|ph\.?d\.?|m\.?d\.?|r\.?d\.?|cpa|esq\.?|jr\.?)|\sph\.?d\.?|\s?[(（[].{0,80}|\s기자|\s{1,3}@\w{1,40}.{0,40}|[\s,.;:|/–—-]{1,10})$/iu;
const SEPARATOR =
  /\s?(?:,|;|\/|\||•|·|&|\+|\band\b|\bund\b|\bet\b|\by\b|\boch\b|\bog\b|\boraz\b|\bwith\b|\bmit\b|\bavec\b|\bcon\b|、|，)\s?/iu;
const AND_E = /\s(?:e|i|en|és|и|та|a|ve)\s(?=\p{Lu})/u;
const MAX_NAMES = 10;

/** Persons' names in a row, "By" and "Staff Writer" left out. `leastParts`: 1 lets a single word pass. */
export function readWesternNames(text: string, leastParts = 2): readonly string[] {
  const names: string[] = [];
  const stripped = withoutDate(text.slice(0, 300)).replace(LEADING, "");
  for (const part of stripped.split(SEPARATOR).flatMap((piece) => piece.split(AND_E))) {
    const name = onceOnly(bareName(part));
    if (isBeside(name, names)) continue;
    if (!isWesternName(name, leastParts)) break;
    if (!names.includes(name)) names.push(name);
    if (names.length === MAX_NAMES) break;
  }
  return names;
}

/** What its bearer is, or the agency behind a name; alone an agency stands for its authors. */
function isBeside(part: string, names: readonly string[]): boolean {
  return part === "" || isRole(part) || (names.length > 0 && agencyOfLine(part) !== undefined);
}

const ROLE =
  /^(?:ph\.?d\.?|m\.?d\.?|r\.?d\.?|cpa|esq\.?|jr\.?|sr\.?|(?:staff|senior|chief|associate|contributing|freelance|deputy|managing)\b.{0,80}|(?:\S{1,20}\s){0,3}(?:writer|editor|reporter|correspondent|contributor|columnist|author|journalist)s?)$/i;

/** "Staff Writer", "Jr.": what stands behind names and is none. */
export function isRole(text: string): boolean {
  return ROLE.test(text);
}

/** A picture's text repeats the name beside it: "Jane Doe Jane Doe". */
function onceOnly(name: string): string {
  const half = (name.length - 1) / 2;
  return name[half] === " " && name.slice(0, half) === name.slice(half + 1)
    ? name.slice(0, half)
    : name;
}

/** "Jane DoeDec 12, 2016": a day in words behind a name, often with no blank between their elements. */
export function withoutDate(text: string): string {
  return text.replace(DAY, "");
}

const DAY =
  /\s?(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sept?|o[ck]t|nov|de[cz])(?:r?uary?|ch|z|il|[eiy]|ust|ober|ember)?\.?\s\d.*$/isu;

/** A name without the words that introduce it ("By") and what follows it ("Staff Writer"). */
export function bareName(text: string): string {
  const name = text.trim().replace(LEADING, "").replace(TRAILING, "").replace(TRAILING, "").trim();
  return withoutAgency(name);
}
