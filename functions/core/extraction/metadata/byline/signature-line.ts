import { isMedium, isPageLabel } from "./account-name.ts";
import type { BylineReading } from "./byline-reading.ts";
import { isChineseName } from "./chinese-name.ts";
import { readChineseNames } from "./chinese-names.ts";

const NAME_AND_MEDIUM = /^(\p{Script=Han}{2,4})\s?[/／|｜（(]\s?(\p{Script=Han}{2,14})[）)]?$/u;
const BARE_NAMES =
  /^[（(]?\p{Script=Han}{1,4}(?:[、，,\s]\s?\p{Script=Han}{1,4}){0,4}(?:[\s/／]?文(?:[/／][图摄])?)?[）)]?$/u;
const POSTER = /由[\s\t]{0,2}([^\s\t，。：:]{2,12})[\s\t]{0,2}[于在][\s\t]{0,2}(?:19|20)\d{2}/u;
const POSTED =
  /^([^\s\t，。：:\d]{2,12})[\s\t]{0,3}(?:发表|发布|写|贴)[于在][\s\t:：]{0,4}(?:19|20)\d{2}/u;
/** At the foot of many a blog: posted on 2005-08-12 16:12 大卫 阅读(12) 评论(3). */
const POSTED_ON = /^posted (?:on|@) [\d\s:/.-]{8,20}\s([^\s\d(（]{2,20})\s/i;
const BULLET = /^[□■●◎◇◆★☆▪○◆]\s?(?:文\s?[:：/|｜]?\s?)?/u;
const MAX_LINE = 60;
const MAX_NAMES_LINE = 24;

/** What stands right under a headline or at a text's end and is nothing but names. */
export function readSignature(text: string): BylineReading | undefined {
  if (text.length > MAX_LINE) return undefined;
  return readNameAndMedium(text) ?? readBareNames(text.replace(BULLET, "")) ?? readPoster(text);
}

/** 本贴由 大卫 于 2005年8月12日 在 … 发表; 大卫 发表于 2005-8-12. */
export function readPoster(text: string): BylineReading | undefined {
  const name =
    text.length > MAX_LINE
      ? undefined
      : (POSTER.exec(text) ?? POSTED.exec(text) ?? POSTED_ON.exec(text))?.[1];
  const whole = POST_ORIGIN.test(text);
  return name === undefined ? undefined : { authors: [name], editors: [], whole, weight: 6 };
}

const POST_ORIGIN = /^[本此][贴帖文]由|^\S{2,12}\s?(?:发表|发布)于[\s:：\d年月日时分秒./-]{8,30}$/u;

/** 石佳/中国青年报, 石佳（中国青年报）. */
function readNameAndMedium(text: string): BylineReading | undefined {
  const [, name = "", credit = ""] = NAME_AND_MEDIUM.exec(text) ?? [];
  if (!isChineseName(name) || !isMedium(credit)) return undefined;
  return { authors: [name], credit, editors: [], whole: true, weight: 7 };
}

/** 2005-03-01 10:32 河畔日报 张三: beside the date a medium and persons, and nothing else. */
export function readNamesBesideDate(text: string): BylineReading | undefined {
  if (text.length > MAX_LINE || !DATED.test(text)) return undefined;
  const parts = text.replace(LABELLED, "").replace(NO_NAMES, " ").split(" ").filter(mayName);
  const authors = parts.filter((part) => !isMedium(part));
  const isAlone = authors.length === parts.length;
  const isSure = isAlone ? isLong : isNoSection;
  const isSigned =
    authors.every(isChineseName) &&
    authors.some(isSure) &&
    !(isAlone && PLACE.test(authors[0] ?? ""));
  return isSigned ? { authors, editors: [], whole: false, weight: isAlone ? 4 : 6 } : undefined;
}

/** 高新区, 江苏省. */
const PLACE = /[区县市省镇州界街]$/u;

const HAN = /\p{Script=Han}/u;

/** 阅读 and 字数 stand in such lines too, and what the site calls itself in Latin letters. */
function mayName(part: string): boolean {
  return HAN.test(part) && !isPageLabel(part);
}

/** 时尚, 文化, 房产 are shaped like names too. */
function isLong({ length }: string): boolean {
  return length > 2;
}

/** Behind a medium a name of two characters is more likely than a section or a province. */
function isNoSection(name: string): boolean {
  return isLong(name) || !SECTION.test(name);
}

const SECTION = /^(?:文[化旅娱体]|时尚|金融|房产|党建|游戏|高端|华人|关注|江苏|武汉)$/u;

const DATED = /(?:19|20)\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}/u;
/** From the first 来源： on labels tell who is who. */
const LABELLED = /\p{Script=Han}{2,8}\s?[:：].*$/su;
const NO_NAMES =
  /(?:\d+[年月日时分秒]?|\s·|[\s:：./|｜_()（）【】[\]-]|(?:本报|特约)?(?:记者|通讯员|作者)|原创)+/gu;

/** 赵延东、风笑天: surnames are all that tells them from other words. */
function readBareNames(text: string): BylineReading | undefined {
  if (text.length > MAX_NAMES_LINE || !BARE_NAMES.test(text)) return undefined;
  const authors = readChineseNames(text);
  if (!isChineseName(authors[0] ?? "")) return undefined;
  return { authors, editors: [], whole: true, weight: 4.5 };
}
