import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDate } from "../../../functions/core/dates/parse-date.ts";
import "../../support/properties.ts";

/** A Wednesday, noon in Shanghai. */
const now = "2021-03-24T04:00:00Z";

describe("parseDate", () => {
  it.each([
    ["2021-03-23 18:58:28", "2021-03-23T18:58:28+08:00"],
    ["发布时间:2021年3月23日 18:58", "2021-03-23T18:58:00+08:00"],
    ["2021年3月23日下午6:58", "2021-03-23T18:58:00+08:00"],
    ["2021年3月23日上午12点半", "2021-03-23T00:30:00+08:00"],
    ["2021-3-23 18时58分", "2021-03-23T18:58:00+08:00"],
    ["2021/3/23", "2021-03-23"],
    ["2021.03.23", "2021-03-23"],
    ["二〇二一年三月二十三日", "2021-03-23"],
    ["２０２１－０３－２３　１８：５８", "2021-03-23T18:58:00+08:00"],
    ["2021\u201103\u221223\u202f18:58", "2021-03-23T18:58:00+08:00"],
    ["3月23日 18:58", "2021-03-23T18:58:00+08:00"],
    ["3月25日 18:58", "2021-03-25T18:58:00+08:00"],
    ["12月31日 18:58", "2020-12-31T18:58:00+08:00"],
    ["03-23 18:58", "2021-03-23T18:58:00+08:00"],
    ["[03-23]", "2021-03-23"],
    ["20210323", "2021-03-23"],
    ["20210323185828", "2021-03-23T18:58:28+08:00"],
    ["2021-03-23 00:00:00", "2021-03-23"],
    ["2021-03-23 18:58:28 (北京时间)", "2021-03-23T18:58:28+08:00"],
    ["昨天 18:58", "2021-03-23T18:58:00+08:00"],
    ["前天", "2021-03-22"],
    ["3小时前", "2021-03-24T09:00:00+08:00"],
    ["半小时前", "2021-03-24T11:30:00+08:00"],
    ["5 分钟前", "2021-03-24T11:55:00+08:00"],
    ["2天前", "2021-03-22"],
    ["刚刚", "2021-03-24T12:00:00+08:00"],
    ["周一 18:58", "2021-03-22T18:58:00+08:00"],
    ["1616497108", "2021-03-23T18:58:28+08:00"],
    ["1616497108000", "2021-03-23T18:58:28+08:00"],
  ])("reads the Chinese %s", (text, value) => {
    expect(parseDate(text, { now, language: "zh" })?.value).toBe(value);
  });

  it.each([
    ["en-US", "March 23, 2021 6:58 pm EDT", "2021-03-23T18:58:00-04:00"],
    ["en-US", "8:30 PM EST, Mon March 1, 2021", "2021-03-01T20:30:00-05:00"],
    ["en-US", "11:02 am ET, Tuesday 23rd March 2021", "2021-03-23T11:02:00-04:00"],
    ["en-US", "03/04/2021", "2021-03-04"],
    ["en-GB", "04/03/2021", "2021-03-04"],
    ["en", "Tue, 23 Mar 2021 18:58:28 +0800", "2021-03-23T18:58:28+08:00"],
    ["en", "Tue Mar 23 18:58:28 CET 2021", "2021-03-23T18:58:28+01:00"],
    ["en", "2021-03-23T18:58:28.123Z", "2021-03-23T18:58:28Z"],
    ["en", "2021-03-23T18:58-05:00", "2021-03-23T18:58:00-05:00"],
    ["en", "3 hours ago", "2021-03-24T01:00:00Z"],
    ["en", "an hour ago", "2021-03-24T03:00:00Z"],
    ["en", "yesterday at 6:58 pm", "2021-03-23T18:58:00Z"],
    ["de", "23. März 2021, 18:58 Uhr", "2021-03-23T18:58:00+01:00"],
    ["de", "23.03.2021 18.58", "2021-03-23T18:58:00+01:00"],
    ["de", "23.6.20, 18 Uhr", "2020-06-23T18:00:00+02:00"],
    ["de", "vor 3 Stunden", "2021-03-24T02:00:00+01:00"],
    ["fr", "le 1er mars 2021 à 18h58", "2021-03-01T18:58:00+01:00"],
    ["fr", "il y a 3 heures", "2021-03-24T02:00:00+01:00"],
    ["es", "23 de marzo de 2021 a las 18:58", "2021-03-23T18:58:00+01:00"],
    ["es", "hace 2 días", "2021-03-22"],
    ["pt-BR", "23 de março de 2021 às 18h58", "2021-03-23T18:58:00-03:00"],
    ["it", "lunedì 5 ottobre 2020 alle 18:58", "2020-10-05T18:58:00+02:00"],
    ["ja", "2021年3月23日 18時58分", "2021-03-23T18:58:00+09:00"],
    ["ja", "令和3年3月23日", "2021-03-23"],
    ["ja", "平成31年3月23日", "2019-03-23"],
    ["ko", "2021.03.23. 오후 6:58", "2021-03-23T18:58:00+09:00"],
    ["ko", "3시간 전", "2021-03-24T10:00:00+09:00"],
    ["ru", "23 марта 2021, 18:58", "2021-03-23T18:58:00+03:00"],
    ["hu", "2021. március 23., 18:58", "2021-03-23T18:58:00+01:00"],
    ["hr", "23. listopada 2020.", "2020-10-23"],
    ["pl", "23 listopada 2020", "2020-11-23"],
    ["zh-TW", "民國110年3月23日", "2021-03-23"],
    ["th", "23 มีนาคม 2564", "2021-03-23"],
    ["ar", "٢٣ مارس ٢٠٢١", "2021-03-23"],
    ["hi", "२३ मार्च २०२१", "2021-03-23"],
  ])("reads, in %s, %s", (language, text, value) => {
    expect(parseDate(text, { now, language })?.value).toBe(value);
  });

  it("tells how exact the text is", () => {
    const precision = (text: string) => parseDate(text, { now })?.precision;
    expect(precision("2021-03-23")).toBe("day");
    expect(precision("2021-03-23 18:58")).toBe("minute");
    expect(precision("2021-03-23 18:58:28")).toBe("second");
  });

  it("takes the printed zone before the given one, the given one before the language's", () => {
    const read = (text: string, timezone?: string) =>
      parseDate(text, { timezone, language: "de" })?.value;
    expect(read("2021-07-23 18:58 GMT+9", "America/New_York")).toBe("2021-07-23T18:58:00+09:00");
    expect(read("2021-07-23 18:58", "America/New_York")).toBe("2021-07-23T18:58:00-04:00");
    expect(read("2021-07-23 18:58")).toBe("2021-07-23T18:58:00+02:00");
    expect(read("2021-01-23 18:58")).toBe("2021-01-23T18:58:00+01:00");
  });

  it.each([
    "",
    "no date here",
    "2021年3月",
    "price 12.50 - 13.00",
    "版本 1.2.3 共 100 条",
    "2021-13-40",
    "2021-02-30",
    "1985-03-23",
    "2031-03-23",
    "2 days",
    "4-1 victory",
    "+86 755-12345678",
  ])("finds nothing to believe in %j", (text) => {
    expect(parseDate(text, { now, language: "en" })).toBeUndefined();
  });

  it("skips a date it can't believe for one it can", () => {
    expect(parseDate("founded 1921-07-01, printed 2021-03-23", { now })?.value).toBe("2021-03-23");
  });

  it("knows no relative date without a time of fetching", () => {
    expect(parseDate("3小时前")).toBeUndefined();
    expect(parseDate("03-23 18:58")).toBeUndefined();
  });

  it("reads back every instant that it writes", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1990-01-03"), max: new Date("2035-01-01"), noInvalidDate: true }),
        fc.constantFrom("Asia/Shanghai", "America/New_York", "Europe/London", "+05:30"),
        (instant, timezone) => {
          const unix = String(Math.floor(instant.getTime() / 1000)).padStart(10, "0");
          const reading = parseDate(unix, { timezone });
          if (reading?.precision !== "second") return;
          expect(Date.parse(reading.value)).toBe(Number(unix) * 1000);
          expect(parseDate(reading.value)).toEqual(reading);
        },
      ),
    );
  });

  it("answers any text at once, with a real date or nothing", () => {
    const word = fc.constantFrom(
      "1",
      "23",
      "2021",
      "-",
      ":",
      ".",
      "/",
      " ",
      "年",
      "月",
      "T",
      "pm",
      "Mar",
      "前",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const reading = parseDate(words.join(""), { now });
        expect(Number.isNaN(Date.parse(reading?.value ?? now))).toBe(false);
      }),
    );
    const started = performance.now();
    for (const hostile of ["1 ", "2021-", "a ", "12:", "1月", "  ", "Mar 1 "]) {
      parseDate(hostile.repeat(500_000), { now });
    }
    expect(performance.now() - started).toBeLessThan(500);
  });
});
