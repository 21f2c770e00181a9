import { describe, expect, it } from "vitest";
import { parseDate } from "../../../functions/core/dates/parse-date.ts";
import { fromPersian } from "../../../functions/core/dates/persian-calendar.ts";

const now = "2022-02-02T10:00:00Z";

describe("the ways to write a day", () => {
  it.each([
    ["fa", "۲۲ مهر ۱۳۹۵"],
    ["fa", "پنجشنبه ۲۲ مهر، ۱۳۹۵"],
    ["fa", "۱۳۹۵/۰۷/۲۲ - ۰۹:۱۲"],
    ["zh-TW", "更新日期：105-10-13"],
    ["zh-Hant", "105.10.13"],
    ["ja", "掲載日：H28.10.13"],
    ["th", "13 ต.ค. 59"],
    ["th", "13/10/2559"],
    ["lv", "2016. gada 13. oktobris"],
    ["es-CO", "Octubre 13 de 2016"],
    ["en", "Oct 13, '16"],
    ["en", "Oct.13,2016"],
    ["pt", "Rio de Janeiro 13/10/2016"],
    ["en", "October 13 , 2016"],
    ["de", "13 / 10 / 2016"],
    ["de", "(ann/dpa/13.10.2016)"],
    ["de", "Stand:13.10.2016"],
    ["mr", "१३ ऑक्टोबर २०१६"],
    ["tl", "Oktubre 13, 2016"],
  ])("reads, in %s, %s", (language, text) => {
    expect(parseDate(text, { now, language })?.value.slice(0, 10)).toBe("2016-10-13");
  });

  it.each([
    ["de", "105-10-13"],
    ["ja", "R105.10.13"],
    ["ar", "۱۳۹۵/۰۷/۲۲"],
    ["en", "5 - 10 - 16"],
  ])("finds no day in the %s of %s", (language, text) => {
    expect(parseDate(text, { now, language })).toBeUndefined();
  });

  it("counts Iran's years as the calendar of the platform does", () => {
    const format = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
      timeZone: "UTC",
      dateStyle: "short",
    });
    for (let ms = Date.UTC(1990, 2, 1); ms < Date.UTC(2040, 2, 1); ms += 17 * 86_400_000) {
      const [month = 0, day = 0, year = 0] = (format.format(ms).match(/\d+/g) ?? []).map(Number);
      const date = new Date(ms);
      const expected = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      expect(Object.values(fromPersian(year, month, day) ?? {})).toEqual(expected);
    }
  });
});

describe("the time behind a day", () => {
  it.each([
    ["pl", "13 października 2016 r., godz. 09:12"],
    ["cs", "13. 10. 2016 v 9:12"],
    ["hr", "13.10.2016. u 09:12"],
    ["ru", "13 октября 2016 г. в 09:12"],
    ["uk", "13 жовтня 2016 року, 09:12"],
    ["tr", "13 EKİM 2016 PERŞEMBE, 09:12"],
    ["hu", "2016. október 13. csütörtök, 09:12"],
    ["ja", "2016年10月13日(木) 09時12分"],
    ["ja", "2016年10月13日 木曜日 09:12"],
    ["zh-HK", "2016年10月13日(四) 09:12"],
    ["ko", "2016.10.13.(목) 09:12"],
    ["th", "13 ต.ค. 2559 เวลา 09:12 น."],
    ["vi", "13/10/2016 lúc 09:12"],
    ["en", "October 13, 2016 (Thu) 9:12 am"],
    ["en", "October 13, 2016, Thursday 9:12 am"],
  ])("reads, in %s, %s", (language, text) => {
    expect(parseDate(text, { now, language })?.value.slice(0, 16)).toBe("2016-10-13T09:12");
  });

  it.each([
    ["2016-10-13 09:12 Eastern Daylight Time", "-04:00"],
    ["2016-12-13 09:12 AM Eastern Time", "-05:00"],
    ["2016-10-13 9:12 am Pacific Time", "-07:00"],
  ])("reads the zone of %s", (text, offset) => {
    expect(parseDate(text, { now, language: "en" })?.value.slice(19)).toBe(offset);
  });
});
