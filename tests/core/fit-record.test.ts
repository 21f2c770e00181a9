import { describe, expect, it } from "vitest";
import { fitArticle, fitSource } from "../../functions/core/fit-record.ts";
import { anEntry, aSource } from "../support/stored-records.ts";

const ENTERED = "2026-11-22T08:00:00.000Z";

describe("fitArticle", () => {
  it("leaves an article as it is that any page could have", () => {
    const article = anEntry("1", ENTERED, {
      byline: ["福明"],
      credit: "深圳特区报",
      summary: "摘要。",
      image: "https://www.example.cn/1.jpg",
      images: [{ url: "https://www.example.cn/1.jpg", alt: "", caption: "图" }],
      attachments: [{ url: "https://www.example.cn/1.pdf", title: "附件" }],
      listing: { title: "题", teaser: "导语", position: 0 },
      revisions: [{ at: ENTERED, contentHash: "h", title: "旧题" }],
    });
    expect(fitArticle(article)).toEqual(article);
  });

  it("brings the most hostile page under what every store takes", () => {
    const long = "长".repeat(1_000_000);
    const many = Array.from({ length: 5000 }, (_, n) => n);
    const hostile = anEntry("1", ENTERED, {
      title: long,
      byline: many.map(() => long),
      credit: long,
      summary: long,
      reason: long,
      image: `data:${long}`,
      images: many.map((n) => ({ url: `https://www.example.cn/${n}`, alt: "x", caption: "y" })),
      attachments: many.map((n) => ({ url: `https://www.example.cn/${n}`, title: "x" })),
      listing: { title: long, teaser: long, image: long, position: 0 },
      revisions: many.map((n) => ({ at: ENTERED, contentHash: `${n}`, title: "x".repeat(90) })),
    });
    const fitted = fitArticle(hostile);
    expect(Buffer.byteLength(JSON.stringify(fitted))).toBeLessThan(380_000);
    expect(fitArticle(fitted)).toEqual(fitted);
    const { id, guid, url, canonicalUrl, enteredAt } = hostile;
    expect(fitted).toMatchObject({ id, guid, url, canonicalUrl, enteredAt });
    expect(fitted.image).toBeUndefined();
  });

  it("keeps the first revision and the newest ones", () => {
    const revisions = Array.from({ length: 300 }, (_, n) => ({
      at: ENTERED,
      contentHash: `h${n}`,
      title: "题",
    }));
    const fitted = fitArticle(anEntry("1", ENTERED, { revisions })).revisions;
    expect(fitted).toHaveLength(200);
    expect(fitted[0]?.contentHash).toBe("h0");
    expect(fitted[1]?.contentHash).toBe("h101");
    expect(fitted.at(-1)?.contentHash).toBe("h299");
  });

  it("leaves out pictures that are no addresses but contents", () => {
    const data = { url: `data:image/png;base64,${"A".repeat(5000)}` };
    const picture = { url: "https://www.example.cn/1.jpg" };
    const fitted = fitArticle(anEntry("1", ENTERED, { images: [data, picture] }));
    expect(fitted.images).toEqual([picture]);
  });

  it("does not cut within a character", () => {
    const title = fitArticle(anEntry("1", ENTERED, { title: `x${"\u{1f5de}".repeat(600)}` })).title;
    expect(title.isWellFormed()).toBe(true);
    expect(title).not.toContain("\ufffd");
    expect(title.endsWith("\u{1f5de}…")).toBe(true);
  });
});

describe("fitSource", () => {
  it("cuts what its pages say and leaves what its operator wrote", () => {
    const long = "长".repeat(2000);
    const source = aSource("a");
    const hostile = {
      ...source,
      source: { ...source.source, title: long },
      pageTitle: long,
      health: { ...source.health, message: long },
    };
    const fitted = fitSource(hostile);
    expect(fitted.source.title).toBe(long);
    expect(fitted.pageTitle).toHaveLength(1000);
    expect(fitted.health.message).toHaveLength(1000);
    expect(fitSource(source)).toEqual(source);
  });
});
