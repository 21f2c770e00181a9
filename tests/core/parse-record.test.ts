import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRecord, parseRecordText } from "../../functions/core/parse-record.ts";
import "../support/properties.ts";
import { aFeed, anArticle, aSource } from "../support/stored-records.ts";

describe("parseRecord", () => {
  it("takes records of the shape that is written today, with fields that it does not know", () => {
    const source = { ...aSource("a"), ofTomorrow: [1] };
    expect(parseRecord("source", source.key, source)).toEqual(source);
    const article = anArticle("1");
    expect(parseRecordText("article", article.id, JSON.stringify(article))).toEqual(article);
    expect(parseRecord("feed", "all", aFeed("all"))).toEqual(aFeed("all"));
  });

  it.each([
    ["not JSON", '{"schema":1,', "it is not JSON"],
    ["no object", "[]", "it is not an object"],
    ["nothing", "null", "it is not an object"],
    ["no version", JSON.stringify({ ...anArticle("1"), schema: undefined }), "`schema` is not"],
    ["no revision", JSON.stringify({ ...anArticle("1"), revision: "1" }), "`revision` is not"],
    ["no id", JSON.stringify({ ...anArticle("1"), id: undefined }), "`id` is not a text"],
    ["a list that is none", JSON.stringify({ ...anArticle("1"), revisions: {} }), "not a list"],
    ["a wrong time", JSON.stringify({ ...anArticle("1"), enteredAt: 5 }), "a text or absent"],
  ])("names the key and what is wrong: %s", (_, text, flaw) => {
    const parse = () => parseRecordText("article", "k1", text);
    expect(parse).toThrow(expect.objectContaining({ code: "damaged-record" }));
    expect(parse).toThrow(`the stored article k1 is damaged: `);
    expect(parse).toThrow(flaw);
  });

  it("does not take a newer program's record for damage: it may be read later", () => {
    const newer = { ...anArticle("1"), schema: 2 };
    const error = expect.objectContaining({ code: "store-unavailable" });
    expect(() => parseRecord("article", "k1", newer)).toThrow(error);
    const newerPart = { ...anArticle("1"), gathering: { schema: 2 } };
    expect(() => parseRecord("article", "k1", newerPart)).toThrow(error);
  });

  it("throws nothing but its own errors, whatever is stored", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom("source", "article", "feed"), (text, kind) => {
        const error = expect.objectContaining({ code: "damaged-record" });
        expect(() => parseRecordText(kind, "k", text)).toThrow(error);
      }),
    );
  });
});
