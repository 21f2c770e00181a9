import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Message } from "../../functions/core/messages.ts";
import { parseMessage } from "../../functions/core/parse-message.ts";
import "../support/properties.ts";

const ARTICLE: Message = {
  version: 1,
  kind: "crawl-article",
  sourceKey: "s",
  articleId: "a",
  enqueuedAt: "2026-11-22T08:00:00.000Z",
};

const SOURCE: Message = {
  version: 1,
  kind: "crawl-source",
  sourceKey: "s",
  enqueuedAt: "2026-11-22T08:00:00.000Z",
  slotAt: "2026-11-22T08:01:00.000Z",
  forced: true,
  listingUrl: "https://www.example.cn/要闻/2",
  listingPage: 2,
};

describe("parseMessage", () => {
  it.each([ARTICLE, SOURCE, { ...ARTICLE, ofTomorrow: { 明天: 1 } }])("takes %o", (message) => {
    expect(parseMessage(JSON.stringify(message))).toEqual(message);
  });

  it.each([
    ["no JSON", "{", "it is not a JSON object"],
    ["a list", "[]", "it is not a JSON object"],
    ["an unknown kind", JSON.stringify({ ...ARTICLE, kind: "toString" }), "its kind is unknown"],
    ["a tick", JSON.stringify({ version: 1, kind: "tick" }), "its kind is unknown"],
    ["no version", JSON.stringify({ ...ARTICLE, version: "1" }), "its version is unknown"],
    ["version 0", JSON.stringify({ ...ARTICLE, version: 0 }), "its version is unknown"],
    ["a newer version", JSON.stringify({ ...ARTICLE, version: 2 }), "version 2 is newer"],
    ["no article", JSON.stringify({ ...ARTICLE, articleId: 7 }), "`articleId` is not a string"],
    ["no time", JSON.stringify({ ...ARTICLE, enqueuedAt: "soon" }), "`enqueuedAt` is not a time"],
    ["a wrong slot", JSON.stringify({ ...SOURCE, slotAt: "" }), "`slotAt` is not a time"],
    ["a wrong option", JSON.stringify({ ...SOURCE, forced: "no" }), "`forced` is not a boolean"],
  ])("refuses %s", (_, body, reason) => {
    const error = expect.objectContaining({ code: "bad-message" });
    expect(() => parseMessage(body)).toThrow(error);
    expect(() => parseMessage(body)).toThrow(reason);
  });

  it("quotes no more than the start of a long one", () => {
    expect(() => parseMessage("x".repeat(262_144))).toThrow(/^.{0,300}$/);
  });

  it("throws nothing but bad-message, whatever comes", () => {
    const error = expect.objectContaining({ code: "bad-message" });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        expect(() => parseMessage(body)).toThrow(error);
      }),
    );
  });
});
