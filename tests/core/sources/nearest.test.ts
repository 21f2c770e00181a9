import fc from "fast-check";
import { expect, it } from "vitest";
import { nearest } from "../../../functions/core/sources/nearest.ts";
import "../../support/properties.ts";

const KNOWN = ["url", "id", "title", "every", "fullText", "listing", "language"];

it.each([
  ["utl", "url"],
  ["ulr", "url"],
  ["FULLTEXT", "fullText"],
  ["full-text", "fullText"],
  ["tilte", "title"],
  ["listings", "listing"],
  ["langage", "language"],
])("%s is meant to be %s", (word, meant) => expect(nearest(word, KNOWN)).toBe(meant));

it.each(["x", "", "colour", "everything", "标题"])("'%s' is near to nothing", (word) =>
  expect(nearest(word, KNOWN)).toBeUndefined(),
);

it("is quick for any word", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 5000 }), (word) => {
      const found = nearest(word, KNOWN);
      return found === undefined || KNOWN.includes(found);
    }),
  );
});
