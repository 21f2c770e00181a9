import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crawlDelaySeconds, isAllowed } from "../../../functions/core/robots/is-allowed.ts";
import { parseRobots } from "../../../functions/core/robots/parse-robots.ts";
import "../../support/properties.ts";

const SITE = "https://www.example.cn";

function allowed(text: string, path: string, agent = "Tidings"): boolean {
  return isAllowed(parseRobots(text), agent, `${SITE}${path}`).allowed;
}

/** The rules for everybody. */
function rules(...lines: string[]): string {
  return ["User-agent: *", ...lines].join("\n");
}

describe("groups (RFC 9309 section 2.2.1)", () => {
  it("finds ours by the product token, in whatever case", () => {
    const text = "User-agent: TIDINGS\nDisallow: /a\n\nUser-agent: *\nDisallow: /b";
    for (const agent of ["Tidings", "tidings", "Tidings/0.1.0 (+https://example.org)"]) {
      expect(allowed(text, "/a", agent)).toBe(false);
      expect(allowed(text, "/b", agent)).toBe(true);
    }
  });

  it("matches whole tokens, not parts of them", () => {
    expect(allowed("User-agent: Tid\nDisallow: /", "/")).toBe(true);
    expect(allowed("User-agent: TidingsNews\nDisallow: /", "/")).toBe(true);
    expect(allowed("User-agent: Tidings-News\nDisallow: /", "/")).toBe(true);
    expect(allowed("User-agent: Foo Bar\nDisallow: /", "/", "Foo Bar")).toBe(true);
    expect(allowed("User-agent: Foo Bar\nDisallow: /", "/", "Foo")).toBe(false);
    expect(allowed("User-agent: tidings/2.1 (beta)\nDisallow: /", "/")).toBe(false);
  });

  it("joins all groups that name us", () => {
    const text =
      "User-agent: tidings\nDisallow: /a\n\nUser-agent: x\nDisallow: /x\n\nUser-agent: tidings\nDisallow: /b";
    expect(["/a", "/b", "/x"].map((path) => allowed(text, path))).toEqual([false, false, true]);
  });

  it("gives one group to several agents", () => {
    const text = "User-agent: a\nUser-agent: tidings\nDisallow: /x\nUser-agent: b\nDisallow: /y";
    expect(["/x", "/y"].map((path) => allowed(text, path))).toEqual([false, true]);
  });

  it("follows * where no group names us, and joins those of *", () => {
    const text =
      "User-agent: x\nDisallow: /x\n\nUser-agent: *\nDisallow: /a\n\nUser-agent: * \nDisallow: /b";
    expect(["/a", "/b", "/x"].map((path) => allowed(text, path))).toEqual([false, false, true]);
  });

  it("does not follow * where a group names us, even an empty one", () => {
    expect(
      allowed(
        "User-agent: tidings\n\nUser-agent: x\nDisallow: /\n\nUser-agent: *\nDisallow: /",
        "/",
      ),
    ).toBe(false);
    expect(allowed("User-agent: tidings\nDisallow:\n\nUser-agent: *\nDisallow: /", "/")).toBe(true);
  });

  it("allows everything where no group matches, nor *, or no group is there", () => {
    expect(allowed("User-agent: x\nDisallow: /", "/")).toBe(true);
    expect(allowed("Disallow: /", "/")).toBe(true);
    expect(allowed("", "/")).toBe(true);
  });

  it("is not parted by records of other kinds (section 2.2.4)", () => {
    expect(
      allowed("User-agent: tidings\nSitemap: https://x/s.xml\nUser-agent: x\nDisallow: /", "/"),
    ).toBe(false);
    expect(
      allowed("User-agent: tidings\nUnknown: 1\nDisallow: /a\nSitemap: /s\nDisallow: /b", "/b"),
    ).toBe(false);
  });
});

