import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeMarkup, decodePage } from "../../../functions/core/charset/decode-page.ts";
import type { CharsetHints } from "../../../functions/core/charset/settle-charset.ts";
import { textOfMarkup } from "../../../functions/core/html/markup.ts";
import "../../support/properties.ts";

const bytes = (latin1: string) => Buffer.from(latin1, "latin1");
/** 你好 */
const GBK = "\xc4\xe3\xba\xc3";
const UTF8 = "\xe4\xbd\xa0\xe5\xa5\xbd";
const BIG5 = "\xa7\x41\xa6\x6e";

function decided(latin1: string, hints?: CharsetHints) {
  const page = decodePage(bytes(latin1), hints);
  return [page.charset, page.decidedBy, page.ok ? page.text.includes("你好") : false];
}

const html = (charset: string) => ({ contentType: `text/html; charset=${charset}` });
const PROSE_SIMPLIFIED =
  "\xb1\xbe\xb1\xa8\xd1\xb6\xa3\xa8\xbc\xc7\xd5\xdf\xa3\xa9\xd7\xf2\xcc\xec\xcf\xc2\xce\xe7\xa3\xac\xca\xd0\xd5\xfe\xb8\xae\xd5\xd9\xbf\xaa\xb3\xa3\xce\xf1\xbb\xe1\xd2\xe9\xa3\xac\xd1\xd0\xbe\xbf\xc1\xcb\xd0\xc2\xb5\xc4\xb9\xa4\xd7\xf7\xa1\xa3\xd5\xe2\xca\xc7\xb5\xda\xd2\xbb\xb4\xce\xa1\xa3";

