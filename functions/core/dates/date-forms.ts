import { monthOfName } from "./month-names.ts";
import { OTHER_CALENDARS } from "./other-calendars.ts";
import { type DateForm, dayOf } from "./printed-day.ts";

/** America writes the month first; so do pages in English that name no other country. */
const MONTH_FIRST = /^en(?!-(?!us\b))/i;
const YEAR_FIRST = /^(?:zh|ja|ko|hu|lt|mn)\b/i;

const THAI = /^[ก-๎]/;

const YEAR = /\d{4}/;
const DAY_AND_WORD = /\d[^\d:]{1,6}[\p{L}\p{M}][\p{L}\p{M}.]/u;
const WORD_AND_DAY = /[\p{L}\p{M}](?:\.|\.?[\s-]{1,2})\d/u;

/** In order of trust: the earlier form wins where two overlap. */
export const DATE_FORMS: readonly DateForm[] = [
  {
    // 2021-03-23, 2021年3月23日, 2021. 3. 23., 2021/3/23; the Thai year 2564 is 2021
    needs: YEAR,
    pattern:
      /(?<![\d.,])(1[5-9]\d{2}|2[01]\d{2}|25[5-9]\d)(?:\s?年\s?|\s?년\s?|-|\/|\s?\.\s?)(\d{1,2})(?:\s?月\s?|\s?월\s?|-|\/|\s?\.\s?)(\d{1,2})(?![\d])(?:\s?[日号號일])?/gu,
    read: ([, year, month, day]) => dayOf(year, Number(month), day),
  },
  ...OTHER_CALENDARS,
  {
    // 2021. gada 23. marts
    languages: /^lv\b/i,
    needs: /gada /i,
    pattern: /(?<!\d)(\d{4})\. ?gada (\d{1,2})\. ?([\p{L}\p{M}]{4,12})/giu,
    read: ([, year, day, month = ""], language) => dayOf(year, monthOfName(month, language), day),
  },
  {
    // 23 March 2021, 23. März 2021, 23 de marzo de 2021, 23-Mar-2021, 1er mars 2021, "23 tháng 3 năm 2021", 23 มี.ค. 2564, 23 มี.ค. 64, ٢٣ آذار/مارس ٢٠٢١
    needs: DAY_AND_WORD,
    pattern:
      /(?<![\d.,/-]|\d:)(\d{1,2})(?:st|nd|rd|th|er|ère|re|[.ºª°])?[\s./-]{1,2}(?:de\s|of\s|d['’]|tháng\s)?([ก-๎]{1,3}\.[ก-๎]\.|[\p{L}\p{M}'’]{2,15}(?:\s(?:ال[أا]ول|الثاني))?|(?<=tháng\s)\d{1,2})(?:\/[\p{L}\p{M}\s]{2,14})?[.,]{0,2}[\s./-]{0,2}(?:de\s|del\s|năm\s)?(\d{4}(?!\d)|['’]\d{2}(?!\d)|(?<=-)\d{2}(?![\d:])|(?<=[ก-๎]\.?\s)\d{2}(?![\d:])|\d{2}$)?/giu,
    read: ([, day, month = "", year], language) =>
      dayOf(yearBeside(month, year), monthOf(month, language), day),
  },
  {
    // 2021. március 23., 2021 m. kovo 23 d., 2021-Mar-23, 2021, March 23; not of "May 1, 2021 March 23, 2022"
    needs: YEAR,
    pattern:
      /(?<![\d.,])((?:19|20)\d{2})[.,]?[\s-]{1,2}(?:m\.\s)?([\p{L}\p{M}]{3,15})\.?[\s-]{1,2}(\d{1,2})(?!\d|[\s,]{1,2}(?:19|20)\d{2})/gu,
    read: ([, year, month = "", day], language) => dayOf(year, monthOfName(month, language), day),
  },
  {
    // March 23, 2021, Mar. 23rd, marzo 23 de 2021, Mar 23 '21, Apr 28 19:20:36 CEST 2023
    needs: WORD_AND_DAY,
    pattern:
      /(?<![\p{L}\p{M}])([\p{L}\p{M}]{3,15})(?:\.|\.?[\s-]{1,2})(\d{1,2})(?!\d|[:./]\d)(?:st|nd|rd|th)?(?:\s?,?[\s-]{0,2}(?:of\s|del?\s)?(\d{4}(?!\d)|['’]\d{2}(?!\d))|(?=\s\d{1,2}:\d{2}(?::\d{2})?(?:\s[A-Z]{1,5}|\s[+-]\d{4})?\s(\d{4}))|)/giu,
    read: ([, month = "", day, year, behind], language) =>
      dayOf(year ?? behind, monthOfName(month, language), day),
  },
  {
    // 23.03.2021, 23/3/2021, 03/23/2021, 23-03-21, 21-03-23, 23 / 3 / 2021, dpa/23.03.2021
    needs: /\d\s?[./|-]\s?\d{1,2}\s?[./|-]\s?\d{2}/,
    pattern:
      /(?<![\d.,-]|\d:|(?<!\p{L})\/)(\d{1,2})(\s?[./|-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d]|[.,/-]\d)/gu,
    read: readShort,
  },
  {
    // 3月23日, 3월 23일
    isCjk: true,
    needs: /[月월]/,
    pattern: /(?<![\d年])(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]/gu,
    read: ([, month, day]) => dayOf(undefined, Number(month), day),
  },
  {
    // 20210323, alone or with a time
    needs: /\d{8}/,
    pattern:
      /(?<![\d\p{L}_./=-])((?:19|20)\d{2})(\d{2})(\d{2})(?=$|T\d|[\s_-]|\d{6}(?!\d)|\d{4}(?!\d))/gu,
    read: ([, year, month, day]) => dayOf(year, Number(month), day),
  },
  {
    // 03-23 alone could be a score or a range: it counts before a time, or at the end of the text
    needs: /\d[-/.]\d/,
    pattern:
      /(?<![\d.,/-]|\d:)(\d{1,2})([-/.])(\d{1,2})(?=[\s)\]]{1,3}\d{1,2}:\d{2}|[\s)\]]{0,10}$)/gu,
    read: (match, language) =>
      isShortYearless(match) ? readShortYearless(match, language) : undefined,
  },
];

/** A Thai year may be told by its last two digits. */
function yearBeside(month: string, year: string | undefined): string | undefined {
  return year?.length === 2 && THAI.test(month) ? `25${year}` : year;
}

function monthOf(word: string, language: string): number | undefined {
  return Number(word) || monthOfName(word, language);
}

function readShort([, a, mark = "", b, c = ""]: RegExpExecArray, language: string) {
  if (c.length === 2 && isOtherNumber(mark, Number(a))) return undefined;
  if (a?.length === 2 && c.length === 2 && YEAR_FIRST.test(language)) return dayOf(a, Number(b), c);
  const [first, second] = [Number(a), Number(b)];
  const isOpen = first <= 12 && second <= 12 && !mark.endsWith(".");
  const monthFirst = isOpen ? MONTH_FIRST.test(language) : second > 12;
  const day = monthFirst ? dayOf(c, first, b) : dayOf(c, second, a);
  return isOpen && day && EITHER_ORDER.test(language) ? { ...day, isOrderSupposed: true } : day;
}

/** Only English is written in both orders; what language a page is in may be unknown. */
const EITHER_ORDER = /^(?:en\b|$)/i;

/** "3 - 4 - 21" is as often something else, and "95.4.21" no day of Europe. */
function isOtherNumber(mark: string, first: number): boolean {
  return SPACED.test(mark) || (mark === "." && first > 31);
}

const SPACED = /\s[./-]/;

function isShortYearless({ 1: a = "", 2: mark, 3: b = "", input }: RegExpExecArray): boolean {
  const hasTime = input.includes(":");
  if (mark === ".") return hasTime && a.length === 2 && b.length === 2;
  return hasTime || (a.length === 2 && b.length === 2);
}

function readShortYearless([, a, mark, b]: RegExpExecArray, language: string) {
  const dayFirst =
    Number(a) > 12 || (mark !== "-" && !YEAR_FIRST.test(language) && !MONTH_FIRST.test(language));
  return dayFirst ? dayOf(undefined, Number(b), a) : dayOf(undefined, Number(a), b);
}
