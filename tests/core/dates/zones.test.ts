import { describe, expect, it } from "vitest";
import { offsetOfZone, zoneOfLanguage } from "../../../functions/core/dates/zones.ts";

const winter = Date.UTC(2021, 0, 15);

describe("zoneOfLanguage", () => {
  it.each([
    ["de", 1],
    ["de_AT", 1],
    ["de-US", 1],
    ["es", 1],
    ["es-MX", -6],
    ["fr-CA", -5],
    ["pt-BR", -3],
    ["ru", 3],
    ["ru-UA", 2],
    ["ar-SA", 3],
    ["en-PH", 8],
    ["en-NZ", 13],
    ["zh-Hant", 8],
    ["zh-cmn-Hans", 8],
    ["az", 4],
  ])("knows the clocks of %s", (language, hours) => {
    expect(offsetOfZone(zoneOfLanguage(language) ?? "", winter)).toBe(hours * 60);
  });

  it.each([undefined, "", "en", "en-US", "en-CA", "pt", "ar", "kr", "english", "x-default"])(
    "has none for %s",
    (language) => {
      expect(zoneOfLanguage(language)).toBeUndefined();
    },
  );
});
