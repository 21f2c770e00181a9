import { describe, expect, it } from "vitest";
import {
  judgeListing,
  type ListingFigures,
  learnProfile,
} from "../../../functions/core/gate/listing-gate.ts";
import { commonShape } from "../../../functions/core/gate/url-shape.ts";

const usual: ListingFigures = {
  links: 30,
  known: 0.95,
  titled: 1,
  dated: 1,
  shape: "www.example.cn/news/0.html",
  charset: "UTF-8",
};

const profile = [usual, usual, usual].reduce(
  (known: ReturnType<typeof learnProfile> | undefined, figures) => learnProfile(known, figures),
  undefined,
);

describe("judgeListing", () => {
  it("lets in what is as usual, and a day with many new articles of the usual form", () => {
    expect(judgeListing(profile, usual)).toEqual({ ok: true });
    expect(judgeListing(profile, { ...usual, known: 0 })).toEqual({ ok: true });
  });

  it("lets in anything of a source without a history", () => {
    expect(judgeListing(undefined, { ...usual, links: 1 })).toEqual({ ok: true });
    expect(judgeListing(learnProfile(undefined, usual), { ...usual, links: 1 })).toEqual({
      ok: true,
    });
  });

  it.each([
    ["few-links", { links: 3, known: 0 }],
    ["all-new", { known: 0, shape: "www.example.cn/a/a" }],
    ["untitled", { titled: 0.1 }],
    ["undated", { dated: 0, known: 0.2 }],
    ["charset", { charset: "windows-1252", known: 0 }],
  ])("holds back a listing that is out by %s", (reason, change) => {
    expect(judgeListing(profile, { ...usual, ...change })).toMatchObject({ ok: false, reason });
  });

  it("lets in a short listing of known articles: a site that shows fewer at once", () => {
    expect(judgeListing(profile, { ...usual, links: 8, known: 1 })).toEqual({ ok: true });
  });
});

describe("commonShape", () => {
  it("is what most addresses share, numbers and words aside", () => {
    const urls = [
      "https://a.cn/news/1001.html",
      "https://a.cn/news/1002.html",
      "https://a.cn/about.html",
    ];
    expect(commonShape(urls)).toBe("a.cn/news/0.html");
  });

  it("tells numbered from named articles", () => {
    expect(commonShape(["https://a.cn/2026/05/bridge-repaired"])).toBe("a.cn/0/0/a");
    expect(commonShape(["https://a.cn/2026/05/t20260501_123.htm"])).toBe("a.cn/0/0/a.htm");
  });
});
