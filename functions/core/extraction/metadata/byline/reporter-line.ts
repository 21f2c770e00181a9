import { type BylineReading, NOTHING_READ } from "./byline-reading.ts";
import { readChineseNames } from "./chinese-names.ts";

const NAMES =
  "[\\p{Script=Han}·•]{1,9}(?:[\\s、，,]{1,3}(?:(?:通讯员|实习生|记者|特约记者)\\s?)?[\\p{Script=Han}·•]{1,9}){0,6}";

/** 扬子晚报记者 张楠 · 《棱镜》作者 周纯 · 本报记者 张三 李四 文/图: the whole line. */
const WHOLE_LINE = new RegExp(
  `^[（(【[□■◎●]?\\s?(?:采写|撰文|文|作者)?[:：/|｜\\s]{0,2}[^，。！？：:；]{0,18}(?:记者|通讯员|评论员|专栏作者|作者|实习生|主笔|撰稿人)(?:[\\s:：]{1,3}|(?=[\\p{Script=Han}]{2,4}[/／]))(${NAMES})\\s?(?:发自[^，。]{1,8}|[/／]?文(?:[/／]?图)?.{0,8}|图/文|摄影报道|报道|整理|摄)?[）)】\\]]?$`,
  "u",
);

/** （记者唐霁）, 【文/观察者网专栏作者 王文】, （本报记者 张三 通讯员 李四）. */
const BRACKETED =
  /[（(【[「]([^（）()【】[\]「」。！？]{0,24}?(?:记者|通讯员|评论员|专栏作者|作者|撰稿|采写|编译|文[/／|｜:：])[^（）()【】[\]「」。！？]{1,48})[）)】\]」]/gu;

/** 新华社北京3月23日电 记者张三、李四报道 — at a text's very beginning. */
const DATELINE = new RegExp(
  `^[\\s\\p{Script=Han}A-Za-z0-9·—\\-（）()“”]{0,24}?(?:[电讯]|报道|客户端|^本[报网刊台])\\s?[（(]?\\s?(?:见习|首席|全媒体|特约)?记者\\s{0,2}(${NAMES})\\s?(?:[）)]|报道|\\s{2}|，)`,
  "u",
);

const LEAD = 120;

/** Reporters named without a label: `opening` lines may carry them in their dateline. */
export function readReporters(text: string, isOpening: boolean): BylineReading {
  const line = text.length <= 60 ? WHOLE_LINE.exec(text) : null;
  if (line !== null) return reading(line[1] ?? "", true, 8);
  const isShort = text.length <= 80;
  for (const match of text
    .slice(0, isOpening ? LEAD : undefined)
    .slice(-600)
    .matchAll(BRACKETED)) {
    const names = readChineseNames(afterRole(match[1] ?? ""));
    if (names.length === 0) continue;
    const whole = isShort && match[0].length >= text.length - 2;
    return { authors: names, editors: [], whole, weight: isOpening || whole ? 7.5 : 6 };
  }
  const dateline = isOpening ? DATELINE.exec(text.slice(0, LEAD)) : null;
  return dateline === null ? NOTHING_READ : reading(dateline[1] ?? "", false, 6);
}

const ROLE_END = /^.*?(?:记者|通讯员|评论员|专栏作者|作者|撰稿人?|采写|编译|文)[\s:：/／|｜]{0,3}/u;

function afterRole(text: string): string {
  return text.replace(ROLE_END, "");
}

function reading(names: string, whole: boolean, weight: number): BylineReading {
  const authors = readChineseNames(names);
  return authors.length === 0 ? NOTHING_READ : { authors, editors: [], whole, weight };
}
