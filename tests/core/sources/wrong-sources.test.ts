import { describe, expect, it } from "vitest";
import { problemsOf, withSettings } from "../../support/source-lists.ts";

describe("a wrong list is refused with line, column, path and what was expected", () => {
  it.each([
    ["evry: 30m", "3:5: sources[0].evry: unknown setting; did you mean every?"],
    ["full_text: true", "3:5: sources[0].full_text: unknown setting; did you mean fullText?"],
    ["langauge: zh", "3:5: sources[0].langauge: unknown setting; did you mean language?"],
    ["content: '#zoom'", "3:5: sources[0].content: unknown setting; did you mean article.content?"],
    [
      "listing: { timezone: Asia/Tokyo }",
      "3:16: sources[0].listing.timezone: unknown setting; did you mean timezone, one level up?",
    ],
    [
      "retention: { whatever: 1, days: 3 }",
      "3:18: sources[0].retention.whatever: unknown setting; known here: days",
    ],
    ["title: 2026", "3:12: sources[0].title: expected a title, found 2026 (put it in quotes)"],
    ["title: [a]", "3:12: sources[0].title: expected a title, found a list"],
    ["fullText: yes", '3:15: sources[0].fullText: expected true or false, found "yes"'],
    ["groups: city", '3:13: sources[0].groups: expected a list of group names, found "city"'],
    [
      "groups: [all]",
      '3:14: sources[0].groups[0]: expected another word: all and groups are reserved, found "all"',
    ],
    ["listing: '.a'", '3:14: sources[0].listing: expected a mapping of settings, found ".a"'],
    ["listing:", "3:13: sources[0].listing: expected a mapping of settings, found nothing"],
    [
      "listing: { pages: 0 }",
      "3:23: sources[0].listing.pages: expected a whole number from 1 to 100, found 0",
    ],
    [
      "every: 10 bananas",
      '3:12: sources[0].every: expected a duration such as 30m, 6h or 1d, from 1m to 30d, found "10 bananas"',
    ],
    [
      "every: 30",
      "3:12: sources[0].every: expected a duration such as 30m, 6h or 1d, from 1m to 30d, found 30 (put it in quotes)",
    ],
    ["every: '30'", expect.stringContaining("expected a duration such as 30m")],
    ["every: 59s", expect.stringContaining("from 1m to 30d")],
    ["every: -5m", expect.stringContaining("from 1m to 30d")],
    ["every: 2y", expect.stringContaining("from 1m to 30d")],
    ["politeness: { delay: 2h }", expect.stringContaining("sources[0].politeness.delay: expected")],
    [
      "politeness: { robots: maybe }",
      '3:27: sources[0].politeness.robots: expected obey or ignore, found "maybe"',
    ],
    [
      "timezone: Asia/Beijing",
      '3:15: sources[0].timezone: expected an IANA time zone such as Asia/Shanghai, found "Asia/Beijing"',
    ],
    ["timezone: '+08:00'", expect.stringContaining("expected an IANA time zone")],
    [
      "language: chinese_simplified",
      '3:15: sources[0].language: expected a language tag such as zh-CN or en, found "chinese_simplified"',
    ],
    [
      "article: { content: 'div[' }",
      expect.stringMatching(
        /^3:25: sources\[0\]\.article\.content: expected a CSS selector \(.+\), found "div\["$/,
      ),
    ],
    ["article: { remove: ['.a', '..b'] }", expect.stringContaining("article.remove[1]: expected")],
    ["listing: { links: '//div/a' }", expect.stringContaining("expected a CSS selector")],
    [
      'include: { url: ["2026/**"] }',
      expect.stringContaining("include.url[0]: expected a path pattern such as /2026/**"),
    ],
    ['include: { url: ["/[a/**"] }', expect.stringContaining("its brackets are closed")],
    ['include: { url: ["/a]b[/**"] }', expect.stringContaining("its brackets are closed")],
    ["retention: { days: 1.5 }", expect.stringContaining("a whole number from 1 to 36500")],
    ["id: My_Feed", expect.stringContaining('expected 1 to 64 of a-z, 0-9 and -, found "My_Feed"')],
    ["id: groups", expect.stringContaining("all and groups are reserved")],
    [`id: ${"a".repeat(65)}`, expect.stringContaining("expected 1 to 64 of")],
  ])("%s", (setting, problem) => {
    const [found, ...others] = problemsOf(withSettings(setting));
    expect(found?.replace("sources.yaml:", "")).toEqual(problem);
    expect(others).toEqual([]);
  });

  it.each([
    ["news.example.cn/yaowen", "a web address such as https://example.org/news/"],
    ["ftp://example.org/", "a web address such as https://example.org/news/"],
    ["https://", "a web address such as https://example.org/news/"],
    ["https://me:secret@example.org/", "a web address without user name and password"],
    [`https://example.org/${"a".repeat(2000)}`, "at most 2000 characters"],
  ])("url: %s", (url, expected) => {
    expect(
      problemsOf(`sources:
  - url: ${url}`),
    ).toEqual([
      expect.stringMatching(/^sources.yaml:2:10: sources\[0\]\.url: expected a web address/),
    ]);
    expect(
      problemsOf(`sources:
  - url: ${url}`)[0],
    ).toContain(expected);
  });

  it.each([
    ["{}", "sources.yaml:1:1: sources: missing; expected a list of sources ([] for none)"],
    ["", "sources.yaml:1:1: expected a mapping of settings, found nothing"],
    [
      "sources:",
      "sources.yaml:1:9: sources: expected a list of sources ([] for none), found nothing",
    ],
    [
      "sources: [{}]",
      "sources.yaml:1:11: sources[0].url: missing; expected a web address such as https://example.org/news/",
    ],
    ["source: []", "sources.yaml:1:1: source: unknown setting; did you mean sources?"],
    ["sources: []\nsources: []", "sources.yaml:2:1: not YAML: Map keys must be unique"],
    ["sources: [}", "sources.yaml:1:11: not YAML"],
    ["sources: []\n---\nsources: []", "sources.yaml:2:1: not YAML"],
    ["sources:\n\t- url: x", "sources.yaml:2:1: not YAML"],
    ["sources: *nobody", "sources.yaml:1:1: not YAML: Unresolved alias"],
    ["\u0000\u0001PNG", "sources.yaml:1:1: expected a mapping of settings, found"],
    [`a: ${"[".repeat(20_000)}`, "sources.yaml:1:1: not YAML: nested too deeply"],
  ])("as a whole (%#)", (text, problem) => {
    expect(problemsOf(text)[0]?.slice(0, problem.length)).toBe(problem);
  });

  it("names both places of an id and of an address that stand there twice", () => {
    const text = `sources:
  - { id: news, url: https://a.example/x/ }
  - { id: news, url: https://b.example/x/ }
  - { url: "https://a.example/x/?utm_source=me#top" }
`;
    expect(problemsOf(text)).toEqual([
      "sources.yaml:3:11: sources[1].id: the id news is already that of sources[0] in line 2",
      "sources.yaml:4:12: sources[2].url: the same address is already that of sources[0] in line 2",
    ]);
  });

  it("tells everything that is wrong at once, in the order of the file, up to a hundred", () => {
    const two = problemsOf(withSettings("evry: 1m", "title: 5", "fullText: 1"));
    expect(two.map((problem) => problem.split(":")[1])).toEqual(["3", "4", "5"]);
    expect(problemsOf(`sources: [${"{},".repeat(500)}]`)).toHaveLength(100);
  });

  it("refuses more than 32 MB without reading it", () => {
    const started = performance.now();
    expect(problemsOf(`#${"x".repeat(33 * 1024 * 1024)}`)).toEqual([
      "sources.yaml:1:1: the file is larger than 32 MB",
    ]);
    expect(problemsOf(`#${"新".repeat(12 * 1024 * 1024)}`)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it("refuses an alias bomb quickly", () => {
    const levels = Array.from({ length: 12 }, (_, i) => {
      const refs = i === 0 ? "x" : `*a${i - 1}`;
      return `a${i}: &a${i} [${Array(10).fill(refs).join(", ")}]`;
    });
    const started = performance.now();
    expect(problemsOf(levels.join("\n"))).toEqual([
      "sources.yaml:1:1: its aliases (*name) multiply the document too much",
    ]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it("does not take names of Object for settings", () => {
    expect(problemsOf("constructor: {}\nsources: []")[0]).toContain("constructor: unknown setting");
    expect(problemsOf(withSettings("__proto__: { id: evil }"))).toHaveLength(1);
  });
});
