import { type BylineReading, NOTHING_READ } from "./byline-reading.ts";
import { isWesternName, readWesternNames, withoutDate } from "./western-name.ts";

/** Words that introduce a name and nothing else. */
const VERBS =
  "written by|posted by|published by|submitted by|words by|text by|story by|reported by|interview by|article by|guest post by|contributed by|reporting by|geschrieben von|verfasst von|veröffentlicht von|erstellt von|gespeichert von|eingestellt von|(?:eine? )?(?:gast|blog)?[ -]?(?:artikel|beitrag|kommentar|kolumne|analyse|reportage|glosse|rezension|interview|essay|bericht|text) von|(?:a )?(?:guest |blog )?(?:post|column|essay|commentary|opinion|analysis|review) by|(?:text|foto|bild)s?\\s?(?:&|und|/|\\+)\\s?(?:text|foto|bild)(?:er|s)?|écrit par|publié par|rédigé par|propos recueillis par|escrito por|publicado por|scritto da|pubblicato da|geschreven door|skriven av|skrevet av";
const NOUNS = "autor(?:in|a|es|en|ka|zy)?|authors?|auteurs?|autor[ei]|redaktion|napsala?|автор";
const STRONG = `${VERBS}|${NOUNS}`;
const WEAK = "by|von|par|por|di|da|door|av|af|(?:text[eo]?|words|текст)(?=\\s?[:：\\t]|$)";

const LABEL = new RegExp(
  `(?:^|[\\t|•·–—,.(-]\\s?|(?<=\\d)\\s)(?:(${STRONG})|${WEAK})(?:\\s?[:：]\\s?|\\s{1,3}|\\t)(?=["“„]?[\\p{Lu}\\p{Lo}\\p{N}]|\\t)`,
  "iuy",
);
/** How every label ends: looked for first, because it costs less. */
const MAY_HAVE_LABEL =
  /(?:by|von|par|por|di|da|door|av|af|text[eo]?|words|текст|foto|bild)(?:er|s)?[\s:：]|autor|author|auteur|redaktion|napsal|автор/iu;
