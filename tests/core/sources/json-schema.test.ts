import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sourceListJsonSchema } from "../../../functions/core/sources/json-schema.ts";

it("is the one that ships (npm run schema writes it)", () => {
  expect(readFileSync("sources.schema.json", "utf8")).toBe(sourceListJsonSchema());
});

it("knows every setting, and no other", () => {
  const schema = JSON.parse(sourceListJsonSchema());
  const source = schema.properties.sources.items;
  expect(source.required).toEqual(["url"]);
  expect(source.additionalProperties).toBe(false);
  expect(Object.keys(source.properties).toSorted()).toEqual(
    "article every exclude fullText groups id include language listing politeness retention timezone title url".split(
      " ",
    ),
  );
});