describe("limits (RFC 9309 section 2.5)", () => {
  const page = rules("Disallow: /a");

  it("reads 500 KiB and no rule that the cut goes through", () => {
    const fill = `#${"x".repeat(1022)}\n`.repeat(499);
    expect(allowed(`${fill}${page}`, "/a")).toBe(false);
    expect(allowed(`${fill}${fill}${page}`, "/a")).toBe(true);
    const cut = `User-agent: *\n${"#".repeat(500 * 1024 - 14 - 13)}\nDisallow: /ab`;
    expect(allowed(cut, "/ax")).toBe(true);
  });

  const line = (text: string) =>
    `User-agent: *\n${text.repeat(Math.floor((500 * 1024 - 14) / text.length))}`;
  it.each([
    ["short rules", line("Disallow: /b\n")],
    ["stars", line(`Disallow: /${"*a".repeat(500)}*b$\n`)],
    ["near misses", line(`Disallow: /*${"a".repeat(450)}c${"a".repeat(450)}\n`)],
    ["short near misses", line("Disallow: /*aaaaac\n")],
    ["one rule", `User-agent: *\nDisallow: /${"*a".repeat(250_000)}`],
    ["encoded letters", line("Disallow: /%61%62%e3%83%84\n")],
    ["agents", `${"User-agent: a\n".repeat(36_000)}Disallow: /b`],
    ["groups", "User-agent: a\nDisallow: /\n".repeat(19_000)],
    ["blanks", line(`Disallow${" ".repeat(8_000)}b${" ".repeat(8_000)}c\n`)],
  ])("decides a hostile file of %s in under 50 ms", (_, text) => {
    const policy = parseRobots(text);
    const url = `${SITE}/${"a".repeat(2_000)}`;
    const times = Array.from({ length: 8 }, () => {
      const startedAt = process.cpuUsage();
      isAllowed(policy, "Tidings", url);
      const { user, system } = process.cpuUsage(startedAt);
      return (user + system) / 1_000;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });

  it("takes any text for a file and any text for an address", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, url) => {
        expect(isAllowed(parseRobots(`User-agent: *\n${text}`), "Tidings", url).allowed).toBeTypeOf(
          "boolean",
        );
      }),
    );
  });
});

describe("what decided", () => {
  it("is told with its line, as it is written", () => {
    const policy = parseRobots(
      "# robots\r\nUser-agent: *\r\n\r\n  Disallow: /private   # 内部\r\nAllow: /private/news",
    );
    expect(isAllowed(policy, "Tidings", `${SITE}/private/1`)).toEqual({
      allowed: false,
      rule: { line: 4, text: "Disallow: /private   # 内部" },
    });
    expect(isAllowed(policy, "Tidings", `${SITE}/private/news`)).toEqual({
      allowed: true,
      rule: { line: 5, text: "Allow: /private/news" },
    });
    expect(isAllowed(policy, "Tidings", `${SITE}/`)).toEqual({ allowed: true });
  });
});

describe("crawlDelaySeconds", () => {
  it.each([
    ["Crawl-delay: 10", 10],
    ["crawl-delay: 0.5", 0.5],
    ["CrawlDelay: 3 # seconds", 3],
    ["Crawl-delay: 1\nDisallow: /x\nCrawl-delay: 99", 1],
    ["Crawl-delay: soon", undefined],
    ["Crawl-delay: -5", undefined],
    ["Crawl-delay:", undefined],
    ["", undefined],
  ])("reads %j as %s", (text, seconds) => {
    expect(crawlDelaySeconds(parseRobots(rules(text)), "Tidings")).toBe(seconds);
  });

  it("is that of our groups, the longest of several", () => {
    const text =
      "User-agent: *\nCrawl-delay: 60\nDisallow:\n\nUser-agent: tidings\nCrawl-delay: 2\nDisallow: /x\n\nUser-agent: Tidings\nCrawl-delay: 7";
    expect(crawlDelaySeconds(parseRobots(text), "Tidings")).toBe(7);
    expect(crawlDelaySeconds(parseRobots(text), "Other")).toBe(60);
  });
});
