import { type BylineReading, NOTHING_READ } from "./byline-reading.ts";
import { isChineseName } from "./chinese-name.ts";
import { readChineseNames, readPlacedName } from "./chinese-names.ts";

const NAMES =
  "[\\p{Script=Han}·•]{1,9}(?:[\\s、，,]{1,3}(?:(?:通讯员|实习生|记者|特约记者)\\s?)?[\\p{Script=Han}·•]{1,9}){0,6}";

/** 扬子晚报记者 张楠 · 《棱镜》作者 周纯 · 本报记者 张三 李四 文/图: the whole line. */
const WHOLE_LINE = new RegExp(
  `^[（(【[□■◎●]?\\s?(?:采写|撰文|文|作者)?[:：/|｜\\s]{0,2}[^，。！？：:；]{0,18}?(?:记者|通讯员|评论员|专栏作者|作者|实习生|主笔|撰稿人)([\\s:：/／|｜]{0,3})(${NAMES})\\s?(?:发自[^，。]{1,8}|[/／]\\p{Script=Han}{2,4}报[道导]|[/／]?文(?:[/／]?图)?.{0,8}|图/文|摄影报道|报道|整理|摄)?[）)】\\]]?$`,
  "u",
);

/** （记者唐霁）, 【文/观察者网专栏作者 王文】, （本报记者 张三 通讯员 李四）. */
const BRACKETED =
  /[（(【[「〔]([^（）()【】[\]「」〔〕。！？]{0,24}?(?:记者|通讯员|评论员|专栏作者|作者|撰稿|采写|编译|文[/／|｜:：])[^（）()【】[\]「」〔〕。！？]{1,48})[）)】\]」〕]/gu;

/** 新华社北京3月23日电 记者张三、李四报道 — at a text's very beginning. */
const DATELINE = new RegExp(
  `^[\\s\\p{Script=Han}A-Za-z0-9·—\\-（）()“”]{0,24}?(?:[电讯]|报道|客户端|^本[报网刊台]|[社网报台](?=\\s?(?:见习|首席|全媒体|特约)?记者))\\s?(?:[（(]|(?:[（(]\\s?)?(?:见习|首席|全媒体|特约)?记者)\\s{0,2}(${NAMES})\\s?(?:[）)]|报道|\\s|，)`,
  "u",
);

/** （中央社记者张三台北23日电）, 新华社记者李小明北京3月23日电: the place between name and date tells where the name ends. */
const PLACED_DATELINE =
  /^[（(【]?\p{Script=Han}{0,12}?记者\s?(\p{Script=Han}{2,4}?)\s?\p{Script=Han}{2}\s?(?:\d{1,2}月)?\d{1,2}日[专电]/u;

const PHOTOGRAPHED = /^[^。！？]{2,60}(?<![文并][\s/／]?)(?:摄|摄影)[）)】]?$/u;

/** …不必再排队。（张巨峰）: a text's last words. */
const SIGNED_END = new RegExp(
  `[。！？…”」]\\s?[（(]\\s?(${NAMES})\\s?(?:文[/／][图摄])?\\s?[）)]$`,
  "u",
);

const LEAD = 120;
const LAST_WORDS = 600;
const MAX_LINE = 60;
const MAX_SHORT = 80;

/** Reporters named without a label: `opening` lines may carry them in their dateline. */
export function readReporters(text: string, isOpening: boolean): BylineReading {
  if (isPhotoCredit(text)) return NOTHING_READ;
  const line = readWholeLine(text);
  if (line !== undefined) return line;
  const placed = isOpening ? PLACED_DATELINE.exec(text.slice(0, LEAD))?.[1] : undefined;
  if (placed !== undefined) return reading(placed, false, 7);
  const bracketed = readBracketed(text, isOpening);
  if (bracketed !== undefined) return bracketed;
  const dateline = isOpening ? DATELINE.exec(text.slice(0, LEAD)) : null;
  const [start = "", names = ""] = dateline ?? [];
  const isNamed = start.includes("记者") || isChineseName(readChineseNames(names)[0] ?? "");
  return isNamed ? reading(names, false, 6) : NOTHING_READ;
}

/** 本报记者 张三, 本报记者张三: without a gap what follows may be a verb, 本报记者调查. */
function readWholeLine(text: string): BylineReading | undefined {
  const line = text.length <= MAX_LINE ? text.replace(AROUND, "") : "";
  const [, gap, names = ""] = WHOLE_LINE.exec(line) ?? [];
  const isNamed = gap !== "" || isChineseName(readChineseNames(names)[0] ?? "");
  return names !== "" && isNamed ? reading(names, true, 8) : undefined;
}

/** The date before, the editors behind. */
const AROUND =
  /^(?:19|20)\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}日?[\s\d:：]{0,12}(?=\p{Script=Han})|\s(?:责编|网编|编辑|校对|审核)\s?[:：].{0,30}$/gu;

/** 本报记者 惠禾 摄: who took the picture wrote nothing. */
export function isPhotoCredit(text: string): boolean {
  return PHOTOGRAPHED.test(text);
}

/** 苏晚 摄, 本报记者 惠禾 摄: nothing but the photographer. */
export function isPhotographer(text: string): boolean {
  if (text.length > MAX_PHOTOGRAPHER || !isPhotoCredit(text)) return false;
  const [name = ""] = readChineseNames(text);
  return isChineseName(name);
}

const MAX_PHOTOGRAPHER = 20;

/** A person's name in brackets behind the last sentence. */
export function readSignedEnd(text: string): BylineReading {
  const names = SIGNED_END.exec(text.slice(-MAX_SHORT))?.[1] ?? "";
  const isSigned = !OTHERS.test(names) && isChineseName(readChineseNames(names)[0] ?? "");
  return isSigned ? reading(names, false, 5.5) : NOTHING_READ;
}

/** （李明 摄）, （李明 编辑）. */
const OTHERS = /(?:[摄译图]|摄影|编辑|校对)$/u;

/** In a dateline at the beginning, or in the last words. */
function readBracketed(text: string, isOpening: boolean): BylineReading | undefined {
  const part = isOpening ? text.slice(0, LEAD + MAX_SHORT) : text.slice(-LAST_WORDS);
  const match = [...part.matchAll(BRACKETED)].find(({ 1: inner }) => namesIn(inner).length > 0);
  if (match === undefined || (isOpening && match.index > LEAD)) return undefined;
  const whole = text.length <= MAX_SHORT && match[0].length >= text.length - 2;
  return { authors: namesIn(match[1]), editors: [], whole, weight: isOpening || whole ? 7.5 : 6 };
}

function namesIn(text = ""): readonly string[] {
  const rest = text.replace(ROLE_END, "");
  const names = readChineseNames(rest);
  return names.length > 0 ? names : readPlacedName(rest);
}

const ROLE_END = /^.*?(?:记者|通讯员|评论员|专栏作者|作者|撰稿人?|采写|编译|文)[\s:：/／|｜]{0,3}/u;

function reading(names: string, whole: boolean, weight: number): BylineReading {
  const authors = readChineseNames(names);
  return authors.length === 0 ? NOTHING_READ : { authors, editors: [], whole, weight };
}
