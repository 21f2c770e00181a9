import fc from "fast-check";
import { parse, serialize } from "parse5";
import { describe, expect, it, vi } from "vitest";
import { ParseBudgetError, parseHtml } from "../../../functions/core/html/parse-html.ts";
import { runs } from "../../support/properties.ts";

const PAGES = [
  "<!doctype html><title>a</title><p>text",
  `<script>${"var a = '<p>';".repeat(9)}</script><p>text</p><style>${"p > a { color: red }".repeat(9)}</style>`,
  `<!--${"a comment with <script> in it ".repeat(3)}--><p>text<!-- short --></p><!--> x --><p>more`,
  `<script>${"a".repeat(40)}<!-- <script> </script> --></script><p>behind an escaped script</p>`,
  `<SCRIPT type="application/ld+json">\r\n{"articleBody":"${"long ".repeat(20)}"}\r\n</SCRIPT ><p>text`,
  `<a title="<script>${"x".repeat(50)}" href=b>link</a><p title='a > b'>text</p><p title=a"b>c</p>`,
  `<textarea><script>${"x".repeat(50)}</script></textarea><title><style>${"y".repeat(50)}</style></title>`,
  `<p>text<script>${"never closed ".repeat(9)}`,
  `<p>text<!--${"never closed ".repeat(9)}`,
  `<iframe><!--${"x".repeat(50)}</iframe><xmp><script>${"x".repeat(50)}</xmp><p>text`,
  `<plaintext><script>${"x".repeat(50)}</script>`,
  `<div data-x='{"a":"<style>${"x".repeat(50)}</style>"}'>text</div>`,
  `<p>text<!--${"x".repeat(50)}--!>text<!--${"y".repeat(50)}-->`,
  "<!----!><!----!><!-- x --><p>comments that end early",
  "<P CLASS=a Class=b ID='c'>names</P ><BR/><br / ><img src=a/><img alt=><img =x><b a=1b=2>x</b/>",
  '<a title=a"b href="x?a=1&amp;b=2&copy=3&lt" data-İ=x>&copy &notin &#0; &#128; &#10; & &am</a>&amp',
  `<p ${Array.from({ length: 70 }, (_, i) => `a${i}=${i}`).join(" ")} a0=again>many</p>`,
  "<pre>\n\n x</pre><textarea>\n\ny</textarea><listing>\nz</listing><pre>&#10;x</pre>",
  " \n<title> a  &amp; b </title> x <table> y <tr> z <td> w  v </table> u",
  " <frameset> a b <frame> c d </frameset> e f <noframes> <p>g </noframes>",
  "<head> a b</head> c <body> d </body> e </html> f ",
  "<select> a b <option> c <b> d </select><template> a <td> b </template>",
  "a\0b<p c\0d=e>f</p><script>\0</script>",
  "a\r\nb\rc<p title='a\r\nb'>d</p><pre>\r\nx</pre>",
  "<math><mi>a b<![CDATA[ <c> ]]></math><svg><title> a <p>b</title><desc>c</svg>d",
  "<noscript><img src=a> b </noscript><noembed> <p> </noembed><style>  </style><script>\n</script>",
  "<?xml version='1.0'?><!DOCTYPE html SYSTEM 'a'></p></ p><//><3 a < b <a<b c>d<e",
  "😀<p title='😀'>\ud800 \udc00</p>",
];

describe("parsing", () => {
  it.each(PAGES)("gives the standard's tree: %s", (page) => {
    expect(serialize(parseHtml(page))).toBe(standard(page));
  });

  it("gives the standard's tree for any soup", () => {
    const pieces = fc.constantFrom(
      ..."<>/=\"'!- \n".split(""),
      ...["<!--", "-->", "--!>", "<script>", "</script>", "<style x='", "</style>", '<p title="'],
      ...["x".repeat(40), "<textarea>", "</textarea>", "text", "<table><td>", "<!doctype html>"],
      ...[
        "<TR>",
        "</table>",
        "<pre>",
        "&amp;",
        "&am",
        "<a href=x?a=1&b>",
        "</a>",
        "<b class='c d'>",
      ],
      ...["<select>", "<option>", "<math>", "<mi>", "</math>", "<br/>", "<body>", "</body>", "\0"],
      ...["<frameset>", "<noscript>", "<template>", "</template>", "\r", "</p>", "<p>", "\t "],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const page = parts.join("");
        expect(serialize(parseHtml(page))).toBe(standard(page));
      }),
      { numRuns: runs(1_000) },
    );
  });

  it.each(PAGES.map((page) => page.toWellFormed()))(
    "reads undecoded UTF-8 as the text it is: %s",
    (page) => {
      const foreign = `<title>Café — ${page}</title>${page}<p title="naïve">你好${page}`;
      for (const html of [page, foreign])
        expect(serialize(parseHtml(undecoded(html)))).toBe(standard(html));
    },
  );

  it("reads any soup of undecoded UTF-8 as the text it is", () => {
    const pieces = fc.constantFrom(
      ..."<>/=\"'!-é中 \n".split(""),
      ...["😀", "<p title='é", "<p x=ü>", "</p>", "&eacute;", "<!--", "-->", "--!>", "<ñ>", "\0"],
      ...["<script>", "</script>", "<title>", "</title>", "<textarea>", "</textarea>", "<math>"],
      ...["</title x='ö'>", "<a é=1 b='ö'>", "<![CDATA[é]]>", "\r\n", "x".repeat(40), "</ü>"],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const page = parts.join("");
        expect(serialize(parseHtml(undecoded(page)))).toBe(standard(page));
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("leaves what inline drawings are made of out", () => {
    const page = '<p>a<svg viewBox="0 0 1 1"><path d="M0 0"/><g><path/></g></svg>b<svg/>c</p>';
    expect(serialize(parseHtml(page))).toContain(
      '<p>a<svg viewBox="0 0 1 1"></svg>b<svg></svg>c</p>',
    );
  });

  it.each([
    ["characters", "a".repeat(5_000_001)],
    ["nodes", "<p>".repeat(250_000)],
    ["nodes", "<!---->".repeat(250_000)],
    ["depth", "<div>".repeat(5_000)],
  ])("refuses a page with too many %s", (bound, page) => {
    expect(() => parseHtml(page)).toThrow(ParseBudgetError);
    expect(() => parseHtml(page)).toThrow(bound);
  });

  it("has one time for a page that has to be decoded after all", () => {
    let now = 0;
    const clock = vi.spyOn(performance, "now").mockImplementation(() => (now += 150));
    const page = undecoded(`${"<p>".repeat(5_000)}<b é>`);
    expect(() => parseHtml(page)).toThrow("milliseconds");
    now = 0;
    expect(() => parseHtml(undecoded("<p>".repeat(5_000)))).not.toThrow();
    clock.mockRestore();
  });
});

function undecoded(page: string) {
  return { utf8: Buffer.from(page).toString("latin1") };
}

function standard(page: string): string {
  return serialize(parse(page, { scriptingEnabled: false }));
}
