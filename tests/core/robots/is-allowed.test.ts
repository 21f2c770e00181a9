import { describe, expect, it } from "vitest";
import { decodeRobots } from "../../../functions/core/robots/decode-robots.ts";
import { isAllowed } from "../../../functions/core/robots/is-allowed.ts";
import { parseRobots } from "../../../functions/core/robots/parse-robots.ts";

const SITE = "https://www.example.cn";

function allowed(text: string, path: string, agent = "Tidings"): boolean {
  return isAllowed(parseRobots(text), agent, `${SITE}${path}`).allowed;
}

/** The rules for everybody. */
function rules(...lines: string[]): string {
  return ["User-agent: *", ...lines].join("\n");
}

describe("rules (RFC 9309 section 2.2.2)", () => {
  it("match from the start of the path, cases told apart", () => {
    const text = rules("Disallow: /example/Page/");
    expect(
      ["/example/Page/1", "/example/page/1", "/x/example/Page/", "/example/Page"].map((path) =>
        allowed(text, path),
      ),
    ).toEqual([false, true, true, true]);
  });

  it("let the longest match win, wherever it stands", () => {
    const text = rules("Disallow: /a", "Allow: /a/b", "Disallow: /a/b/c");
    expect(["/a", "/a/b", "/a/b/c", "/"].map((path) => allowed(text, path))).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(allowed(rules("Allow: /p", "Disallow: /"), "/page")).toBe(true);
    expect(allowed(rules("Disallow: /", "Allow: /p"), "/page")).toBe(true);
    expect(allowed(rules("Allow: /page", "Disallow: /*.htm"), "/page.htm")).toBe(false);
  });

  it("let Allow win between two that are as long", () => {
    expect(allowed(rules("Disallow: /folder", "Allow: /folder"), "/folder/page")).toBe(true);
    expect(allowed(rules("Allow: /folder", "Disallow: /folder"), "/folder/page")).toBe(true);
  });

  it("mean nothing with an empty path", () => {
    expect(allowed(rules("Disallow:"), "/")).toBe(true);
    expect(allowed(rules("Disallow: /", "Allow:"), "/x")).toBe(false);
  });

  it("look at the query, not at the fragment", () => {
    expect(allowed(rules("Disallow: /a?id="), "/a?id=1")).toBe(false);
    expect(allowed(rules("Disallow: /b"), "/a#/b")).toBe(true);
    expect(
      isAllowed(parseRobots(rules("Disallow: /")), "x", "https://www.example.cn").allowed,
    ).toBe(false);
  });

  it.each([
    ["/foo/bar?baz=quz", "/foo/bar?baz=quz", true],
    ["/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", false],
    ["/foo/bar?baz=https%3A%2F%2Ffoo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", true],
    ["/foo/bar/U+E38384".replace("U+E38384", "\u30c4"), "/foo/bar/%E3%83%84", true],
    ["/foo/bar/%E3%83%84", "/foo/bar/%E3%83%84", true],
    ["/foo/bar/%e3%83%84", "/foo/bar/%E3%83%84", true],
    ["/foo/bar/%62%61%7A", "/foo/bar/baz", true],
    ["/foo/bar/baz", "/foo/bar/%62%61%7A", true],
    ["/公告/", "/%E5%85%AC%E5%91%8A/1.html", true],
    ["/a%2Fb", "/a/b", false],
    ["/a/b", "/a%2fb", false],
    ["/a%2fb", "/a%2Fb", true],
  ])("compare octets: Disallow: %s and %s is %s", (rule, path, matches) => {
    expect(allowed(rules(`Disallow: ${rule}`), path)).toBe(!matches);
  });

  it("take an Allow as it is written, so that a doubt never opens what is closed", () => {
    expect(allowed(rules("Disallow: /", "Allow: /foo/bar/%62%61%7A"), "/foo/bar/baz")).toBe(false);
    expect(allowed(rules("Disallow: /", "Allow: /foo/bar/%62%61%7A"), "/foo/bar/%62%61%7A")).toBe(
      true,
    );
    expect(allowed(rules("Disallow: /", "Allow: /公告"), "/%E5%85%AC%E5%91%8A")).toBe(true);
    expect(allowed(rules("Disallow: /", "Allow: /公告"), "/公告")).toBe(false);
  });

  it("open a directory with its index page", () => {
    const text = rules("Disallow: /", "Allow: /news/index.html");
    expect(
      ["/news/", "/news/index.html", "/news/1.html"].map((path) => allowed(text, path)),
    ).toEqual([true, true, false]);
  });
});

describe("special characters (RFC 9309 section 2.2.3)", () => {
  it.each([
    ["/*.gif$", "/images/a.gif", true],
    ["/*.gif$", "/images/a.gif?x=1", false],
    ["/*.gif", "/images/a.gif?x=1", true],
    ["/fish*", "/fish.html", true],
    ["*/fish", "/a/fish", true],
    ["/a*b*c", "/a1b2c", true],
    ["/a*b*c", "/a1c2b", false],
    ["/a**c", "/abc", true],
    ["/a$", "/a", true],
    ["/a$", "/ab", false],
    ["/a*$", "/ab", true],
    ["/a*b$", "/ab1", false],
    ["/a*ab$", "/ab", false],
    ["/$", "/", true],
    ["/$", "/a", false],
    ["/a$b", "/a$b", true],
    ["/a$b", "/a", false],
    ["/path/file-with-a-%2A.html", "/path/file-with-a-*.html", true],
    ["/path/file-with-a-%2A.html", "/path/file-with-a-b.html", false],
    ["/path/foo-%24", "/path/foo-$", true],
    ["/path/foo-%24", "/path/foo-", false],
    ["fish", "/fish", false],
  ])("Disallow: %s and %s is %s", (rule, path, matches) => {
    expect(allowed(rules(`Disallow: ${rule}`), path)).toBe(!matches);
  });

  it("ends at # and at the line, whatever ends lines", () => {
    expect(allowed(rules("Disallow: /a # /b"), "/a")).toBe(false);
    for (const end of ["\n", "\r", "\r\n", "\n\r\n"]) {
      expect(
        allowed(`# 公告${end}User-agent: *${end}  disallow :\t/a  ${end}Disallow: /b`, "/a"),
      ).toBe(false);
      expect(allowed(`User-agent: *${end}Disallow: /a${end}Disallow: /b`, "/b")).toBe(false);
    }
  });

  it("is lenient with what people write", () => {
    for (const line of ["disallow /a", "DISALLOW:/a", "Dissallow: /a", "disalow: /a"]) {
      expect(allowed(`useragent: *\n${line}`, "/a")).toBe(false);
    }
    expect(allowed("User agent: *\nDisallow: /a", "/a")).toBe(false);
    expect(allowed("User-agent: *\nDisallow /a /b", "/a")).toBe(true);
    expect(allowed("<html>\n<p>Disallow: /</p>", "/")).toBe(true);
  });

  it("reads past byte order marks", () => {
    const text = "User-agent: *\nDisallow: /a";
    const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
    const files = [
      Buffer.from(`\ufeff${text}`),
      utf16,
      Buffer.from(utf16).swap16(),
      Buffer.concat([Buffer.from([0xef, 0xbb]), Buffer.from(text)]),
    ];
    expect(files.map((file) => allowed(decodeRobots(file), "/a"))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