describe("decodePage", () => {
  it.each([
    [
      "a byte order mark over all else",
      `\xef\xbb\xbf<meta charset=gbk>${UTF8}`,
      html("big5"),
      ["utf-8", "bom"],
    ],
    ["the header over the page", `<meta charset=big5>${GBK}`, html("gbk"), ["gb18030", "header"]],
    ["the page's meta", `<meta charset=gbk>${GBK}`, html(""), ["gb18030", "meta"]],
    [
      "the old form of it",
      `<META HTTP-EQUIV='Content-Type' content='text/html;charset=GB2312'>${GBK}`,
      {},
      ["gb18030", "meta"],
    ],
    ["strict UTF-8", UTF8, {}, ["utf-8", "utf-8"]],
    ["strict UTF-8 over what was learned", UTF8, { learned: "gb18030" }, ["utf-8", "utf-8"]],
    ["what was learned", GBK, { learned: "gb18030" }, ["gb18030", "learned"]],
    ["what was learned", BIG5, { learned: "big5" }, ["big5", "learned"]],
    [
      "an XML declaration",
      `<?xml version="1.0" encoding="gbk"?><a>${GBK}</a>`,
      { contentType: "text/xml" },
      ["gb18030", "meta"],
    ],
    [
      "an XML declaration in HTML",
      `<?xml version='1.0' encoding='gbk'?><html>${GBK}`,
      {},
      ["gb18030", "meta"],
    ],
  ])("believes %s", (_, latin1, hints, expected) => {
    expect(decided(latin1, hints)).toEqual([...expected, true]);
  });

  it.each([
    ['text/html;charset="gb2312"', "gb18030"],
    ["text/html; Charset = GBK ; x=y", "gb18030"],
    ["text/html; x=1;charset=utf8", "utf-8"],
    ["text/html; charset=latin1", "windows-1252"],
    ["text/html; charset=unicode-1-1-utf-8", "utf-8"],
    ["text/html; charset=no-such-thing", "windows-1252"],
    ["text/html; xcharset=gbk", "windows-1252"],
  ])("reads the header %s as %s", (contentType, charset) => {
    expect(decodePage(bytes("\xe9"), { contentType }).charset).toBe(charset);
  });

  it.each([
    ["<meta charset=utf-16>", "utf-8"],
    ["<meta charset=x-user-defined>", "windows-1252"],
    ["<meta charset='gbk>", "windows-1252"],
    ["<!--<meta charset=gbk>-->", "windows-1252"],
    ["<!-- a > b --><meta charset=gbk>", "gb18030"],
    ["<meta name=a content='charset=gbk'>", "windows-1252"],
    ["<meta http-equiv=content-type content='x;charset= \"gbk\"'>", "gb18030"],
    ["<meta charset=gbk charset=big5>", "gb18030"],
    ["<a title='<meta charset=gbk>'>", "windows-1252"],
    ["<metacharset=gbk>", "windows-1252"],
    ["<meta/charset=gbk>", "gb18030"],
    ["</meta charset=gbk>", "windows-1252"],
    ["<meta charset=bogus><meta charset=gbk>", "gb18030"],
  ])("prescans %s as %s", (latin1, charset) => {
    expect(decodePage(bytes(`${latin1}\xe9`)).charset).toBe(charset);
  });

  it("finds a declaration behind the first 1,024 bytes where a parser would, not in comments and scripts", () => {
    const filler = `<!-- ${"x".repeat(3_000)} --><script>var m = '<meta charset=big5>';</script>`;
    expect(decided(`${filler}<!-- <meta charset=euc-kr> --><meta charset=gbk>${GBK}`)).toEqual([
      "gb18030",
      "meta",
      true,
    ]);
    expect(decided(`${filler}${UTF8}`)).toEqual(["utf-8", "utf-8", true]);
  });

  it("tells what was declared where header, page and bytes disagree", () => {
    const page = decodePage(bytes(`<meta charset=big5>${UTF8}`), html("gbk"));
    expect(page).toMatchObject({
      charset: "gb18030",
      decidedBy: "header",
      declared: { header: "gb18030", meta: "big5" },
    });
  });

  it("reads on where a page changes its charset midway, and counts what is lost", () => {
    const page = decodePage(bytes(`<meta charset=utf-8>${UTF8}<p>${GBK}</p><b>${UTF8}`));
    expect(page).toMatchObject({ charset: "utf-8", decidedBy: "meta", damaged: 3 });
    expect(page.ok && page.text).toMatch(/^<meta charset=utf-8>你好<p>\ufffd{3}<\/p><b>你好$/);
  });

  it.each(["hz-gb-2312", "iso-2022-kr", "iso-2022-cn", "replacement"])(
    "refuses %s, from header and from page",
    (label) => {
      expect(decodePage(bytes("<p>"), html(label))).toMatchObject({
        ok: false,
        charset: "replacement",
        decidedBy: "header",
      });
      expect(decodePage(bytes(`<meta charset=${label}>`))).toMatchObject({
        ok: false,
        decidedBy: "meta",
      });
    },
  );

  it("detects what nobody declares, from enough text only", () => {
    expect(decided(PROSE_SIMPLIFIED)).toEqual(["gb18030", "detected", false]);
    expect(decided(GBK)).toEqual(["windows-1252", "default", false]);
    expect(decided("D\xe9j\xe0 vu, caf\xe9 cr\xe8me, na\xefve. ".repeat(20))).toEqual([
      "windows-1252",
      "default",
      false,
    ]);
    expect(
      decided(
        "\xe3\xee\xf0\xee\xe4\xf1\xea\xe0\xff \xe0\xe4\xec\xe8\xed\xe8\xf1\xf2\xf0\xe0\xf6\xe8\xff \xf1\xee\xee\xe1\xf9\xe8\xeb\xe0",
      ),
    ).toEqual(["windows-1251", "detected", false]);
    expect(
      decided(
        "\xa4\xb3\xa4\xec\xa4\xcf\xc6\xfc\xcb\xdc\xb8\xec\xa4\xce\xca\xb8\xbe\xcf\xa4\xc7\xa4\xb9\xa1\xa3".repeat(
          4,
        ),
      ),
    ).toEqual(["euc-jp", "detected", false]);
    expect(
      decided(
        "\x82\xb1\x82\xea\x82\xcd\x93\xfa\x96\x7b\x8c\xea\x82\xcc\x95\xb6\x8f\xcd\x82\xc5\x82\xb7\x81\x42".repeat(
          4,
        ),
      ),
    ).toEqual(["shift_jis", "detected", false]);
  });

  it("never lets a broken character swallow markup", () => {
    for (const charset of ["gbk", "gb18030", "big5", "euc-kr", "shift_jis", "euc-jp"]) {
      const page = decodePage(bytes('\x81<b title="\xfe">'), html(charset));
      expect(page.ok && page.text).toMatch(/<b title="[^"]+">$/);
    }
  });

  it("says the same to the parser", () => {
    const piece = fc.constantFrom("a".repeat(90), "é", "你好", "\r\n", "<p>", "\xff", "\ufeff");
    fc.assert(
      fc.property(fc.array(piece), fc.boolean(), fc.boolean(), (pieces, isRaw, isDeclared) => {
        const body = Buffer.from(pieces.join(""), isRaw ? "latin1" : "utf8");
        const hints = isDeclared ? html("utf-8") : {};
        const page = decodePage(body, hints);
        const parsed = decodeMarkup(body, hints);
        expect(parsed.ok && textOfMarkup(parsed.markup)).toBe(page.ok && page.text);
      }),
    );
  });

  it("knows no meta in XML, however far down", () => {
    const feed = `<feed>${"x".repeat(2_000)}<meta charset="gbk"/>${UTF8}</feed>`;
    expect(decided(feed, { contentType: "application/xml" })).toEqual(["utf-8", "utf-8", true]);
    expect(decided(feed)[0]).toBe("gb18030");
  });

  it("leaves the byte order mark out of what the parser gets", () => {
    const page = decodeMarkup(Buffer.from(`\ufeff${"a".repeat(6_000)}`));
    expect(page.ok && page.markup).toEqual({ utf8: "a".repeat(6_000) });
  });

  it("leaves a page that is nearly all ASCII to the parser, and no other", () => {
    const isLeft = (text: string) => {
      const page = decodeMarkup(Buffer.from(text), html("utf-8"));
      return page.ok && typeof page.markup !== "string";
    };
    expect(isLeft(`${"a".repeat(6_000)}é`)).toBe(true);
    expect(isLeft("你好".repeat(100))).toBe(false);
  });

  it("takes any bytes with any header", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.string(),
        fc.string(),
        (body, contentType, learned) => {
          expect(typeof decodePage(body, { contentType, learned }).charset).toBe("string");
        },
      ),
    );
  });
});
