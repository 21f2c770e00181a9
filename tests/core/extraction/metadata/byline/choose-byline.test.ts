import { describe, expect, it } from "vitest";
import type { PlacedLine } from "../../../../../functions/core/extraction/metadata/article-lines.ts";
import { chooseByline } from "../../../../../functions/core/extraction/metadata/byline/choose-byline.ts";

describe("chooseByline", () => {
  it.each([
    ["River Park", undefined],
    ["Another Headline", ["River Park"]],
  ])("does not take the headline behind a lone label for a name: %s", (title, authors) => {
    const lines = [line("Text & Fotos:"), line("River Park")];
    expect(choose(lines, title).authors?.value).toEqual(authors);
  });

  it("names nobody whom a system names where nobody signs", () => {
    expect(choose([line("Posted by admin on 24 July 2017")]).authors).toBeUndefined();
  });

  it("does not take where a person works for a second one", () => {
    expect(choose([line("By Jane Doe, Globe Staff")]).authors?.value).toEqual(["Jane Doe"]);
    expect(choose([line("By Globe Staff")]).authors?.value).toEqual(["Globe Staff"]);
  });
});

function choose(lines: readonly PlacedLine[], title?: string) {
  return chooseByline({
    index: new Map(),
    meta: new Map(),
    jsonLd: { article: undefined, page: undefined, byId: new Map() },
    lines,
    siteKeys: new Set(["globe"]),
    title,
  });
}

function line(text: string): PlacedLine {
  return { text, place: "opening", nodes: [], hint: () => "" };
}
