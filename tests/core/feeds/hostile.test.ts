import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  FEED_FORMATS,
  type FeedDocument,
  type FeedEntry,
} from "../../../functions/core/feeds/feed-document.ts";
import { renderFeed } from "../../../functions/core/feeds/render-feed.ts";
import { entryGuid } from "../../../functions/core/identity.ts";
import { sanitizeHtml } from "../../../functions/core/sanitization/sanitize-html.ts";
import { checkFeed } from "../../support/check-feed.ts";
import { hostileText } from "../../support/hostile-texts.ts";
import { runs } from "../../support/properties.ts";

const HOW_MANY = 1_000;
const NOW = new Date("2026-11-22T12:00:00.000Z");

function hostileEntry(index: number, text = hostileText): FeedEntry {
  const own = (place: number) => text(index * 13 + place);
  const html = sanitizeHtml(
    `<p>${own(1)}</p><p title="${own(2)}">${own(3)}</p><img src="/a.jpg" alt="${own(4)}">`,
    "https://www.example.cn/",
  );
  return {
    guid: entryGuid(String(index)),
    url:
      index % 50 === 7
        ? "javascript:alert(1)"
        : `https://www.example.cn/${encodeURIComponent(`n${index}`)}?a=1&b=<2>"`,
    title: index % 50 === 8 ? "\0\u202e " : `${own(0)}题${index % 9}`,
    summary: own(5),
    html,
    text: own(1),
    publishedAt: "2021-03-23T18:58:28+08:00",
    updatedAt: index % 50 === 9 ? "never" : "2021-03-24T18:58:28+08:00",
    byline: [own(6), own(7)],
    credit: own(8),
    categories: [own(9), own(9)],
    language: index % 2 === 0 ? "zh-CN" : own(10),
    image: "https://img.example.cn/a b.jpg?x=1&y=2",
    images: [{ url: "https://img.example.cn/a b.jpg?x=1&y=2", alt: own(11) }, { url: own(12) }],
    attachments: [
      { url: "https://www.example.cn/附件.pdf", title: own(2), type: own(3) },
      { url: own(1), title: "" },
    ],
    source: {
      id: entryGuid("s"),
      title: own(4),
      address: { stem: "https://feeds.example.org/feeds/s" },
      homeUrl: "https://www.example.cn/",
      updatedAt: "2021-03-24T10:58:28.000Z",
    },
  };
}

function hostileDocument(start: number, text = hostileText): FeedDocument {
  const entries = Array.from({ length: 50 }, (_, index) => hostileEntry(start + index, text));
  return {
    id: entryGuid("feed"),
    title: `${text(start)}报`,
    description: text(start + 1),
    homeUrl: "https://www.example.cn/?a=1&b=2",
    address: { stem: "https://feeds.example.org/feeds/x", query: "?include=%3Cb%3E&limit=3" },
    language: "zh-CN",
    updatedAt: "2021-03-24T10:58:28.000Z",
    pictures: {
      icon: "https://feeds.example.org/icon.png",
      favicon: "https://feeds.example.org/f.png",
      logo: "https://feeds.example.org/logo.png",
    },
    entries,
  };
}

/** All formats of one document: faults of each, and what they disagree on. */
function faultsOf(document: FeedDocument): string[] {
  const checked = FEED_FORMATS.map((format) => {
    const { body } = renderFeed(format, document);
    const { faults, entries } = checkFeed(format, body, NOW);
    return { entries, faults: faults.map((fault) => `${format}: ${fault}`) };
  });
  const [rss, atom, json] = checked.map(({ entries }) =>
    JSON.stringify(entries.map(({ html: _, summary: __, ...seen }) => seen)),
  );
  const differing = rss === atom && atom === json ? [] : ["11 formats differ"];
  return [...checked.flatMap(({ faults }) => faults), ...differing];
}

describe("feeds of hostile texts", () => {
  it("break no point in 1,000 entries of 13 texts each", () => {
    const faults: string[] = [];
    for (let start = 0; start < HOW_MANY; start += 50)
      faults.push(...faultsOf(hostileDocument(start)));
    expect(faults).toEqual([]);
  });

  it("break no point for any code units", () => {
    const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
    const texts = fc.array(
      fc.array(unit, { maxLength: 12 }).map((units) => units.join("")),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(texts, (list) => {
        const text = (index: number) => list[index % list.length] ?? "";
        expect(faultsOf(hostileDocument(1, text))).toEqual([]);
      }),
      { numRuns: runs(25) },
    );
  });

  it("leave out what can't be published, name it, and keep the others", () => {
    const { body, leftOut } = renderFeed("json", hostileDocument(0));
    expect(leftOut.map(({ reason }) => reason)).toEqual(["bad-address", "bad-date"]);
    expect(JSON.parse(body).items).toHaveLength(48);
  });

  it.each([
    '<p onclick="x()">a</p>',
    "<p onclick=x()>a</p>",
    "<script>x()</script>",
    '<a href="javascript:x()">a</a>',
    '<p style="position:fixed">a</p>',
    '<iframe src="https://a.example/"></iframe>',
    "<p",
  ])("never carry %s, should a store hold it", (html) => {
    const unsafe = { ...hostileEntry(1), html };
    for (const format of FEED_FORMATS) {
      const { body, leftOut } = renderFeed(format, { ...hostileDocument(0), entries: [unsafe] });
      expect(leftOut).toEqual([{ guid: unsafe.guid, reason: "unsafe-html" }]);
      expect(checkFeed(format, body, NOW).entries).toEqual([]);
    }
  });

  it("are the same bytes every time", () => {
    for (const format of FEED_FORMATS) {
      expect(renderFeed(format, hostileDocument(3)).body).toBe(
        renderFeed(format, hostileDocument(3)).body,
      );
    }
  });
});
