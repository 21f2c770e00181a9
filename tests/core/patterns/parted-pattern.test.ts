import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partedPattern } from "../../../functions/core/patterns/parted-pattern.ts";
import { regexLiterals } from "../../support/regex-literals.ts";

const LIST = /^\^(?:\\W\{0,\d\})?\(\?:/;

/** Every pattern of the product that is a list of phrases, whether it is parted there or not. */
const lists = regexLiterals(["functions"])
  .filter(({ source }) => LIST.test(source))
  .map(({ source, flags }) => new RegExp(source, flags))
  .filter(isOneList);

function isOneList(pattern: RegExp): boolean {
  try {
    partedPattern(pattern)("a line");
    return true;
  } catch {
    return false;
  }
}

/** What an alternative would fit, roughly: its letters without the signs of the pattern. */
function roughTexts({ source }: RegExp): string[] {
  return source.split("|").map((alternative) =>
    alternative
      .replaceAll(/\(\?[:=!<]+|\\[bWS]/g, "")
      .replaceAll(/\\s\??/g, " ")
      .replaceAll(/\\d(?:\{[^}]*\})?/g, "12")
      .replaceAll(/[\\()^$?+*[\]]|\{[^}]*\}/g, ""),
  );
}

const before = fc.constantFrom("", "* ", "【", "» ", "...", "--", " ", "的", "我们的", "x");
const after = fc.constantFrom("", ":", "：", ".", " the city", "（记者 王芳）", " ...", " 12");
const phrases = fc.constantFrom(...lists.flatMap(roughTexts));
const anyCase = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.charAt(0).toUpperCase() + text.slice(1),
);
const lines = fc
  .tuple(before, phrases, after, anyCase)
  .map(([head, phrase, tail, cased]) => cased(head + phrase + tail));

describe("a parted pattern", () => {
  it("is what many of the product's lists can be", () => {
    expect(lists.length).toBeGreaterThan(40);
  });

  it("answers as the whole would, for every list of the product", { timeout: 60_000 }, () => {
    const parted = lists.map((whole) => [whole, partedPattern(whole)] as const);
    let fitted = 0;
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: lines }, fc.string({ unit: "binary" })),
        (line) => {
          for (const [whole, fits] of parted) {
            const isFit = whole.test(line);
            if (isFit) fitted += 1;
            expect(`${whole} ${fits(line)}`).toBe(`${whole} ${isFit}`);
          }
        },
      ),
      { seed: 20_210_323, numRuns: 1_500 },
    );
    expect(fitted).toBeGreaterThan(500);
  });

  it.each<[RegExp, string[], string[]]>([
    [/^(?:read more|see also)/i, ["Read more here", "SEE ALSO"], ["more", "", "r", "Ready"]],
    [/^(?:a|b{2,3}c|x?yz|[íi]n)/, ["a", "ab", "bbc", "yz", "xyz", "ín"], ["bc", "b", "zy", "n"]],
    [/^(?:[a-c]1|\d\d|\.net|\u4e00二)$/, ["b1", "07", ".net", "一二"], ["d1", "7", "xnet", "二"]],
    [
      /^(?:(?:my|our) cat|(?=do)dog|(?<!x)emu|\bfox)/,
      ["our cat", "dog", "emu", "fox"],
      ["cat", "og"],
    ],
    [/^(?:.{2}c|(?:ab)?cd|e*f)/, ["xyc", "abcd", "cd", "f", "eef"], ["xc", "ab", "e"]],
    [/^(?:ja|nein)(?:!|\?)?$/, ["ja", "nein!", "ja?"], ["jam", "nein."]],
    [/^\W{0,2}(?:编辑|ok)/, ["编辑", "【编辑", "《《ok", "责编辑"], ["《《《ok", "a编辑", "k"]],
    [/^(?:İstanbul|straße|ΣΑΣ)$/i, ["İstanbul", "STRAßE", "σας"], ["istanbul", "strasse"]],
  ])("%s fits what it fits", (whole, fitting, other) => {
    const fits = partedPattern(whole);
    for (const line of [...fitting, ...other])
      expect(whole.test(line)).toBe(fitting.includes(line));
    expect(fitting.filter((line) => !fits(line))).toEqual([]);
    expect(other.filter(fits)).toEqual([]);
  });

  it("forgets starts when it has met too many, and answers as before", () => {
    const fits = partedPattern(/^(?:新闻|最新)/);
    for (let code = 0; code < 3_000; code += 1) fits(String.fromCharCode(0x4e00 + code, 0x65b0));
    expect(["新闻", "最新", "旧闻"].map(fits)).toEqual([true, true, false]);
  });

  it.each([/^a|b/, /(?:a|b)/, /^(?:a|b)+$/, /^(?:a)|(?:b)$/, /^(?:a)(?:b)|c/, /^(?:a){2}/])(
    "refuses %s, which is no one list",
    (pattern) => {
      expect(() => partedPattern(pattern)("a")).toThrow(SyntaxError);
    },
  );
});
