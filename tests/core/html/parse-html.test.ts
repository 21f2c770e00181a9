import fc from "fast-check";
import { parse, serialize } from "parse5";
import { describe, expect, it } from "vitest";
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
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const page = parts.join("");
        expect(serialize(parseHtml(page))).toBe(standard(page));
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
});

function standard(page: string): string {
  return serialize(parse(page, { scriptingEnabled: false }));
}
