import { type BylineReading, NOTHING_READ } from "./byline-reading.ts";
import { readWesternNames } from "./western-name.ts";

const LABEL =
  /(?:^|[\t|•·–—,.(-]\s?|\s)(?:written by|posted by|published by|words by|text by|story by|reported by|interview by|by|geschrieben von|verfasst von|veröffentlicht von|ein (?:artikel|beitrag|gastbeitrag|kommentar|interview) von|von|écrit par|publié par|propos recueillis par|par|escrito por|publicado por|por|scritto da|pubblicato da|di|door|skriven av|skrevet av|av|autor(?:in|a|es|en|ka|zy)?|author|auteurs?|autore|text[eo]?|napsala?|автор|текст)(?:\s?[:：]\s?|\s{1,3}|\t)(?=\p{Lu}|\p{Lo}|\t)/giu;
const SHORT_WORD = /(?:^|\s)(?:di|por|par|av|von|door|text[eo]?)\s*[:：]?\s*$/iu;
const END =
  /\t\s?(?=\d)|\s[|•·]|\s[–—-]\s|\s(?:on|in|at|for|um|am|vom|le|el|published|posted|updated|last|photos?|fotos?|read|about|\d)|\d|[(（]|\p{Ll}{2}\.\s/iu;
const MAX_LINE = 200;
const MAX_SHORT_LINE = 90;
const WHOLE = 25;

/** "By Jane Doe and John Roe, Staff Writers", "von …", "Par …", "Autor: …". */
export function readWesternLine(text: string): BylineReading {
  if (text.length > MAX_LINE) return NOTHING_READ;
  for (const label of text.matchAll(LABEL)) {
    if (SHORT_WORD.test(label[0]) && text.length > MAX_SHORT_LINE) continue;
    const rest = text.slice(label.index + label[0].length);
    const end = rest.search(END);
    const authors = readWesternNames(
      (end <= 0 ? rest : rest.slice(0, end)).replaceAll("\t", " "),
      2,
    );
    if (authors.length === 0) continue;
    const isFirst = label.index <= 1;
    const whole = isFirst && text.length <= WHOLE + label[0].length + authors.join(" and ").length;
    return { authors, editors: [], whole, weight: isFirst ? 8 : 6.5 };
  }
  return NOTHING_READ;
}
