import { describe, expect, it } from "vitest";
import { parseDate } from "../../../functions/core/dates/parse-date.ts";

const now = "2022-02-02T10:00:00Z";

describe("monthOfName", () => {
  it.each([
    ["ar", "6 أغسطس 2015", "2015-08-06"],
    ["ar", "٦ أغسطس/آب ٢٠١٥", "2015-08-06"],
    ["ar", "06 غشت 2015", "2015-08-06"],
    ["ar", "6 جويلية 2015", "2015-07-06"],
    ["ar", "6 تشرين الأول 2015", "2015-10-06"],
    ["ar", "6 تشرين الثاني 2015", "2015-11-06"],
    ["ar", "6 كانون الاول 2015", "2015-12-06"],
    ["ar", "6 كانون الثاني/يناير 2015", "2015-01-06"],
    ["ur", "6 اگست 2015", "2015-08-06"],
    ["id", "Kamis, 06 Agu 2015", "2015-08-06"],
    ["id", "6 Maret 2015", "2015-03-06"],
    ["ms", "6 Mac 2015", "2015-03-06"],
    ["ms", "6 Ogos 2015", "2015-08-06"],
    ["sr", "6. januara 2015.", "2015-01-06"],
    ["sr", "6. jula 2015.", "2015-07-06"],
    ["el", "6 Αυγούστου 2015", "2015-08-06"],
    ["el", "6 ΑΥΓΟΥΣΤΟΥ 2015", "2015-08-06"],
    ["tr", "6 AĞUSTOS 2015", "2015-08-06"],
    ["tr", "6 Agustos 2015", "2015-08-06"],
    ["fr", "6 DECEMBRE 2015", "2015-12-06"],
    ["fr", "6 fevrier 2015", "2015-02-06"],
    ["pl", "6 pazdziernika 2015", "2015-10-06"],
    ["th", "6 ส.ค. 2558", "2015-08-06"],
    ["th", "6 เม.ย. 2558", "2015-04-06"],
    ["hi", "6 फ़रवरी 2015", "2015-02-06"],
    ["vi", "Ngày 6 tháng 8, 2015", "2015-08-06"],
    ["en", "13/Mar/2010", "2010-03-13"],
    ["en", "13 Mar 10", "2010-03-13"],
    ["en", "13 Mar 10:15", "2021-03-13T10:15:00Z"],
  ])("reads, in %s, %s", (language, text, value) => {
    const timezone = "UTC";
    expect(parseDate(text, { now, language, timezone })?.value.replace("+00:00", "Z")).toBe(value);
  });

  it("takes a date without its year for the last one before the given month's end", () => {
    const read = (text: string) => parseDate(text, { now, until: "2010-03" })?.value;
    expect(read("March 13, 10:15")).toBe("2010-03-13T10:15:00Z");
    expect(read("December 31, 10:15")).toBe("2009-12-31T10:15:00Z");
    expect(read("3 days ago")).toBe("2022-01-30");
  });
});
