import { describe, expect, it } from "vitest";
import { cleanLanguage } from "../../../functions/core/feeds/clean-language.ts";
import {
  cleanHtml,
  cleanName,
  cleanTitle,
  cleanUrl,
} from "../../../functions/core/feeds/clean-text.ts";
import { looksLikeMarkup } from "../../../functions/core/feeds/looks-like-markup.ts";

describe("what validators warn of", () => {
  it.each([
    [
      "https://a.example/x?y[0]=1|2&z={3}`^\\",
      "https://a.example/x?y%5B0%5D=1%7C2&z=%7B3%7D%60%5E%5C",
    ],
    [
      "https://例子.example/要闻?词=好#段",
      "https://xn--fsqu00a.example/%E8%A6%81%E9%97%BB?%E8%AF%8D=%E5%A5%BD#%E6%AE%B5",
    ],
    ["https://a.example/(a)~b'c*d!;e,f%20g", "https://a.example/(a)~b'c*d!;e,f%20g"],
  ])("is not in the address made of %s, which stays the same when cleaned again", (url, clean) => {
    expect(cleanUrl(url)).toBe(clean);
    expect(cleanUrl(clean)).toBe(clean);
  });

  it.each([
    ["zh-CN", "zh-CN"],
    ["EN", "EN"],
    ["fil-PH", "fil-PH"],
    ["english", undefined],
    ["cn", undefined],
    ["xx", undefined],
    ["", undefined],
  ])("is not the language %s", (tag, clean) => {
    expect(cleanLanguage(tag)).toBe(clean);
  });

  it.each([
    ["AT&T 与 R&D", false],
    ["5 < 6 & 7 > 3", false],
    ["问&答", false],
    ["AT&amp;T", true],
    ["&copy 2026", true],
    ["a&b1", true],
    ["&题5", true],
    ["<b>粗", true],
    ["粗</b>", true],
  ])("is found in %s: %s", (text, isMarkup) => {
    expect(looksLikeMarkup(text)).toBe(isMarkup);
    expect(looksLikeMarkup(cleanName(text))).toBe(false);
    expect(cleanName(cleanName(text))).toBe(cleanName(text));
  });

  it("is no end tag in a title and no forced direction in a text; all else stays", () => {
    expect(cleanTitle("</b> in <b>粗</b> &amp; 5 < 6")).toBe("< /b> in <b>粗< /b> &amp; 5 < 6");
    expect(cleanName("AT&T 与 R&D")).toBe("AT&T 与 R&D");
    expect(cleanHtml('<p><bdo dir="rtl">abc</bdo></p>')).toBe('<p><bdi dir="rtl">abc</bdi></p>');
  });
});
