import type { DatePrecision } from "../article.ts";
import { parseDate } from "../dates/parse-date.ts";

export interface ListingDate {
  readonly value: string;
  readonly precision: DatePrecision;
}

/** As `parseDate` has it. */
export interface DateContext {
  readonly now?: string;
  readonly timezone?: string;
  readonly language?: string;
}

const MAY_HOLD_DATE =
  /\d|刚刚|剛剛|昨|前天|今天|本日|yesterday|today|just now|gestern|heute|hier|ayer|hoy|ieri|oggi|вчера|сегодня/iu;
/** A date stands alone or with a word or two; in a longer text it is what the text is about. */
const LONGEST_LINE = 60;
/** 113-05-24 of the Republic of China is 2024. */
const MINGUO = /(?<![\d./-])(1[01]\d)([-./年])(\d{1,2})[-./月](\d{1,2})(?!\d)/;
const MINGUO_PAGE = /^zh-(?:hant|tw)/i;

/** The date of a line beside a headline. */
export function readDateLine(text: string, context: DateContext): ListingDate | undefined {
  const line = text.trim();
  if (line.length > LONGEST_LINE || !MAY_HOLD_DATE.test(line)) return undefined;
  return parseDate(westernYear(monthFirst(line, context), context), context);
}

/** `(5/22)`, `[5-22]` of a page in Chinese, Japanese or Korean: the month always comes first, and the year is left out. */
function monthFirst(line: string, { language = "" }: DateContext): string {
  if (!MONTH_FIRST.test(language)) return line;
  return line.replace(MONTH_AND_DAY, (whole, month: string, day: string) =>
    Number(month) > 12 || Number(day) > 31
      ? whole
      : `${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
  );
}

const MONTH_FIRST = /^(?:zh|ja|ko)/i;
const MONTH_AND_DAY = /^[[(（【〔]?\s?([01]?\d)[-/.]([0-3]?\d)\s?[\])）】〕]?$/;

function westernYear(line: string, { language, timezone }: DateContext): string {
  if (!MINGUO_PAGE.test(language ?? "") && timezone !== "Asia/Taipei") return line;
  return line.replace(
    MINGUO,
    (_, year: string, ...[, month, day]: string[]) => `${Number(year) + 1911}-${month}-${day}`,
  );
}

const TIME = String.raw`(?:[\sT,]{1,3}\d{1,2}[:：]\d{2}(?::\d{2})?(?:\s?Uhr)?)?`;
const FULL = String.raw`(?:(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d{2}|\d{2}(?!\d)))${TIME}`;
const SHORT = String.raw`(?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])${TIME}`;
const WORDED = String.raw`\d{1,2}月\d{1,2}日${TIME}`;
const OPENING = String.raw`[\s[(（【〔]`;
const CLOSING = String.raw`[\s\])）】〕]`;
const ONLY_DATE = new RegExp(`^${OPENING}*(?:${FULL}|${SHORT}|${WORDED})${CLOSING}*$`, "u");
const LEADING_DATE = new RegExp(
  `^(?:[[(（【〔]\\s?(?:${FULL}|${SHORT}|${WORDED})\\s?[\\])）】〕]\\s*|(?:${FULL}|${SHORT})[\\s|·:：]+)`,
  "u",
);
const TRAILING_DATE = new RegExp(
  `(?:[[(（【〔]\\s?(?:${FULL}|${SHORT}|${WORDED})\\s?[\\])）】〕]\\s*|[\\s|·]+(?:${FULL}|${SHORT})\\s*|(?<=\\p{Script=Han})${FULL})$`,
  "u",
);

const AGO =
  /^\d{1,3}\s?(?:秒|分钟?|个?小时|天|周|个月|年|時間|日|분|시간)\s?[前전]$|^(?:about )?(?:\d{1,3}|an?) (?:sec(?:ond)?|min(?:ute)?|hour|day|week|month|year)s? ago$|^(?:刚刚|昨天|今天|前天|yesterday|today|just now)(?: \d{1,2}:\d{2})?$/iu;

/** Whether a text is a date and nothing else. */
export function isOnlyDate(text: string): boolean {
  return text.length <= LONGEST_LINE && (ONLY_DATE.test(text) || AGO.test(text));
}

/** A headline without the date that is printed before or behind it; the headline alone if nothing else would be left. */
export function withoutDate(title: string): string {
  const start = title.replace(LEADING_DATE, "");
  const rest = start === title ? title.replace(TRAILING_DATE, "") : start;
  return rest.trim() === "" ? title : rest.trim();
}
