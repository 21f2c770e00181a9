import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprintText, isSameText } from "../../../functions/core/gate/fingerprint.ts";
import { townNews } from "../../support/news-pages.ts";
import "../../support/properties.ts";

const CHINESE = townNews(1).paragraphs.join("\n");
const ENGLISH =
  "The council voted on Tuesday to repair the old bridge over the river before winter, after two years of debate about the cost and about the traffic that a wider road would bring to the village.";

describe("fingerprintText", () => {
  it("knows a text again after a credit line was added, a mark changed and white space moved", () => {
    const changed = `${CHINESE.replaceAll(",", ", ").replaceAll("。", ".")}(来源:新城日报)`;
    expect(isSameText(fingerprintText(CHINESE), fingerprintText(changed))).toBe(true);
  });

  it("tells apart what is about something else, in either language", () => {
    expect(isSameText(fingerprintText(CHINESE), fingerprintText(ENGLISH))).toBe(false);
    const other =
      "The library opens an hour later on Sundays from May on, the town said, and lends tools and seeds to everybody who has a card, whatever their age, at no charge at all.";
    expect(isSameText(fingerprintText(ENGLISH), fingerprintText(other))).toBe(false);
  });

  it("says nothing of a text that is too short to tell", () => {
    expect(fingerprintText("通知公告")).toBeUndefined();
    expect(isSameText(undefined, undefined)).toBe(false);
  });

  it("gives any text the same 16 hexadecimal digits each time", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 60, maxLength: 200, unit: "binary" }), (text) => {
        const print = fingerprintText(text);
        expect(fingerprintText(text)).toBe(print);
        if (print !== undefined) expect(print).toMatch(/^[0-9a-f]{16}$/);
      }),
    );
  });
});
