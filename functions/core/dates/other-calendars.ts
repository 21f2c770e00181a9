import { fromPersian, persianMonth } from "./persian-calendar.ts";
import { type DateForm, dayOf } from "./printed-day.ts";

/** Years of Japan's and Taiwan's eras, numerals in words, the years of Iran. */
export const OTHER_CALENDARS: readonly DateForm[] = [
  {
    // 令和3年3月23日, 民國110年3月23日
    isCjk: true,
    needs: /[和成國国]\s?[\d元]/u,
    pattern: /(令和|平成|昭和|民國|民国)\s?(\d{1,3}|元)年\s?(\d{1,2})月\s?(\d{1,2})日/gu,
    read: ([, era = "", year, month, day]) => dayOf(yearOfEra(era, year), Number(month), day),
  },
  {
    // R3.3.23, H31/4/30
    languages: /^ja\b/i,
    needs: /[RHS]\.?\d/,
    pattern: /(?<![\p{L}\d])([RHS])\.?(\d{1,2})([./-])(\d{1,2})\3(\d{1,2})(?![\d./-])/gu,
    read: ([, era = "", year, , month, day]) => dayOf(yearOfEra(era, year), Number(month), day),
  },
  {
    // 110-03-23, 110.3.23: the Republic's year
    languages: /^zh-(?:tw|hant)\b/i,
    needs: /1\d{2}\s?[./-]\s?\d/,
    pattern: /(?<![\d.,/-]|\d:)(1\d{2})([./-])(\d{1,2})\2(\d{1,2})(?![\d./-])/gu,
    read: ([, year, , month, day]) => dayOf(yearOfEra("民國", year), Number(month), day),
  },
  {
    // 二〇二一年三月二十三日
    isCjk: true,
    needs: /[〇○零一二三四五六七八九]年[一二三四五六七八九十]/u,
    pattern:
      /([一二][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/gu,
    read: ([, year = "", month = "", day = ""]) =>
      dayOf(Number([...year].map(toDigit).join("")), hanNumber(month), hanNumber(day)),
  },
  {
    // ۳ فروردین ۱۴۰۰
    needs: /1[34]\d{2}/,
    pattern: /(?<!\d)(\d{1,2})\s(\p{Script=Arabic}{2,9})[\s،,]{1,2}(1[34]\d{2})(?!\d)/gu,
    read: ([, day, name = "", year]) =>
      fromPersian(Number(year), persianMonth(name) ?? 0, Number(day)),
  },
  {
    // ۱۴۰۰/۰۱/۰۳
    languages: /^fa\b/i,
    needs: /1[34]\d{2}[/-]/,
    pattern: /(?<![\d/-])(1[34]\d{2})([/-])(\d{1,2})\2(\d{1,2})(?!\d)/gu,
    read: ([, year, , month, day]) => fromPersian(Number(year), Number(month), Number(day)),
  },
];

/** The year before the first. */
const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  R: 2018,
  平成: 1988,
  H: 1988,
  昭和: 1925,
  S: 1925,
  民國: 1911,
  民国: 1911,
};

function yearOfEra(era: string, year: string | undefined): number {
  return (ERAS[era] ?? 0) + (year === "元" ? 1 : Number(year));
}

const HAN_DIGITS = "〇一二三四五六七八九";

function toDigit(char: string): number {
  return Math.max(0, HAN_DIGITS.indexOf(char));
}

/** 三, 十, 十二, 二十, 二十三. */
function hanNumber(text: string): number {
  const ten = text.indexOf("十");
  if (ten < 0) return toDigit(text);
  const tens = ten === 0 ? 1 : toDigit(text[0] ?? "");
  return tens * 10 + (ten === text.length - 1 ? 0 : toDigit(text[ten + 1] ?? ""));
}
