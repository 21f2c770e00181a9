import { type BylineReading, NOTHING_READ } from "./byline-reading.ts";
import { isOffice, readChineseAuthors, readChineseNames } from "./chinese-names.ts";
import { readCredit } from "./credit.ts";

type Field = "credit" | "author" | "editor" | "other";

const LABELS: readonly (readonly [Field, string])[] = [
  [
    "credit",
    "(?:信息|稿件|新闻|文章|本文|消息|内容|资料)?[来來]\\s?源(?:于|自)?|稿\\s?源|(?:本文|文章)?转载?自|摘自|原载|出处|(?:供稿|来稿|[来來]源|发布|发文|报送|信息)(?:单位|部门|机构|提供)|信源",
  ],
  [
    "editor",
    "(?:\\p{Script=Han}{2,4})?编\\s?[辑審审]|(?:責任)?編輯|责\\s?编|审核|审校|校对|校對|初审|复审|终审|一审|二审|三审|一读|监制|主编|签发|值班编委|编委|统筹|排版|制作|美编|视觉|运营|实习编辑",
  ],
  [
    "author",
    "(?:本文|原文|文章|帖子|原)?作\\s{0,2}者(?!简介|单位)|执笔人?|主笔|撰稿人|署名|专栏作[家者]|评论员|发信人|楼\\s?主|博\\s?主|发[帖贴][人者]|投稿人|撰文|撰稿|采写|(?:\\p{Script=Han}{2,5})?记\\s?者|信息员|文字|编译|整理|通讯员|特约记者|原创|文图|图、?文|文、图|文\\s?[/／]\\s?图|图\\s?[/／]\\s?文|文|供稿|供稿人|发布者|发布人",
  ],
  [
    "other",
    "(?:发布|更新|发表|创建|录入|提交|回复|发帖|发信|登载)?(?:时间|日期)|译\\s?者|翻译|信区|(?:浏览|点击|阅读|访问|查看|回复)(?:次数|量|数)?|字\\s?[号体]|分享|打印|评论|标签|关键[词字]|分类|栏目|频道|摄影|图片|图|索引号|主题词|文号|成文日期|发文机关|视力保护色|背景色|保护视力色|点赞",
  ],
];

const LABEL = new RegExp(
  `(?<![\\p{Script=Han}])(?:${LABELS.map(([field, words]) => `(?<${field}>${words})`).join("|")})(?:\\s{0,3}[:：]|\\s?[|｜丨/／](?=\\s?\\p{L})|(?<=[来來]\\s?源|作者)(?:\\t|[】\\]]\\s?[:：]?\\s{0,2}(?=\\S)))`,
  "gu",
);

const [CREDIT, , AUTHOR] = LABELS.map(([, words]) => words);
const LABEL_ALONE = new RegExp(
  `^(?:(?:${CREDIT}|作\\s{0,2}者)\\s?[:：]?|(?:${AUTHOR})\\s?[:：])$`,
  "u",
);
const MAX_LABEL = 8;

const OPENING = /^[\s（(【[「—\-▲■●◎*]*/u;
const CLOSING = /[\s）)】\]」。|｜/]{0,10}$/u;
const SENTENCE = /[。！？；]\s?\S/u;
const MAX_LINE = 160;
const MAX_VALUE = 60;
const ORIGINAL_TITLE = /^[（(【[]?\s?原\s?标\s?题\s?[:：]/u;

/** The labelled fields of a line: 来源：…　作者：…　责任编辑：… */
export function readLabelledLine(text: string): BylineReading {
  if (text.length > 4 * MAX_LINE) return NOTHING_READ;
  const fields = splitFields(text);
  const authors = fields.flatMap(authorsIn);
  const editors = fields.flatMap(({ field, value }) =>
    field === "editor" ? readChineseNames(value) : [],
  );
  const credit = fields.map(creditIn).find((found) => found !== undefined);
  const whole = isWhole(text, fields) || (ORIGINAL_TITLE.test(text) && text.length <= MAX_LINE);
  return {
    authors: [...new Set(authors)],
    credit,
    editors,
    whole,
    weight: authors.length > 0 ? 8 : 0,
  };
}

/** 发布机构： in a cell of its own: what it labels stands in the next line. */
export function isChineseLabelAlone(text: string): boolean {
  return text.length <= MAX_LABEL && LABEL_ALONE.test(text);
}

interface LabelledValue {
  readonly field: Field;
  /** At most 60 characters. */
  readonly value: string;
  readonly isLong: boolean;
  readonly index: number;
}

function splitFields(text: string): readonly LabelledValue[] {
  const labels = [...text.matchAll(LABEL)];
  return labels.map((label, i) => {
    const start = label.index + label[0].length;
    const value = text.slice(start, labels[i + 1]?.index ?? text.length);
    const isLong = value.length > MAX_VALUE;
    return { field: fieldOf(label), value: value.slice(0, MAX_VALUE), isLong, index: label.index };
  });
}

function authorsIn({ field, value }: LabelledValue): readonly string[] {
  if (field === "author") return readChineseAuthors(value);
  return field === "credit" ? reportersIn(value) : [];
}

/** 供稿：科研处 names no person but where the text is from. */
function creditIn({ field, value }: LabelledValue): string | undefined {
  if (field === "credit") return readCredit(value);
  const office = field === "author" ? readCredit(value) : undefined;
  return office !== undefined && isOffice(office) ? office : undefined;
}

/** Whether labels and their values are all there is: nothing before the first but a bracket or the date. */
function isWhole(text: string, fields: readonly LabelledValue[]): boolean {
  const [first] = fields;
  if (first === undefined || text.length > MAX_LINE || SENTENCE.test(text)) return false;
  if (fields.some(({ isLong }) => isLong)) return false;
  const before = text.slice(0, first.index);
  return before.replace(OPENING, "") === "" || isDateOnly(before);
}

/** 来源：深圳特区报 记者 福明. */
function reportersIn(value: string): readonly string[] {
  const at = value.search(REPORTER);
  return at < 0 ? [] : readChineseNames(value.slice(at, at + MAX_VALUE));
}

const REPORTER = /(?:记者|通讯员|作者)[\s:：/]/u;

function fieldOf({ groups = {} }: RegExpExecArray): Field {
  for (const [field] of LABELS) if (groups[field] !== undefined) return field;
  return "other";
}

const DATE_ONLY = /^[\s\d年月日时分秒:：./\-|（(]*$/u;

function isDateOnly(text: string): boolean {
  return DATE_ONLY.test(text) || text.replace(CLOSING, "") === "";
}