const LABEL_ALONE = new RegExp(`^(?:${STRONG}|${WEAK})\\s?[:：]?$`, "iu");
const USERNAME =
  /^[\t\s]{0,3}(\p{Script=Han}{2,12}|[\p{L}\p{N}][\p{L}\p{M}\p{N}_.'’-]{2,30})(?=$|\s?[\t|•·–—,(]|\s(?:on|am|le|el|at|um|vom|il|-)\s)/iu;
const LOWER_LABEL = new RegExp(
  `(?:^|[\\t|•·–—,(-]\\s?)(?:(?:${VERBS})(?:\\s?[:：]\\s?|\\s{1,3}|\\t)|(?:${NOUNS})\\s?[:：]\\s?)`,
  "iuy",
);
const END =
  /\t\s?(?=\d)|(?<= \p{Lu}[^\t,&]{1,20}(?<! (?:and|und|et|y|e|von|van|de|di)))\t(?!\s?(?:[,;&/|•·+]|(?:and|und|et|y|e|och|og|en|with|mit)\s))|\s[|•·]|\s[–—-]\s|\s(?:on|in|at|of|for|um|am|vom|le|el|published|posted|updated|last|photos?|fotos?|read|about|special|staff (?:writer|reporter|correspondent))(?!\p{L})|\s?\d|[(（]|\p{Ll}{2}\.\s/iu;
/** A day, not a year alone. */
const DATED = /\d\D{1,16}(?:19|20)\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}[./年-]\s?\d/;
const MAX_LINE = 200;
const MAX_NAME_LINE = 40;
const MAX_DATED_LINE = 90;
const WHOLE = 25;

/** "By Jane Doe and John Roe, Staff Writers", "von …", "Par …", "Autor: …". */
export function readWesternLine(text: string): BylineReading {
  if (text.length > MAX_LINE || !MAY_HAVE_LABEL.test(text)) return NOTHING_READ;
  for (const label of labelsIn(text, LABEL)) {
    const rest = text.slice(label.index + label[0].length);
    const isWeak = label[1] === undefined;
    const authors = namesBefore(rest, isWeak ? 2 : 1);
    if (authors.length === 0 || (isWeak && isProse(rest, authors))) continue;
    return reading(text, label, authors);
  }
  return readUsername(text);
}

/** The signs that a label stands behind, if it does not begin the line. */
const BEFORE_LABEL = new Set([..."\t|•·–—,.(-"].map((sign) => sign.charCodeAt(0)));
const NONE: readonly RegExpExecArray[] = [];
const ZERO = 48;
const NINE = 57;

/** All matches of a sticky pattern for labels: tried only where one can begin, for most lines have none. */
function labelsIn(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  let found: RegExpExecArray[] | undefined;
  for (let at = 0; at < text.length; at += 1) {
    if (!mayBeginLabel(text, at)) continue;
    pattern.lastIndex = at;
    const label = pattern.exec(text);
    if (label === null) continue;
    found ??= [];
    found.push(label);
    at += label[0].length - 1;
  }
  return found ?? NONE;
}

function mayBeginLabel(text: string, at: number): boolean {
  if (at === 0 || BEFORE_LABEL.has(text.charCodeAt(at))) return true;
  const before = text.charCodeAt(at - 1);
  return before >= ZERO && before <= NINE;
}

/** "By the river with many boats", "Von Alpha Beta mit Gamma zur Delta": a sentence, and no byline, goes on behind the name. */
function isProse(rest: string, authors: readonly string[]): boolean {
  const last = authors.at(-1) ?? "";
  return GOES_ON.test(rest.slice(rest.indexOf(last) + last.length));
}

const GOES_ON = /^\s(?!(?:and|und|et|y|on|am|le|el|il|at|um|vom|in|for|für)\s)\p{Ll}\S*\s\S+\s\S/u;

/** "Von" in a line of its own. */
export function isLabelAlone(text: string): boolean {
  return text.length <= MAX_NAME_LINE && LABEL_ALONE.test(text);
}

/** A line that must be a name because of the line before it. */
export function readNameLine(text: string): BylineReading {
  if (text.length > 2 * MAX_NAME_LINE) return NOTHING_READ;
  const authors = namesBefore(text, 1);
  if (authors.length > 0) return { authors, editors: [], whole: true, weight: 7 };
  const isAccount = ACCOUNT.test(text);
  return isAccount ? { authors: [text], editors: [], whole: true, weight: 5 } : NOTHING_READ;
}

const ACCOUNT = /^(?=.*\p{L})[\p{L}\p{N}_.-]{3,20}$/u;

/** "Jane Doe | March 3, 2021": a person's name is all that stands beside the date. */
export function readNameBesideDate(text: string): BylineReading {
  if (text.length > MAX_DATED_LINE || !DATED.test(text)) return NOTHING_READ;
  const parts = text.split(PARTS).map((part) => part.trim());
  const authors = parts.filter((part) => CASED_NAME.test(part) && isWesternName(part));
  return authors.length === 1 ? { authors, editors: [], whole: false, weight: 4 } : NOTHING_READ;
}

/** Two or three words; in scripts without capitals those of the interface look alike. */
const CASED_NAME = /^\p{Lu}\S*(?: \S+){1,2}$/u;

const PARTS = /[\t|•·–—]|\s-\s|,\s(?:le\s)?(?=\d)|\s(?=\d{1,2}\.\s?[\p{L}\d])/u;

function namesBefore(rest: string, leastParts: number): readonly string[] {
  const undated = withoutDate(rest);
  const end = undated.search(END);
  const names = end <= 0 ? undated : undated.slice(0, end);
  return readWesternNames(names.replaceAll("\t", " "), leastParts);
}

function reading(text: string, label: RegExpExecArray, authors: readonly string[]): BylineReading {
  const isFirst = label.index <= 1;
  const whole = isFirst && text.length <= WHOLE + label[0].length + authors.join(" and ").length;
  return { authors, editors: [], whole, weight: isFirst ? 10 : 7.5 };
}

/** "Posted by rasos on 24 July": what is no name but stands for one. */
function readUsername(text: string): BylineReading {
  for (const label of labelsIn(text, LOWER_LABEL)) {
    const [match, name] = USERNAME.exec(text.slice(label.index + label[0].length)) ?? [];
    if (match === undefined || name === undefined) continue;
    const isDated = DATED.test(text.slice(label.index));
    return { authors: [name], editors: [], whole: false, weight: isDated ? 6.5 : 3.5 };
  }
  return NOTHING_READ;
}
